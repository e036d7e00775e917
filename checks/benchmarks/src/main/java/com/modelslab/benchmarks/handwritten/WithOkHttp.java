// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks.handwritten;

import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

final class WithOkHttp extends HandWritten {
  private static final MediaType JSON = MediaType.get("application/json");

  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .connectionPool(new ConnectionPool(CONNECTIONS, 1, TimeUnit.MINUTES))
          .callTimeout(TIMEOUT)
          .build();

  WithOkHttp(URI base) {
    super(base);
    client.dispatcher().setMaxRequestsPerHost(CONNECTIONS);
  }

  @Override
  public Fetched fetch(String id) throws IOException {
    try (Response response = client.newCall(request(id)).execute()) {
      return read(response);
    }
  }

  @Override
  public CompletableFuture<Fetched> fetchAsync(String id) {
    CompletableFuture<Fetched> future = new CompletableFuture<>();
    try {
      client
          .newCall(request(id))
          .enqueue(
              new Callback() {
                @Override
                public void onFailure(Call call, IOException e) {
                  future.completeExceptionally(e);
                }

                @Override
                public void onResponse(Call call, Response response) {
                  try (response) {
                    future.complete(read(response));
                  } catch (IOException e) {
                    future.completeExceptionally(e);
                  }
                }
              });
    } catch (IOException e) {
      future.completeExceptionally(e);
    }
    return future;
  }

  private Request request(String id) throws IOException {
    return new Request.Builder().url(address(id)).post(RequestBody.create(body(), JSON)).build();
  }

  private static Fetched read(Response response) throws IOException {
    return read(response.code(), Objects.requireNonNull(response.body()).bytes());
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
