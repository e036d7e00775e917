// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** How it works inside. No promise is made about anything here, and it is not exported. */
@NullMarked
package com.modelslab.internal;

import org.jspecify.annotations.NullMarked;
