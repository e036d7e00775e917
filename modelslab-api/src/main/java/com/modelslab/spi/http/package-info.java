// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Help for authors of transports: {@link com.modelslab.spi.http.RequestDispatcher} does everything
 * in the contract of a transport that is the same for every HTTP stack.
 */
@NullMarked
package com.modelslab.spi.http;

import org.jspecify.annotations.NullMarked;
