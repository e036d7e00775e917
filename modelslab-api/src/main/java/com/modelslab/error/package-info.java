// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What can go wrong. Everything that the SDK itself throws extends {@link
 * com.modelslab.error.ModelsLabException}; wrong arguments throw the JDK's own exceptions.
 */
@NullMarked
package com.modelslab.error;

import org.jspecify.annotations.NullMarked;
