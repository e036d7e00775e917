// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.jdk;

import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.tck.TransportContract;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class JdkTransportContractTest extends TransportContract {
  @Override
  protected Transport open(TransportConfig config) {
    return JdkTransport.create(config);
  }

  @Override
  protected Set<Feature> unsupported() {
    return Runtime.version().feature() < 24 ? Set.of(Feature.HTTP_2) : Set.of();
  }

  @Override
  protected Map<String, String> exemptions() {
    return Map.of(
        "send_afterConnectionClose_opensAnotherConnection",
        "HttpClient heeds the exact value \"close\", not that word in a list");
  }

  @Override
  protected Optional<Borrowed> borrow() {
    return Optional.of(new Owner());
  }

  /** Lends a client with the stack's own defaults. */
  private static final class Owner implements Borrowed {
    private final HttpClient client = HttpClient.newBuilder().executor(Runnable::run).build();

    @Override
    public Transport transport() {
      return JdkTransport.using(client);
    }

    @Override
    public int get(URI uri) throws Exception {
      HttpRequest request = HttpRequest.newBuilder(uri).build();
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    @Override
    public void close() {
      // Nothing to close before JDK 21.
    }
  }
}
