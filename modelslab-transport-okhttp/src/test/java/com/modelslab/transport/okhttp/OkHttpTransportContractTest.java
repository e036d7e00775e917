// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.okhttp;

import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.tck.TransportContract;
import java.net.URI;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

class OkHttpTransportContractTest extends TransportContract {
  @Override
  protected Transport open(TransportConfig config) {
    return OkHttpTransport.create(config);
  }

  @Override
  protected Optional<Borrowed> borrow() {
    return Optional.of(new Owner());
  }

  /** Lends a client with the stack's own defaults. */
  private static final class Owner implements Borrowed {
    private final OkHttpClient client = new OkHttpClient();

    @Override
    public Transport transport() {
      return OkHttpTransport.using(client);
    }

    @Override
    public int get(URI uri) throws Exception {
      try (Response response =
          client.newCall(new Request.Builder().url(uri.toURL()).build()).execute()) {
        return response.code();
      }
    }

    @Override
    public void close() {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }
}
