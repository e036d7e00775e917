// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import com.modelslab.error.JsonException;
import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.Headers;
import com.modelslab.spi.JsonCodec;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A service without HTTP or JSON: a transport and a codec that pass maps to one another under a
 * short text. It gives the responses it was told, in order, the last one again and again, and keeps
 * what it was asked.
 */
public class FakeService implements Transport, JsonCodec {
  private final Map<String, Map<String, Object>> objects = new ConcurrentHashMap<>();
  private final Deque<Function<TransportRequest, CompletableFuture<TransportResponse>>> answers =
      new ArrayDeque<>();
  private final List<TransportRequest> requests = Collections.synchronizedList(new ArrayList<>());

  /** Answers with a JSON object of the given names and values, one after the other. */
  public FakeService answer(int status, Object... fields) {
    return answer(status, Headers.empty(), fields);
  }

  /** Answers with header fields too. */
  public FakeService answer(int status, Headers headers, Object... fields) {
    byte[] body = encode(object(fields));
    return then(request -> done(new TransportResponse(status, headers, body)));
  }

  /** Answers with text as it is, through the sink where there is one and the status is 2xx. */
  public FakeService answerBytes(int status, Headers headers, byte[] body) {
    return then(
        request -> {
          if (status / 100 == 2 && request.sink().isPresent()) {
            try {
              request.sink().get().begin(status, headers);
              request.sink().get().write(ByteBuffer.wrap(body));
            } catch (java.io.IOException e) {
              return CompletableFuture.failedFuture(
                  new TransportException(Kind.IO, Delivery.UNKNOWN, "The sink failed", e));
            }
            return done(new TransportResponse(status, headers, new byte[0]));
          }
          return done(new TransportResponse(status, headers, body));
        });
  }

  /** Passes some bytes on to the sink, and then fails as if the connection was cut. */
  public FakeService answerCut(int status, Headers headers, byte[] body) {
    return then(
        request -> {
          try {
            request.sink().orElseThrow().begin(status, headers);
            request.sink().orElseThrow().write(ByteBuffer.wrap(body));
          } catch (java.io.IOException e) {
            return CompletableFuture.failedFuture(
                new TransportException(Kind.IO, Delivery.UNKNOWN, "The sink failed", e));
          }
          return CompletableFuture.failedFuture(
              new TransportException(Kind.TRUNCATED, Delivery.UNKNOWN, "Cut", null));
        });
  }

  /** Answers with text as it is. */
  public FakeService answerText(int status, String text) {
    return answerBytes(status, Headers.empty(), text.getBytes(StandardCharsets.UTF_8));
  }

  /** Fails instead of answering. */
  public FakeService fail(Kind kind, Delivery delivery) {
    return then(
        request ->
            CompletableFuture.failedFuture(
                new TransportException(kind, delivery, "The network says " + kind, null)));
  }

  /** Does not answer until {@code response} is completed. */
  public FakeService answerWith(CompletableFuture<TransportResponse> response) {
    return then(request -> response);
  }

  /** Forgets the responses that are left, the one that would be given again among them. */
  public synchronized void forget() {
    answers.clear();
  }

  private synchronized FakeService then(
      Function<TransportRequest, CompletableFuture<TransportResponse>> response) {
    answers.add(response);
    return this;
  }

  /** {@return what was sent, in order} */
  public List<TransportRequest> requests() {
    return List.copyOf(requests);
  }

  /** {@return the fields of the request of that number, from 0} */
  public Map<String, Object> sent(int index) {
    return decode(requests.get(index).body());
  }

  /** {@return the paths that were called, in order} */
  public List<String> paths() {
    return requests().stream().map(request -> request.uri().getPath()).toList();
  }

  /** {@return a builder of a client that talks to this service, and does everything on the spot} */
  public ModelsLab.Builder client() {
    return threadedClient().executor(Runnable::run).threads(Runnable::run);
  }

  /** {@return a builder of a client that talks to this service, with the threads that it has} */
  public ModelsLab.Builder threadedClient() {
    return ModelsLab.builder().apiKey("sk-test-key").transport(this).codec(this);
  }

  @Override
  public CompletableFuture<TransportResponse> send(TransportRequest request) {
    Function<TransportRequest, CompletableFuture<TransportResponse>> response;
    synchronized (this) {
      requests.add(request);
      if (answers.isEmpty()) {
        throw new AssertionError("Nothing was to be sent, but " + request + " was");
      }
      response = answers.size() == 1 ? answers.peek() : answers.poll();
    }
    return response.apply(request);
  }

  @Override
  public void close() {}

  @Override
  public byte[] encode(Map<String, ?> object) {
    String name = "object-" + objects.size();
    objects.put(name, new LinkedHashMap<>(object));
    // The values follow, so that whoever searches the bytes finds what JSON would hold.
    return (name + " " + object).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Map<String, Object> decode(byte[] json) {
    Map<String, Object> object =
        objects.get(new String(json, StandardCharsets.UTF_8).split(" ", 2)[0]);
    if (object == null) {
      throw new JsonException("malformed JSON", 1, 1, null);
    }
    return object;
  }

  /** {@return an object of names and values, one after the other} */
  public static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }

  private static CompletableFuture<TransportResponse> done(TransportResponse response) {
    return CompletableFuture.completedFuture(response);
  }
}
