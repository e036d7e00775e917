// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** Carries requests with the JDK's own {@code java.net.http}. */
module com.modelslab.transport.jdk {
  requires transitive com.modelslab.api;
  requires static org.jspecify;
  requires transitive java.net.http;

  exports com.modelslab.transport.jdk;

  provides com.modelslab.spi.TransportProvider with
      com.modelslab.transport.jdk.JdkTransportProvider;
}
