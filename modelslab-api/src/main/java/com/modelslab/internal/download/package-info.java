// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** Downloads of results to files. Not part of the public API. */
@NullMarked
package com.modelslab.internal.download;

import org.jspecify.annotations.NullMarked;
