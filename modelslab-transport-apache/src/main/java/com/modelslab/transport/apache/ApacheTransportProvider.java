// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.apache;

import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportProvider;
import java.util.Optional;

/** Offers {@link ApacheTransport} to clients that look for a transport, as {@code apache}. */
public final class ApacheTransportProvider implements TransportProvider {
  /** For {@link java.util.ServiceLoader}. */
  public ApacheTransportProvider() {}

  @Override
  public String id() {
    return "apache";
  }

  @Override
  public int priority() {
    return 10;
  }

  @Override
  public Transport create(TransportConfig config) {
    return ApacheTransport.create(config);
  }

  @Override
  public Optional<String> library() {
    return Optional.of("httpclient5 5.4 or later (org.apache.httpcomponents.client5)");
  }
}
