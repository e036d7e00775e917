// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
/** The Grafana dashboard, held against a Prometheus. */
@NullMarked
package com.modelslab.checks.dashboard;

import org.jspecify.annotations.NullMarked;
