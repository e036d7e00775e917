// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What authors of transports, codecs and decorators implement: {@link com.modelslab.spi.Transport}
 * carries bytes over HTTP, {@link com.modelslab.spi.JsonCodec} reads and writes JSON, and {@link
 * com.modelslab.spi.Channel} is the seam for everything that wraps a call.
 */
@NullMarked
package com.modelslab.spi;

import org.jspecify.annotations.NullMarked;
