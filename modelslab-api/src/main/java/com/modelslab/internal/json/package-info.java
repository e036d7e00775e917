// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** Tolerant reading of decoded JSON. Not part of the public API. */
@NullMarked
package com.modelslab.internal.json;

import org.jspecify.annotations.NullMarked;
