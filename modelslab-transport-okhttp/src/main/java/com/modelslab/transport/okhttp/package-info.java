// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** Carries requests with OkHttp: {@link com.modelslab.transport.okhttp.OkHttpTransport}. */
@NullMarked
package com.modelslab.transport.okhttp;

import org.jspecify.annotations.NullMarked;
