// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Results that are not images: videos, sounds, 3D models and text files, made without any codec.
 */
@NullMarked
package com.modelslab.simulator.internal.clip;

import org.jspecify.annotations.NullMarked;
