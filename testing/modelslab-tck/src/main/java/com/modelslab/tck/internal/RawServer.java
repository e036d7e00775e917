// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * An HTTP/1.1 server on plain sockets that does what no proper server would: every byte that leaves
 * it is a script's. One daemon thread per connection.
 */
public final class RawServer implements AutoCloseable {
  /** Responds to one request; the connection stays open unless the script closes it. */
  @FunctionalInterface
  public interface Script {
    /** Responds to {@code request}, or does not. */
    void respond(RecordedRequest request, RawConnection connection) throws Exception;
  }

  /** Speaks with one client. */
  @FunctionalInterface
  private interface Framing {
    void serve(RawServer server, Socket socket) throws Exception;
  }

  private static final int TLS_HANDSHAKE = 0x16;

  private final ServerSocket listener;
  private final Framing framing;
  private final Script script;
  private final String scheme;
  private final Queue<RecordedRequest> requests = new ConcurrentLinkedQueue<>();
  private final Set<RawConnection> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger http2Connections = new AtomicInteger();
  private final AtomicLong streamed = new AtomicLong();
  private final Set<String> protocols = ConcurrentHashMap.newKeySet();

  private RawServer(ServerSocket listener, String scheme, Framing framing, Script script) {
    this.listener = listener;
    this.scheme = scheme;
    this.framing = framing;
    this.script = script;
    daemon("tck-accept", this::accept);
  }

  /** {@return a server without TLS} */
  public static RawServer http(Script script) {
    return new RawServer(listen(), "http", RawServer::plain, script);
  }

  /** {@return a server without TLS, whose script runs before the body of a request is read} */
  public static RawServer httpBeforeBody(Script script) {
    return new RawServer(listen(), "http", RawServer::beforeBody, script);
  }

  /** {@return a server that speaks with TLS or without, as the client does, on one port} */
  public static RawServer httpOrHttps(SSLContext identity, Script script) {
    return new RawServer(
        listen(),
        "http",
        (server, socket) -> server.sniff(socket, identity.getSocketFactory()),
        script);
  }

  private static ServerSocket listen() {
    try {
      return new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException("Cannot listen on the loopback address", e);
    }
  }

  /** {@return a server with TLS that offers HTTP/2 as well as HTTP/1.1} */
  public static RawServer https(SSLContext identity, Script script) {
    return https(identity, script, 0, (stream, body, session) -> session.respond(stream));
  }

  /**
   * {@return a server with TLS that offers HTTP/2, which a script of its own speaks, as well as
   * HTTP/1.1}
   *
   * @param streamLimit how many streams a connection may have at once; 0 for any number
   */
  public static RawServer https(
      SSLContext identity, Script script, int streamLimit, Http2Session.Script frames) {
    try {
      SSLServerSocket listener =
          (SSLServerSocket)
              identity
                  .getServerSocketFactory()
                  .createServerSocket(0, 512, InetAddress.getLoopbackAddress());
      SSLParameters parameters = listener.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
      listener.setSSLParameters(parameters);
      return new RawServer(
          listener,
          "https",
          (server, socket) -> server.negotiated(socket, streamLimit, frames),
          script);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot listen on the loopback address", e);
    }
  }

  /** {@return the port on which the server listens} */
  public int port() {
    return listener.getLocalPort();
  }

  /** {@return the address of {@code target} on this server} */
  public URI uri(String target) {
    return URI.create(scheme + "://127.0.0.1:" + port() + target);
  }

  /** {@return the address of {@code target} on this server, with another scheme} */
  public URI uri(String otherScheme, String target) {
    return URI.create(otherScheme + "://127.0.0.1:" + port() + target);
  }

  /** {@return every request read so far, in order} */
  public List<RecordedRequest> requests() {
    return List.copyOf(requests);
  }

  /** {@return how many requests to {@code target} were read so far} */
  public int requestsTo(String target) {
    return (int) requests.stream().filter(r -> r.target().equals(target)).count();
  }

  /** {@return how many connections are open now} */
  public int openConnections() {
    return open.size();
  }

  /** {@return how many connections were opened so far} */
  public int acceptedConnections() {
    return accepted.get();
  }

  /** {@return how many bytes {@link RawConnection#stream} handed to the network} */
  public long bytesStreamed() {
    return streamed.get();
  }

  /** {@return what was spoken: {@code h2} and {@code http/1.1}} */
  public Set<String> protocols() {
    return protocols;
  }

  @Override
  public void close() {
    closeQuietly(listener);
    open.forEach(RawConnection::close);
  }

  /** Starts a daemon thread. */
  public static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        accepted.incrementAndGet();
        daemon("tck-connection", () -> serve(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      framing.serve(this, socket);
    } catch (Exception e) {
      // The client has gone, as many a case wants it to; what matters is counted.
    }
  }

  private void plain(Socket socket) throws Exception {
    http1(socket, socket.getInputStream());
  }

  private void negotiated(Socket socket, int streamLimit, Http2Session.Script frames)
      throws Exception {
    SSLSocket tls = (SSLSocket) socket;
    tls.startHandshake();
    if ("h2".equals(tls.getApplicationProtocol())) {
      http2(socket, streamLimit, frames);
    } else {
      http1(socket, socket.getInputStream());
    }
  }

  private void sniff(Socket socket, SSLSocketFactory tls) throws Exception {
    InputStream first = new ByteArrayInputStream(socket.getInputStream().readNBytes(1));
    first.mark(1);
    boolean secure = first.read() == TLS_HANDSHAKE;
    first.reset();
    if (secure) {
      Socket layered = tls.createSocket(socket, first, true);
      http1(layered, layered.getInputStream());
    } else {
      http1(socket, new SequenceInputStream(first, socket.getInputStream()));
    }
  }

  private void http1(Socket socket, InputStream in) throws Exception {
    protocols.add("http/1.1");
    speak(
        new RawConnection(socket, in, streamed),
        connection -> {
          for (RecordedRequest next = connection.read(); next != null; next = connection.read()) {
            requests.add(next);
            script.respond(next, connection);
          }
        });
  }

  private void beforeBody(Socket socket) throws Exception {
    speak(
        new RawConnection(socket, socket.getInputStream(), streamed),
        connection -> {
          RecordedRequest head = connection.readHead();
          if (head != null) {
            requests.add(head);
            script.respond(head, connection);
          }
        });
  }

  private void http2(Socket socket, int streamLimit, Http2Session.Script frames) throws Exception {
    protocols.add("h2");
    int number = http2Connections.incrementAndGet();
    speak(
        new RawConnection(socket, socket.getInputStream(), streamed),
        connection ->
            new Http2Session(connection, number, streamLimit, frames, requests::add).serve());
  }

  /** What is said on one connection. */
  @FunctionalInterface
  private interface Conversation {
    void run(RawConnection connection) throws Exception;
  }

  private void speak(RawConnection connection, Conversation conversation) throws Exception {
    open.add(connection);
    try {
      conversation.run(connection);
    } finally {
      open.remove(connection);
      connection.close();
    }
  }

  static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      // It is gone either way.
    }
  }
}
