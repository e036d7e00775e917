// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** Requests for making videos. Submit them with {@link com.modelslab.ModelsLab#submit}. */
@NullMarked
package com.modelslab.video;

import org.jspecify.annotations.NullMarked;
