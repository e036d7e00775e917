// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** What several instances on one account share: jobs that outlive their machine, and webhooks. */
@NullMarked
package com.modelslab.fleet;

import org.jspecify.annotations.NullMarked;
