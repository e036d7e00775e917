// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What can be asked of the service: one builder for each tool, and {@link
 * com.modelslab.request.GeneralRequest} for an endpoint that has none yet.
 */
@NullMarked
package com.modelslab.request;

import org.jspecify.annotations.NullMarked;
