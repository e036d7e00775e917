// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Carries requests with Apache HttpClient 5: {@link
 * com.modelslab.transport.apache.ApacheTransport}.
 */
@NullMarked
package com.modelslab.transport.apache;

import org.jspecify.annotations.NullMarked;
