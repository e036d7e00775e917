// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
/** Counts what becomes of submits behind real servers that end connections. */
@NullMarked
package com.modelslab.realservers;

import org.jspecify.annotations.NullMarked;
