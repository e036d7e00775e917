// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/**
 * {@link com.modelslab.spi.JsonCodec} on jackson-core, without databind: see {@link
 * com.modelslab.json.jackson.JacksonJsonCodec}.
 */
@NullMarked
package com.modelslab.json.jackson;

import org.jspecify.annotations.NullMarked;
