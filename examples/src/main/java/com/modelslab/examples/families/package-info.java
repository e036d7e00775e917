// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
/** One request for each tool of the families. */
@NullMarked
package com.modelslab.examples.families;

import org.jspecify.annotations.NullMarked;
