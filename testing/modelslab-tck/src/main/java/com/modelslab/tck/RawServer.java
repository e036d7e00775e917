// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 server on plain sockets that does what no proper server would: every byte that leaves
 * it is a script's. One daemon thread a connection.
 */
final class RawServer implements AutoCloseable {
  /** Answers one request; the connection stays open unless the script ends it. */
  @FunctionalInterface
  interface Script {
    void answer(Request request, Connection connection) throws Exception;
  }

  /** A request as it came off the wire. */
  record Request(String method, String target, List<Map.Entry<String, String>> fields, Body body) {
    List<String> all(String name) {
      return fields.stream()
          .filter(field -> field.getKey().equalsIgnoreCase(name))
          .map(Map.Entry::getValue)
          .toList();
    }

    String field(String name) {
      return String.join(", ", all(name));
    }
  }

  /** The bytes of a body, wrapped because a record's own array would have no equality. */
  static final class Body {
    private final byte[] bytes;

    Body(byte[] bytes) {
      this.bytes = bytes;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  private final ServerSocket listener;
  private final Script script;
  private final String scheme;
  private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicLong sent = new AtomicLong();
  private final Set<String> protocols = ConcurrentHashMap.newKeySet();

  private RawServer(ServerSocket listener, String scheme, Script script) {
    this.listener = listener;
    this.scheme = scheme;
    this.script = script;
    daemon("tck-accept", this::accept);
  }

  static RawServer http(Script script) {
    try {
      return new RawServer(
          new ServerSocket(0, 512, InetAddress.getLoopbackAddress()), "http", script);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot listen on the loopback address", e);
    }
  }

  static RawServer https(SSLContext identity, Script script) {
    try {
      SSLServerSocket listener =
          (SSLServerSocket)
              identity
                  .getServerSocketFactory()
                  .createServerSocket(0, 512, InetAddress.getLoopbackAddress());
      SSLParameters parameters = listener.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
      listener.setSSLParameters(parameters);
      return new RawServer(listener, "https", script);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot listen on the loopback address", e);
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  URI uri(String target) {
    return URI.create(scheme + "://127.0.0.1:" + port() + target);
  }

  /** {@return every request read so far, in order} */
  List<Request> requests() {
    return List.copyOf(requests);
  }

  int requestsTo(String target) {
    return (int) requests.stream().filter(r -> r.target().equals(target)).count();
  }

  /** {@return how many connections are open now} */
  int open() {
    return open.size();
  }

  /** {@return how many connections were opened so far} */
  int accepted() {
    return accepted.get();
  }

  /** {@return how many bytes of bodies were handed to the network by {@link Connection#pour}} */
  long sent() {
    return sent.get();
  }

  /** {@return what was spoken: {@code h2} and {@code http/1.1}} */
  Set<String> protocols() {
    return protocols;
  }

  @Override
  public void close() {
    closeQuietly(listener);
    open.forEach(Connection::close);
  }

  static void daemon(String name, Runnable work) {
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
    try (Connection connection = new Connection(socket)) {
      open.add(connection);
      try {
        socket.setTcpNoDelay(true);
        String protocol = "http/1.1";
        if (socket instanceof SSLSocket tls) {
          tls.startHandshake();
          protocol = "h2".equals(tls.getApplicationProtocol()) ? "h2" : protocol;
        }
        protocols.add(protocol);
        if (protocol.equals("h2")) {
          new Http2Session(connection.in, connection.out, requests::add).serve();
        } else {
          for (Request next = connection.read(); next != null; next = connection.read()) {
            requests.add(next);
            script.answer(next, connection);
          }
        }
      } finally {
        open.remove(connection);
      }
    } catch (Exception e) {
      // The client has gone, as many a test wants it to; what matters is counted.
    }
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      // It is gone either way.
    }
  }

  /** One connection of a client, as a script sees it. */
  final class Connection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private Connection(Socket socket) throws IOException {
      this.socket = socket;
      this.in = new BufferedInputStream(socket.getInputStream());
      this.out = new BufferedOutputStream(socket.getOutputStream(), 64 << 10);
    }

    /** Writes text as it is, and at once. */
    void write(String text) throws IOException {
      write(text.getBytes(ISO_8859_1));
    }

    void write(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    /** Writes a whole answer of known length. */
    void reply(int status, byte[] body, String... fields) throws IOException {
      out.write(head(status, "Content-Length: " + body.length, fields).getBytes(ISO_8859_1));
      write(body);
    }

    void reply(int status, String body, String... fields) throws IOException {
      reply(status, body.getBytes(ISO_8859_1), fields);
    }

    /** Writes the head of an answer and leaves the body to the script. */
    void head(int status, String... fields) throws IOException {
      write(head(status, "X-Head: open", fields));
    }

    private String head(int status, String first, String... fields) {
      StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " Said\r\n" + first + "\r\n");
      for (String field : fields) {
        text.append(field).append("\r\n");
      }
      return text.append("\r\n").toString();
    }

    /** Writes {@code total} bytes, or as many as the client takes. */
    void pour(long total) throws IOException {
      byte[] block = Bytes.pattern(16 << 10);
      for (long left = total; left > 0; ) {
        int count = (int) Math.min(left, block.length);
        out.write(block, 0, count);
        sent.addAndGet(count);
        left -= count;
      }
      out.flush();
    }

    /** Waits until the client closes the connection. */
    void awaitEnd() throws IOException {
      while (in.read() >= 0) {
        // What it says before matters to nobody.
      }
      close();
    }

    /** Ends the connection with a reset. */
    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      close();
    }

    @Override
    public void close() {
      closeQuietly(socket);
    }

    private @Nullable Request read() throws IOException {
      if (socket.isClosed()) {
        return null;
      }
      String line = line();
      if (line == null) {
        return null;
      }
      String[] parts = line.split(" ", 3);
      List<Map.Entry<String, String>> fields = new ArrayList<>();
      long length = 0;
      boolean chunked = false;
      for (String field = line(); field != null && !field.isEmpty(); field = line()) {
        int colon = field.indexOf(':');
        String name = field.substring(0, colon);
        String value = field.substring(colon + 1).trim();
        fields.add(Map.entry(name, value));
        length = name.equalsIgnoreCase("Content-Length") ? Long.parseLong(value) : length;
        chunked |= name.equalsIgnoreCase("Transfer-Encoding");
      }
      byte[] body = chunked ? chunks() : in.readNBytes((int) length);
      if (!chunked && body.length < length) {
        throw new EOFException("The request ended early");
      }
      return new Request(parts[0], parts[1], List.copyOf(fields), new Body(body));
    }

    private byte[] chunks() throws IOException {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      while (true) {
        String size = line();
        if (size == null) {
          throw new EOFException("The request ended early");
        }
        int length = Integer.parseInt(size.trim(), 16);
        body.write(in.readNBytes(length));
        line();
        if (length == 0) {
          return body.toByteArray();
        }
      }
    }

    private @Nullable String line() throws IOException {
      StringBuilder text = new StringBuilder();
      for (int c = in.read(); c >= 0; c = in.read()) {
        if (c == '\n') {
          return text.toString();
        }
        if (c != '\r') {
          text.append((char) c);
        }
      }
      return null;
    }
  }
}
