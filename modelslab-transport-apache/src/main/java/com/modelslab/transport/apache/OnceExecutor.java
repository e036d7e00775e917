// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.apache;

import com.modelslab.spi.http.ChannelSockets;
import com.modelslab.spi.http.InFlightRequest;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Writes requests on an open connection: each once, none that its caller has left, and none on a
 * connection that the server has closed.
 */
final class OnceExecutor extends HttpRequestExecutor {
  private static final String CALL = "modelslab.call";

  private final Connections connections;
  private final ChannelSockets sockets;
  private final Optional<String> proxyAuthorization;

  OnceExecutor(
      Connections connections, ChannelSockets sockets, Optional<String> proxyAuthorization) {
    this.connections = connections;
    this.sockets = sockets;
    this.proxyAuthorization = proxyAuthorization;
  }

  /** Makes what is executed in {@code context} part of {@code call}. */
  static void attach(InFlightRequest call, HttpContext context) {
    context.setAttribute(CALL, call);
  }

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request,
      HttpClientConnection connection,
      @Nullable HttpResponseInformationCallback informationCallback,
      HttpContext context)
      throws IOException, HttpException {
    // A CONNECT opens the way through a proxy and carries nothing of the request.
    if (request.getMethod().equals("CONNECT")) {
      proxyAuthorization.ifPresent(value -> request.setHeader("Proxy-Authorization", value));
    } else if (context.getAttribute(CALL) instanceof InFlightRequest call) {
      Socket socket =
          connection instanceof ManagedHttpClientConnection managed ? managed.getSocket() : null;
      if (socket != null) {
        sockets.checkReusable(socket, call);
      }
      call.beginSending();
      connections.forget();
      try {
        return super.execute(request, connection, informationCallback, context);
      } catch (IOException e) {
        throw call.needsConfirmation() ? call.unprocessed(e) : e;
      }
    }
    return super.execute(request, connection, informationCallback, context);
  }
}
