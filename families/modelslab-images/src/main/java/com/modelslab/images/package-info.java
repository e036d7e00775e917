// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Requests for making images: from words, from images, in real time, with community models and
 * those of version 7 of the API; interiors; face swaps. Submit them with {@link
 * com.modelslab.ModelsLab#submit}.
 */
@NullMarked
package com.modelslab.images;

import org.jspecify.annotations.NullMarked;
