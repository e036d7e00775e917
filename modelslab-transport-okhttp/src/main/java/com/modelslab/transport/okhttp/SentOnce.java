// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.okhttp;

import com.modelslab.spi.http.ChannelSockets;
import com.modelslab.spi.http.InFlightRequest;
import java.io.IOException;
import java.net.Socket;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Travels with a request through OkHttp and lets it onto a connection once: redirects, retries and
 * follow-ups of whatever origin end here.
 */
final class SentOnce {
  private final InFlightRequest call;
  private final ChannelSockets sockets;
  private final ConnectTurns turns;
  private final boolean withBody;
  // The connection that the request has last gone to; null as long as it has none.
  private volatile @Nullable Socket connection;
  private volatile boolean http2;
  private volatile boolean bodyStarted;
  private volatile @Nullable Response received;

  SentOnce(InFlightRequest call, ChannelSockets sockets, ConnectTurns turns) {
    this.call = call;
    this.sockets = sockets;
    this.turns = turns;
    this.withBody = call.request().body().length > 0;
  }

  /** A network interceptor: it runs on an open connection just before the request is written. */
  static Response intercept(Interceptor.Chain chain) throws IOException {
    SentOnce request = chain.request().tag(SentOnce.class);
    if (request == null) {
      throw new IOException("Not a request of this transport");
    }
    request.goesTo(chain.connection());
    Response response = chain.proceed(chain.request());
    request.call.answered();
    request.received = response;
    if (saysClose(response)) {
      request.retireConnection();
    }
    // OkHttp acts on some errors by itself: it repeats a GET on a 503 that says "Retry-After: 0",
    // and fails on a 407 that does not come from a proxy. So it sees one on which it does nothing.
    return response.code() < 400 ? response : response.newBuilder().code(400).build();
  }

  /** {@return the response with the status and the header fields that were received} */
  static Response received(Response response) {
    SentOnce request = response.request().tag(SentOnce.class);
    Response received = request == null ? null : request.received;
    return received == null ? response : received;
  }

  /** {@return the call that the request is part of} */
  InFlightRequest call() {
    return call;
  }

  /** The body goes out. Without it the request is not complete, so nobody can have processed it. */
  void startBody() throws IOException {
    bodyStarted = true;
    if (withBody) {
      call.beginSending();
    }
  }

  /**
   * {@return whether a failure proves that the server did not process the request, and that another
   * connection may do better: it refused the stream (which is also how OkHttp takes a GOAWAY that
   * leaves the stream out), the connection takes no more streams, or it broke off before the
   * request was complete}
   */
  boolean isRefused(IOException failure) {
    if (!http2) {
      return call.needsConfirmation();
    }
    return ("stream was reset: REFUSED_STREAM".equals(failure.getMessage())
        || (withBody && !bodyStarted));
  }

  /** Lets no other request onto the connection of this one. */
  void retireConnection() {
    Socket last = connection;
    if (last != null) {
      sockets.retire(last);
    }
  }

  // OkHttp knows the word only when it stands alone, not in a list of options.
  private static boolean saysClose(Response response) {
    for (String options : response.headers("Connection")) {
      for (String option : options.split(",", -1)) {
        if (option.trim().equalsIgnoreCase("close")) {
          return true;
        }
      }
    }
    return false;
  }

  private void goesTo(@Nullable Connection open) throws IOException {
    if (open != null) {
      http2 = open.protocol() == Protocol.HTTP_2 || open.protocol() == Protocol.H2_PRIOR_KNOWLEDGE;
      connection = open.socket();
      turns.connected(open.route().address().url().host(), http2);
      if (!http2) {
        sockets.checkReusable(open.socket(), call);
      }
    }
    if (!withBody) {
      call.beginSending();
    }
  }
}
