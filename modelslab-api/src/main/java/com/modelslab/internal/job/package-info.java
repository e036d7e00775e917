// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** Jobs under way: submits, polls, batches. Not part of the public API. */
@NullMarked
package com.modelslab.internal.job;

import org.jspecify.annotations.NullMarked;
