// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.checks.dashboard;

import java.time.Instant;
import java.util.List;

/** A line of a panel: a value for each moment. */
record Line(String name, List<Instant> moments, List<Double> values) {}
