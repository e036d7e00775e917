// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** The table of {@code docs/performance.md}. */
@NullMarked
package com.modelslab.benchmarks.performance;

import org.jspecify.annotations.NullMarked;
