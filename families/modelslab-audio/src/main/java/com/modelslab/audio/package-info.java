// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Requests for speech, music and sounds. Submit them with {@link com.modelslab.ModelsLab#submit}.
 */
@NullMarked
package com.modelslab.audio;

import org.jspecify.annotations.NullMarked;
