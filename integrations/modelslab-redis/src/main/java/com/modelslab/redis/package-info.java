// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** What several instances on one account share, in a Redis that they all reach. */
@NullMarked
package com.modelslab.redis;

import org.jspecify.annotations.NullMarked;
