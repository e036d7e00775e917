// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/**
 * A client for the ModelsLab image API. Start at {@link com.modelslab.ModelsLab}.
 *
 * <p>The centre is the queued job: submit an image edit, wait for its {@link
 * com.modelslab.job.Job}, and download the images.
 */
@NullMarked
package com.modelslab;

import org.jspecify.annotations.NullMarked;
