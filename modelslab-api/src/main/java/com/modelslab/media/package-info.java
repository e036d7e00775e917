// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Media as inputs of requests: {@link com.modelslab.media.VideoInput}, {@link
 * com.modelslab.media.AudioInput}, and what they share with images.
 */
@NullMarked
package com.modelslab.media;

import org.jspecify.annotations.NullMarked;
