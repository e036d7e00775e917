// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** Carries requests with Apache HttpClient 5. */
module com.modelslab.transport.apache {
  requires transitive com.modelslab.api;
  requires static org.jspecify;
  requires transitive org.apache.httpcomponents.client5.httpclient5;
  requires org.apache.httpcomponents.core5.httpcore5;
  requires jdk.net;
  requires org.slf4j;

  exports com.modelslab.transport.apache;

  provides com.modelslab.spi.TransportProvider with
      com.modelslab.transport.apache.ApacheTransportProvider;
}
