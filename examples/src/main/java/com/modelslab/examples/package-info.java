// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/**
 * One runnable file an idea. Start with {@link com.modelslab.examples.QuickStart}; the others show
 * one thing each and stand alone.
 */
@NullMarked
package com.modelslab.examples;

import org.jspecify.annotations.NullMarked;
