// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** The peers that the contracts put in front of a transport: servers and proxies on raw sockets. */
@NullMarked
package com.modelslab.tck.internal;

import org.jspecify.annotations.NullMarked;
