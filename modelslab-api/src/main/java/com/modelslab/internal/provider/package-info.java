// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** Looks for transports and codecs on the class path. Not part of the public API. */
@NullMarked
package com.modelslab.internal.provider;

import org.jspecify.annotations.NullMarked;
