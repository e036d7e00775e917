// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.BodySink;
import com.modelslab.spi.Headers;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.spi.async.Futures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A transport for unit tests of applications: gives the responses of a script, in order, and keeps
 * the requests. No server, no port, no thread.
 *
 * <pre>{@code
 * ScriptedTransport transport =
 *     new ScriptedTransport()
 *         .respond(200, "{\"status\":\"processing\",\"id\":7,\"eta\":1}")
 *         .respond(200, "{\"status\":\"success\",\"id\":7,\"output\":[\"https://example.com/1.png\"]}");
 * ModelsLab modelsLab = ModelsLab.builder().apiKey("test").transport(transport).build();
 * }</pre>
 *
 * <p>Safe for concurrent requests, which take responses in the order in which they arrive.
 */
public final class ScriptedTransport implements Transport {
  // Guarded by this.
  private final Queue<Step> script = new ArrayDeque<>();
  private final List<TransportRequest> requests = new ArrayList<>();
  private boolean closed;

  /** Makes a transport with an empty script. */
  public ScriptedTransport() {}

  /** Adds a JSON response. */
  public ScriptedTransport respond(int status, String json) {
    return respond(status, "application/json", json.getBytes(UTF_8));
  }

  /** Adds a response, such as an image for a download. */
  public ScriptedTransport respond(int status, String contentType, byte[] body) {
    Headers headers = Headers.builder().add("Content-Type", contentType).build();
    return add(new Step(new TransportResponse(status, headers, body), null));
  }

  /** Adds a failure. */
  public ScriptedTransport fail(TransportException failure) {
    return add(new Step(null, requireNonNull(failure, "failure")));
  }

  private synchronized ScriptedTransport add(Step step) {
    script.add(step);
    return this;
  }

  /** {@return the requests so far, in order} */
  public synchronized List<TransportRequest> requests() {
    return List.copyOf(requests);
  }

  /** {@return the bodies of the requests so far, as text, in order} */
  public List<String> bodies() {
    return requests().stream().map(request -> new String(request.body(), UTF_8)).toList();
  }

  /** {@return how many steps of the script are left} */
  public synchronized int left() {
    return script.size();
  }

  /**
   * Gives the next response of the script. If none is left, fails with the kind {@code CONNECT} and
   * a message that names the request.
   */
  @Override
  public CompletableFuture<TransportResponse> send(TransportRequest request) {
    Step step;
    synchronized (this) {
      if (closed) {
        return failure(Kind.CLOSED, "The transport is closed", null);
      }
      requests.add(request);
      step = script.poll();
    }
    if (step == null) {
      return failure(
          Kind.CONNECT,
          "The script has no response left for request "
              + requests().size()
              + ", "
              + request
              + ". Add one: respond(…)",
          null);
    }
    if (step.failure != null) {
      return Futures.failed(step.failure);
    }
    return deliver(request, requireNonNull(step.response));
  }

  private static CompletableFuture<TransportResponse> deliver(
      TransportRequest request, TransportResponse response) {
    BodySink sink = request.sink().orElse(null);
    if (sink == null || response.status() / 100 != 2) {
      return CompletableFuture.completedFuture(response);
    }
    try {
      sink.begin(response.status(), response.headers());
      sink.write(ByteBuffer.wrap(response.body()));
    } catch (IOException e) {
      return failure(Kind.IO, "The sink refused the body", e);
    }
    return CompletableFuture.completedFuture(
        new TransportResponse(response.status(), response.headers(), new byte[0]));
  }

  private static CompletableFuture<TransportResponse> failure(
      Kind kind, String message, @Nullable Throwable cause) {
    return Futures.failed(
        new TransportException(
            kind, cause == null ? Delivery.NOT_SENT : Delivery.UNKNOWN, message, cause));
  }

  /** Fails what is sent from now on. */
  @Override
  public synchronized void close() {
    closed = true;
  }

  /** What a request gets: one of both. */
  private record Step(@Nullable TransportResponse response, @Nullable TransportException failure) {}
}
