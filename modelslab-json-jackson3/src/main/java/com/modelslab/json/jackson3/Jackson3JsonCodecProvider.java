// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.json.jackson3;

import com.modelslab.spi.JsonCodec;
import com.modelslab.spi.JsonCodecProvider;
import java.util.Optional;

/** Makes {@link Jackson3JsonCodec}s; found under the id {@code jackson3}. */
public final class Jackson3JsonCodecProvider implements JsonCodecProvider {
  /** For the service loader. */
  public Jackson3JsonCodecProvider() {}

  @Override
  public String id() {
    return "jackson3";
  }

  @Override
  public int priority() {
    return 20; // above jackson: who adds this module means it
  }

  @Override
  public JsonCodec create() {
    return new Jackson3JsonCodec();
  }

  @Override
  public Optional<String> library() {
    return Optional.of("jackson-core 3 (tools.jackson.core)");
  }
}
