// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck.socket;

import com.modelslab.spi.Headers;
import com.modelslab.spi.ProxySettings;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.tck.socket.Failures.NotProcessed;
import com.modelslab.tck.socket.Failures.ProxyResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A transport on plain sockets that keeps the contract, or breaks it in one way. It stands on its
 * own, so that the contract is tried on more than what the other transports share.
 */
public final class SocketTransport implements Transport {
  private static final Duration SWEEP = Duration.ofMillis(500);

  private final TransportConfig config;
  private final Fault fault;
  private final Dispatcher dispatcher;
  private final Connector connector;
  private final ResponseReader reader;
  private final IdleConnections idle;
  private final Map<Origin, Http2Connection> http2 = new ConcurrentHashMap<>();
  private volatile @Nullable String cookie;

  /** Makes a transport with one fault, or with {@link Fault#NONE}. */
  public SocketTransport(TransportConfig config, Fault fault) {
    this.config = config;
    this.fault = fault;
    this.connector = new Connector(config, fault);
    this.reader = new ResponseReader(fault);
    this.idle = new IdleConnections(fault);
    this.dispatcher = new Dispatcher(config.maxConnections(), fault, this::perform);
    if (fault != Fault.KEEPS_CONNECTIONS_THAT_THE_SERVER_CLOSED) {
      dispatcher.every(SWEEP, idle::sweep);
    }
  }

  @Override
  public CompletableFuture<TransportResponse> send(TransportRequest request) {
    if (fault == Fault.FAILS_INTERRUPTED_CALLERS && Thread.currentThread().isInterrupted()) {
      return CompletableFuture.failedFuture(new IOException("Interrupted"));
    }
    return dispatcher.send(request);
  }

  @Override
  public TransportResponse execute(TransportRequest request) {
    try {
      return Transport.super.execute(request);
    } finally {
      if (fault == Fault.SWALLOWS_THE_INTERRUPT) {
        Thread.interrupted();
      }
    }
  }

  @Override
  public void close() {
    if (fault != Fault.GOES_ON_AFTER_CLOSE) {
      dispatcher.close();
      idle.close();
      http2.values().forEach(Http2Connection::close);
    }
  }

  private TransportResponse perform(Exchange exchange) throws IOException {
    try {
      return exchange(exchange, exchange.request());
    } catch (NotProcessed e) {
      exchange.takeBack();
      return exchange(exchange, exchange.request());
    } catch (ProxyResponse e) {
      return new TransportResponse(e.status(), Headers.builder().build(), new byte[0]);
    } catch (IOException e) {
      if (fault != Fault.SENDS_AGAIN || exchange.hasEnded()) {
        throw e;
      }
      return exchange(exchange, exchange.request());
    }
  }

  private TransportResponse exchange(Exchange exchange, TransportRequest request)
      throws IOException {
    Origin origin = Origin.of(request.uri());
    Http2Connection shared = http2.get(origin);
    if (shared != null && shared.isUsable()) {
      return onHttp2(exchange, shared);
    }
    Http1Connection kept = idle.take(origin);
    if (kept != null) {
      return onHttp1(exchange, request, origin, kept);
    }
    Wire wire = connector.open(exchange, origin);
    if (wire.speaksHttp2()) {
      Http2Connection opened = new Http2Connection(wire, dispatcher.workers(), fault);
      http2.put(origin, opened);
      return onHttp2(exchange, opened);
    }
    return onHttp1(exchange, request, origin, new Http1Connection(wire, fault));
  }

  private TransportResponse onHttp2(Exchange exchange, Http2Connection connection)
      throws IOException {
    try {
      return connection.exchange(exchange, reader);
    } catch (NotProcessed e) {
      exchange.takeBack();
      throw e;
    }
  }

  private TransportResponse onHttp1(
      Exchange exchange, TransportRequest request, Origin origin, Http1Connection connection)
      throws IOException {
    exchange.onAbort(connection.wire()::close);
    try {
      exchange.beginSending();
      connection.wire().socket().setSoTimeout(readTimeout());
      Optional<ProxySettings> proxy = origin.isSecure() ? Optional.empty() : connector.proxy();
      byte[] head = RequestHead.http1(request, proxy, cookie, fault);
      TransportResponse response = connection.exchange(request, head, reader);
      remember(response);
      if (exchange.finish() && connection.isReusable()) {
        idle.put(origin, connection);
      } else {
        connection.wire().close();
      }
      URI target = redirect(request, response);
      return target == null ? response : exchange(exchange, copy(request, target));
    } catch (Throwable e) {
      connection.wire().close();
      throw e;
    }
  }

  private int readTimeout() {
    return switch (fault) {
      case HAS_A_READ_TIMEOUT -> 10_000;
      case READS_WITH_THE_CONNECT_TIMEOUT, TIMES_EACH_READ_ONLY ->
          (int) config.connectTimeout().toMillis();
      default -> 0;
    };
  }

  private void remember(TransportResponse response) {
    if (fault == Fault.SENDS_COOKIES) {
      response.headers().first("Set-Cookie").ifPresent(value -> cookie = value.split(";", 2)[0]);
    }
  }

  private @Nullable URI redirect(TransportRequest request, TransportResponse response) {
    boolean followed =
        fault == Fault.FOLLOWS_REDIRECTS
            || (fault == Fault.FOLLOWS_REDIRECTS_OF_DOWNLOADS && request.sink().isPresent());
    return followed && response.status() / 100 == 3
        ? response.headers().first("Location").map(request.uri()::resolve).orElse(null)
        : null;
  }

  private static TransportRequest copy(TransportRequest request, URI target) {
    TransportRequest.Builder copy =
        TransportRequest.builder(request.method(), target)
            .body(request.body())
            .timeout(request.timeout())
            .maxBodyBytes(request.maxBodyBytes());
    request.headers().forEach(copy::header);
    request.sink().ifPresent(copy::sink);
    return copy.build();
  }
}
