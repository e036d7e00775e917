// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
/** What a client tells its observer. */
@NullMarked
package com.modelslab.internal.observer;

import org.jspecify.annotations.NullMarked;
