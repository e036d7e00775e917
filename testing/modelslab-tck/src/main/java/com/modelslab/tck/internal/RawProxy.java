// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** An HTTP proxy that asks for Basic authentication, for tunnels and for plain requests. */
public final class RawProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final @Nullable String authorization;
  private final @Nullable String saidToConnect;
  private final Queue<String> passed = new ConcurrentLinkedQueue<>();
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

  /** Listens, and lets through whoever sends {@code authorization}. */
  public RawProxy(String authorization) throws IOException {
    this(authorization, null);
  }

  private RawProxy(@Nullable String authorization, @Nullable String saidToConnect)
      throws IOException {
    this.authorization = authorization;
    this.saidToConnect = saidToConnect;
    this.listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    RawServer.daemon("tck-proxy", this::accept);
  }

  /** {@return a proxy that opens no tunnel: it says {@code response} and ends the connection} */
  public static RawProxy refusing(String response) throws IOException {
    return new RawProxy(null, response);
  }

  /** {@return the port on which the proxy listens} */
  public int port() {
    return listener.getLocalPort();
  }

  /**
   * {@return the first lines of what was let through, or refused without asking for credentials}
   */
  public List<String> passed() {
    return List.copyOf(passed);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        sockets.add(client);
        RawServer.daemon("tck-proxied", () -> serve(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      while (true) {
        List<String> head = head(in);
        if (head.isEmpty()) {
          return;
        }
        if (saidToConnect != null) {
          passed.add(head.get(0));
          client.getOutputStream().write(saidToConnect.getBytes(ISO_8859_1));
          client.shutdownOutput();
          return;
        }
        if (authorization != null
            && !head.contains("proxy-authorization: " + authorization.toLowerCase(Locale.ROOT))) {
          in.skipNBytes(length(head));
          client
              .getOutputStream()
              .write(
                  "HTTP/1.1 407 Asked\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n"
                      .getBytes(ISO_8859_1));
          continue;
        }
        passed.add(head.get(0));
        if (head.get(0).startsWith("CONNECT ")) {
          tunnel(client, in, head.get(0).split(" ", 3)[1]);
        } else {
          forward(client, in, head);
        }
        return;
      }
    } catch (IOException e) {
      // One of the two has gone.
    }
  }

  private void tunnel(Socket client, InputStream in, String authority) throws IOException {
    try (Socket server =
        connect(Integer.parseInt(authority.substring(authority.lastIndexOf(':') + 1)))) {
      client.getOutputStream().write("HTTP/1.1 200 Through\r\n\r\n".getBytes(ISO_8859_1));
      copyBothWays(client, in, server);
    }
  }

  private void forward(Socket client, InputStream in, List<String> head) throws IOException {
    String[] line = head.get(0).split(" ", 3);
    URI target = URI.create(line[1]);
    try (Socket server = connect(target.getPort())) {
      StringBuilder out = new StringBuilder(line[0] + " " + target.getRawPath() + " HTTP/1.1\r\n");
      head.stream()
          .skip(1)
          .filter(field -> !field.startsWith("proxy-"))
          .forEach(field -> out.append(field).append("\r\n"));
      server.getOutputStream().write(out.append("\r\n").toString().getBytes(ISO_8859_1));
      copyBothWays(client, in, server);
    }
  }

  private Socket connect(int port) throws IOException {
    Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
    sockets.add(server);
    return server;
  }

  private static void copyBothWays(Socket client, InputStream in, Socket server)
      throws IOException {
    RawServer.daemon(
        "tck-proxied-back",
        () -> {
          try (client) {
            server.getInputStream().transferTo(client.getOutputStream());
          } catch (IOException e) {
            // One of the two has gone.
          }
        });
    in.transferTo(server.getOutputStream());
  }

  /** {@return the first line as it is, the fields in lower case} */
  private static List<String> head(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        if (line.isEmpty()) {
          return lines;
        }
        lines.add(lines.isEmpty() ? line.toString() : line.toString().toLowerCase(Locale.ROOT));
        line.setLength(0);
      } else if (c != '\r') {
        line.append((char) c);
      }
    }
    return List.of();
  }

  private static long length(List<String> head) {
    return head.stream()
        .filter(field -> field.startsWith("content-length:"))
        .mapToLong(field -> Long.parseLong(field.substring(15).trim()))
        .sum();
  }
}
