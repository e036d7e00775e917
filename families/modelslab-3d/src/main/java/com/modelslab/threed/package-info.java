// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** Requests for making 3D models. Submit them with {@link com.modelslab.ModelsLab#submit}. */
@NullMarked
package com.modelslab.threed;

import org.jspecify.annotations.NullMarked;
