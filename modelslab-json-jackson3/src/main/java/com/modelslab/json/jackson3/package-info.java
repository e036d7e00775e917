// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/**
 * {@link com.modelslab.spi.JsonCodec} on jackson-core 3, without databind: see {@link
 * com.modelslab.json.jackson3.Jackson3JsonCodec}.
 */
@NullMarked
package com.modelslab.json.jackson3;

import org.jspecify.annotations.NullMarked;
