// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Media as inputs of requests and as results: {@link com.modelslab.media.VideoInput}, {@link
 * com.modelslab.media.AudioInput}, what they share with images, and the formats of files.
 */
@NullMarked
package com.modelslab.media;

import org.jspecify.annotations.NullMarked;
