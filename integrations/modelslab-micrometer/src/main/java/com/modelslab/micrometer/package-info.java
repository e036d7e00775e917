// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** Observations of a client, for metrics and traces, on Micrometer. */
@NullMarked
package com.modelslab.micrometer;

import org.jspecify.annotations.NullMarked;
