// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.json.jackson;

import com.modelslab.spi.JsonCodec;
import com.modelslab.spi.JsonCodecProvider;

/** Makes {@link JacksonJsonCodec}s; found under the id {@code jackson}. */
public final class JacksonJsonCodecProvider implements JsonCodecProvider {
  /** For the service loader. */
  public JacksonJsonCodecProvider() {}

  @Override
  public String id() {
    return "jackson";
  }

  @Override
  public int priority() {
    return 10;
  }

  @Override
  public JsonCodec create() {
    return new JacksonJsonCodec();
  }
}
