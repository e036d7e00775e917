// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.json.jackson;

import com.modelslab.spi.JsonCodec;
import com.modelslab.spi.JsonCodecProvider;
import java.util.Optional;

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

  @Override
  public Optional<String> library() {
    return Optional.of("jackson-core 2.16 or later (com.fasterxml.jackson.core)");
  }
}
