// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.realservers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The service behind a server: accepts every submit that reaches it, and counts it by its track id.
 * It never ends a connection, so that whatever ends was ended by the server in front of it.
 */
final class CountingBackend implements AutoCloseable {
  private static final Pattern LENGTH =
      Pattern.compile("\r\ncontent-length: *(\\d+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern TRACK_ID = Pattern.compile("\"track_id\":\"([^\"]+)\"");

  private final ServerSocket listener;
  private final Duration work;
  private final Map<String, Integer> processed = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();

  /** Listens; each response takes {@code work}. */
  CountingBackend(Duration work) throws IOException {
    this.work = work;
    this.listener = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    daemon("backend-accept", this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** {@return how often a submit with that track id has made a job} */
  int processed(String trackId) {
    return processed.getOrDefault(trackId, 0);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private static void daemon(String name, Runnable action) {
    Thread thread = new Thread(action, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        daemon("backend-connection", () -> serve(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      while (!listener.isClosed()) {
        Matcher length = LENGTH.matcher(head(in));
        byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        Matcher trackId = TRACK_ID.matcher(new String(body, ISO_8859_1));
        if (trackId.find()) {
          processed.merge(trackId.group(1), 1, Integer::sum);
        }
        LockSupport.parkNanos(work.toNanos());
        String job = "{\"status\":\"processing\",\"id\":" + ids.incrementAndGet() + ",\"eta\":1}";
        String response =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                + job.length()
                + "\r\n\r\n"
                + job;
        socket.getOutputStream().write(response.getBytes(ISO_8859_1));
      }
    } catch (IOException e) {
      // The server in front has closed the connection.
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.length() < 4 || !text.substring(text.length() - 4).equals("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("The server has gone");
      }
      text.append((char) next);
    }
    return text.toString();
  }
}
