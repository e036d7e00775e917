// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.okhttp;

import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportProvider;
import java.util.Optional;

/** Offers {@link OkHttpTransport} to clients that look for a transport, as {@code okhttp}. */
public final class OkHttpTransportProvider implements TransportProvider {
  /** For {@link java.util.ServiceLoader}. */
  public OkHttpTransportProvider() {}

  @Override
  public String id() {
    return "okhttp";
  }

  @Override
  public int priority() {
    return 10;
  }

  @Override
  public Transport create(TransportConfig config) {
    return OkHttpTransport.create(config);
  }

  @Override
  public Optional<String> library() {
    return Optional.of("okhttp-jvm 5, or okhttp 4.12 or later (com.squareup.okhttp3)");
  }
}
