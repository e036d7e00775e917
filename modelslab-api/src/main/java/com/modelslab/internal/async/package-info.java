// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** The threads of one client, and what is under way on them. Not part of the public API. */
@NullMarked
package com.modelslab.internal.async;

import org.jspecify.annotations.NullMarked;
