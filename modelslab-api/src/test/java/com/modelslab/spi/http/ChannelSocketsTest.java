// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.spi.TransportRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketImpl;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class ChannelSocketsTest {
  private final RequestDispatcher calls = new RequestDispatcher("test", 1, call -> {});
  private final ChannelSockets sockets = calls.sockets();
  private final InFlightRequest call =
      new InFlightRequest(
          calls, TransportRequest.builder("POST", URI.create("http://127.0.0.1/")).build(), false);
  private ServerSocket server;
  private Socket connection;
  private Socket accepted;

  @BeforeEach
  void connect() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    connection = sockets.createSocket(server.getInetAddress(), server.getLocalPort());
    accepted = server.accept();
  }

  @AfterEach
  void close() throws IOException {
    calls.close();
    accepted.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void checkReusable_connectionIsOpen_passes(boolean layered) throws IOException {
    Socket used = layered ? new Layered(connection) : connection;
    sockets.checkReusable(used, call);

    assertThatCode(() -> sockets.checkReusable(used, call)).doesNotThrowAnyException();
    assertThat(connection.isClosed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void checkReusable_peerHasClosed_isStale(boolean layered) throws IOException {
    Socket used = layered ? new Layered(connection) : connection;
    sockets.checkReusable(used, call);
    endByPeer();

    assertThatThrownBy(() -> sockets.checkReusable(used, call))
        .isInstanceOf(StaleConnectionException.class);
    assertThat(connection.isClosed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void checkReusable_wasLetGoBecauseThePeerClosed_isStale(boolean layered) throws IOException {
    Socket used = layered ? new Layered(connection) : connection;
    sockets.checkReusable(used, call);
    endByPeer();
    ((ChannelSocket) connection).closeIfEnded();

    assertThatThrownBy(() -> sockets.checkReusable(used, call))
        .isInstanceOf(StaleConnectionException.class);
  }

  @Test
  void checkReusable_socketOfAnotherFactory_passes() throws IOException {
    try (Socket foreign = new Socket(server.getInetAddress(), server.getLocalPort())) {
      assertThatCode(() -> sockets.checkReusable(foreign, call)).doesNotThrowAnyException();
    }
  }

  @Test
  void createSocket_untilSomebodySaysOtherwise_sendsWithoutDelay() throws IOException {
    assertThat(connection.getTcpNoDelay()).isTrue();
  }

  /** Closes the other side, and returns when that has arrived here. */
  private void endByPeer() throws IOException {
    accepted.close();
    assertThat(connection.getInputStream().read()).isEqualTo(-1);
  }

  /** What TLS puts over a connection: it tells where that leads, and not that it is closed. */
  private static final class Layered extends Socket {
    private final Socket below;

    Layered(Socket below) throws IOException {
      super((SocketImpl) null);
      this.below = below;
    }

    @Override
    public int getLocalPort() {
      return below.getLocalPort();
    }

    @Override
    public int getPort() {
      return below.getPort();
    }

    @Override
    public InetAddress getInetAddress() {
      return below.getInetAddress();
    }
  }
}
