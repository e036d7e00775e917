// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** Help for authors of transports and decorators: futures, timers, and executors. */
@NullMarked
package com.modelslab.spi.async;

import org.jspecify.annotations.NullMarked;
