// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** Carries requests with OkHttp. */
module com.modelslab.transport.okhttp {
  requires transitive com.modelslab.api;
  requires static org.jspecify;
  requires transitive okhttp3;
  requires okio;

  exports com.modelslab.transport.okhttp;

  provides com.modelslab.spi.TransportProvider with
      com.modelslab.transport.okhttp.OkHttpTransportProvider;
}
