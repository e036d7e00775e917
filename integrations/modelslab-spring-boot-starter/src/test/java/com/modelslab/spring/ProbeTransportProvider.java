// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportProvider;
import com.modelslab.tck.ScriptedTransport;

/** Taken when it is named only; keeps what it was told last. */
public final class ProbeTransportProvider implements TransportProvider {
  static volatile TransportConfig told = TransportConfig.defaults();

  @Override
  public String id() {
    return "probe";
  }

  @Override
  public int priority() {
    return -100;
  }

  @Override
  public Transport create(TransportConfig config) {
    told = config;
    return new ScriptedTransport();
  }
}
