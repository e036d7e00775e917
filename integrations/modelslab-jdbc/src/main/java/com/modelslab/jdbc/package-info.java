// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** What several instances on one account share, in a database that they all reach. */
@NullMarked
package com.modelslab.jdbc;

import org.jspecify.annotations.NullMarked;
