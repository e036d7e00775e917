// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** What a response of the service means. Not part of the public API. */
@NullMarked
package com.modelslab.internal.response;

import org.jspecify.annotations.NullMarked;
