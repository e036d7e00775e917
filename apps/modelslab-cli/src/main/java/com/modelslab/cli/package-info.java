// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The {@code modelslab} command: image edits from a shell, a local service to try them on, and an
 * explanation of saved responses. It starts in {@link com.modelslab.cli.Main}.
 */
@NullMarked
package com.modelslab.cli;

import org.jspecify.annotations.NullMarked;
