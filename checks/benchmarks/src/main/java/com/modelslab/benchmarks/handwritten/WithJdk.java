// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks.handwritten;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

final class WithJdk extends HandWritten {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  WithJdk(URI base) {
    super(base);
  }

  @Override
  public Fetched fetch(String id) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = client.send(request(id), BodyHandlers.ofByteArray());
    return read(response.statusCode(), response.body());
  }

  @Override
  public CompletableFuture<Fetched> fetchAsync(String id) {
    try {
      return client
          .sendAsync(request(id), BodyHandlers.ofByteArray())
          .thenApply(WithJdk::readUnchecked);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest request(String id) throws IOException {
    return HttpRequest.newBuilder(URI.create(address(id)))
        .header("Content-Type", "application/json")
        .timeout(TIMEOUT)
        .POST(BodyPublishers.ofByteArray(body()))
        .build();
  }

  private static Fetched readUnchecked(HttpResponse<byte[]> response) {
    try {
      return read(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {}
}
