// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.apache;

import java.io.IOException;
import java.net.Socket;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.HttpConnectionFactory;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.jspecify.annotations.Nullable;

/**
 * Makes connections, and closes the one that HttpClient loses: a request that is cancelled while it
 * connects gives its connection up before there is a socket, and the socket that comes then belongs
 * to nobody (seen with 5.4 and 5.6). An exchange stays on one thread, so that is where it is noted.
 */
final class Connections implements HttpConnectionFactory<ManagedHttpClientConnection> {
  private final ManagedHttpClientConnectionFactory factory;

  @SuppressWarnings("ThreadLocalUsage") // not static: each transport notes its own
  private final ThreadLocal<@Nullable ManagedHttpClientConnection> unused = new ThreadLocal<>();

  Connections(Http1Config config) {
    this.factory = ManagedHttpClientConnectionFactory.builder().http1Config(config).build();
  }

  @Override
  public ManagedHttpClientConnection createConnection(@Nullable Socket socket) throws IOException {
    ManagedHttpClientConnection connection = factory.createConnection(socket);
    unused.set(connection);
    return connection;
  }

  /**
   * The connection that this thread made carries a request, or there is none: it is in safe hands.
   */
  void forget() {
    unused.remove();
  }

  /** Closes the connection that this thread made, if it has carried nothing. */
  void closeUnused() {
    ManagedHttpClientConnection connection = unused.get();
    unused.remove();
    if (connection == null) {
      return;
    }
    Socket late = connection.getSocket(); // which a connection that was closed before keeps open
    connection.close(CloseMode.IMMEDIATE);
    if (late != null) {
      Closer.closeQuietly(late);
    }
  }
}
