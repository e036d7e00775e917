// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.apache;

import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.tck.TransportContract;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.io.CloseMode;

class ApacheTransportContractTest extends TransportContract {
  @Override
  protected Transport open(TransportConfig config) {
    return ApacheTransport.create(config);
  }

  @Override
  protected Set<Feature> unsupported() {
    return Set.of(Feature.HTTP_2);
  }

  @Override
  protected Optional<Borrowed> borrow() {
    return Optional.of(new Owner());
  }

  /** Lends a client with the stack's own defaults. */
  private static final class Owner implements Borrowed {
    private final CloseableHttpClient client = HttpClients.createDefault();

    @Override
    public Transport transport() {
      return ApacheTransport.using(client);
    }

    @Override
    public int get(URI uri) throws Exception {
      return client.execute(new HttpGet(uri), HttpResponse::getCode);
    }

    @Override
    public void close() {
      client.close(CloseMode.IMMEDIATE);
    }
  }
}
