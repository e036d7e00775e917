// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.okhttp;

import com.modelslab.spi.TransportProvider;
import com.modelslab.tck.TransportProviderContract;

class OkHttpTransportProviderContractTest extends TransportProviderContract {
  @Override
  protected TransportProvider provider() {
    return new OkHttpTransportProvider();
  }
}
