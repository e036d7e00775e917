// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.fleet;

import com.modelslab.ModelsLab;
import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.Headers;
import com.modelslab.spi.JsonCodec;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A service without HTTP or JSON, whose jobs are in whatever state the test says. */
final class FakeService implements Transport, JsonCodec {
  private final Map<String, Map<String, ?>> objects = new ConcurrentHashMap<>();
  private final Map<String, Map<String, ?>> states = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> fetches = new ConcurrentHashMap<>();
  private final AtomicInteger submits = new AtomicInteger();
  private volatile boolean cut;

  /** A client of this service that does everything on the calling thread, where it can. */
  ModelsLab.Builder client() {
    return ModelsLab.builder()
        .apiKey("sk-test-key")
        .transport(this)
        .codec(this)
        .executor(Runnable::run);
  }

  /** Loses the responses to submits from now on. */
  void cutSubmits() {
    cut = true;
  }

  void runs(String id) {
    states.put(id, Map.of("status", "processing", "id", id, "eta", 5));
  }

  void completes(String id) {
    states.put(
        id, Map.of("status", "success", "id", id, "output", List.of("https://cdn.example/1.png")));
  }

  void fails(String id) {
    states.put(id, Map.of("status", "failed", "id", id, "message", "No face found"));
  }

  int submits() {
    return submits.get();
  }

  int fetches(String id) {
    return count(id).get();
  }

  private AtomicInteger count(String id) {
    return fetches.computeIfAbsent(id, key -> new AtomicInteger());
  }

  @Override
  public CompletableFuture<TransportResponse> send(TransportRequest request) {
    String path = request.uri().getPath();
    int fetch = path.indexOf("/fetch/");
    if (fetch >= 0) {
      String id = path.substring(fetch + "/fetch/".length());
      count(id).incrementAndGet();
      Map<String, ?> unknown = Map.of("status", "error", "message", "Request not found");
      return respond(states.getOrDefault(id, unknown));
    }
    String id = String.valueOf(submits.incrementAndGet());
    if (cut) {
      return CompletableFuture.failedFuture(
          new TransportException(Kind.IO, Delivery.UNKNOWN, "Connection reset", null));
    }
    runs(id);
    return respond(states.get(id));
  }

  private CompletableFuture<TransportResponse> respond(Map<String, ?> object) {
    return CompletableFuture.completedFuture(
        new TransportResponse(200, Headers.empty(), encode(object)));
  }

  @Override
  public byte[] encode(Map<String, ?> object) {
    String name = "object-" + object.hashCode();
    objects.put(name, object);
    return name.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Map<String, Object> decode(byte[] json) {
    return Map.copyOf(objects.get(new String(json, StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {}
}
