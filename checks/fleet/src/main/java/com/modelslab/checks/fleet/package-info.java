// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** Several processes on one account, of which some are killed. */
@NullMarked
package com.modelslab.checks.fleet;

import org.jspecify.annotations.NullMarked;
