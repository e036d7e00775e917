// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.jdk;

import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportProvider;

/** Offers {@link JdkTransport} to clients that look for a transport, as {@code jdk}. */
public final class JdkTransportProvider implements TransportProvider {
  /** For {@link java.util.ServiceLoader}. */
  public JdkTransportProvider() {}

  @Override
  public String id() {
    return "jdk";
  }

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public Transport create(TransportConfig config) {
    return JdkTransport.create(config);
  }
}
