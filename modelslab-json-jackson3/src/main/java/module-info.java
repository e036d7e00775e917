// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

import com.modelslab.json.jackson3.Jackson3JsonCodecProvider;
import com.modelslab.spi.JsonCodecProvider;

/** JSON on the streaming part of Jackson 3. */
@SuppressWarnings("module") // the digit is part of the name
module com.modelslab.json.jackson3 {
  requires static org.jspecify;
  requires transitive com.modelslab.api;
  requires tools.jackson.core;

  exports com.modelslab.json.jackson3;

  provides JsonCodecProvider with
      Jackson3JsonCodecProvider;
}
