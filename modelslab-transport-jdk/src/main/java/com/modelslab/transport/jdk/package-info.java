// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Carries requests with the JDK's own {@code java.net.http}: {@link
 * com.modelslab.transport.jdk.JdkTransport}.
 */
@NullMarked
package com.modelslab.transport.jdk;

import org.jspecify.annotations.NullMarked;
