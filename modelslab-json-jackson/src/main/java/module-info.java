// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

import com.modelslab.json.jackson.JacksonJsonCodecProvider;
import com.modelslab.spi.JsonCodecProvider;

/** JSON on the streaming part of Jackson. */
module com.modelslab.json.jackson {
  requires static org.jspecify;
  requires transitive com.modelslab.api;
  requires com.fasterxml.jackson.core;

  exports com.modelslab.json.jackson;

  provides JsonCodecProvider with
      JacksonJsonCodecProvider;
}
