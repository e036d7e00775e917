// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** What the SDK is compared with: the same calls, written by hand on each HTTP stack. */
@NullMarked
package com.modelslab.benchmarks.handwritten;

import org.jspecify.annotations.NullMarked;
