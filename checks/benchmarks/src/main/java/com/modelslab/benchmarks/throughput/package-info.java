// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** How well the queue slots of one account are used. */
@NullMarked
package com.modelslab.benchmarks.throughput;

import org.jspecify.annotations.NullMarked;
