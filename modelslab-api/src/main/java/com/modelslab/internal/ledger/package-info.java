// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** The job ledger in a file. Not part of the public API. */
@NullMarked
package com.modelslab.internal.ledger;

import org.jspecify.annotations.NullMarked;
