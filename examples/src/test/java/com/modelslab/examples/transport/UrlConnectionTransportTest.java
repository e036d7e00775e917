// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples.transport;

import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.tck.TransportContract;
import java.util.Map;
import java.util.Set;

class UrlConnectionTransportTest extends TransportContract {
  @Override
  protected Transport open(TransportConfig config) {
    return new UrlConnectionTransport(config);
  }

  @Override
  protected Set<Feature> unsupported() {
    return Set.of(
        Feature.HTTP_2,
        Feature.ABORTS_WHILE_READING,
        Feature.BODY_OF_401,
        Feature.CONFIRMS_CONNECTIONS,
        Feature.DETECTS_A_CUT_HEAD);
  }

  @Override
  protected Map<String, String> exemptions() {
    return Map.of("send_earlyHints_areSkipped", "HttpURLConnection skips 100 Continue only");
  }
}
