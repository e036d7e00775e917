// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks.handwritten;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;

final class WithApache extends HandWritten {
  private final CloseableHttpClient client =
      HttpClients.custom()
          .setConnectionManager(
              PoolingHttpClientConnectionManagerBuilder.create()
                  .setMaxConnPerRoute(CONNECTIONS)
                  .setMaxConnTotal(CONNECTIONS)
                  .build())
          .setDefaultRequestConfig(
              RequestConfig.custom().setResponseTimeout(Timeout.of(TIMEOUT)).build())
          .build();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  WithApache(URI base) {
    super(base);
  }

  @Override
  public Fetched fetch(String id) throws IOException {
    HttpPost request = new HttpPost(address(id));
    request.setEntity(new ByteArrayEntity(body(), ContentType.APPLICATION_JSON));
    return client.execute(
        request,
        response -> read(response.getCode(), EntityUtils.toByteArray(response.getEntity())));
  }

  @Override
  public CompletableFuture<Fetched> fetchAsync(String id) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return fetch(id);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        threads);
  }

  @Override
  public void close() throws IOException {
    threads.shutdown();
    client.close();
  }
}
