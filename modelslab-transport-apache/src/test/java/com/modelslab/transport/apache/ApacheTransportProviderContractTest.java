// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.apache;

import com.modelslab.spi.TransportProvider;
import com.modelslab.tck.TransportProviderContract;

class ApacheTransportProviderContractTest extends TransportProviderContract {
  @Override
  protected TransportProvider provider() {
    return new ApacheTransportProvider();
  }
}
