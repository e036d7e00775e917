// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** ModelsLab as an image model of Spring AI. */
@NullMarked
package com.modelslab.springai;

import org.jspecify.annotations.NullMarked;
