// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.json.jackson3;

import com.modelslab.spi.JsonCodec;
import com.modelslab.tck.JsonCodecContract;

class Jackson3JsonCodecContractTest extends JsonCodecContract {
  @Override
  protected JsonCodec codec() {
    return new Jackson3JsonCodec();
  }
}
