// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** Images as inputs of requests. Start at {@link com.modelslab.image.ImageInput}. */
@NullMarked
package com.modelslab.image;

import org.jspecify.annotations.NullMarked;
