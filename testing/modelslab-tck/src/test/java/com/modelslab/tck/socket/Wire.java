// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck.socket;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/**
 * An open connection.
 *
 * @param socket what is written to and read from
 * @param raw the socket below TLS, whose closing never waits; the same without TLS
 */
record Wire(Socket socket, Socket raw) {
  boolean isSecure() {
    return socket != raw;
  }

  boolean speaksHttp2() {
    return socket instanceof SSLSocket tls && "h2".equals(tls.getApplicationProtocol());
  }

  void close() {
    closeQuietly(raw);
  }

  static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }
}
