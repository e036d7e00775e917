// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.realservers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server in front of the backend that runs until it is closed. */
final class WebServer implements AutoCloseable {
  /** The servers that can be started. */
  enum Kind {
    NGINX("nginx", "HUP"),
    HAPROXY("haproxy", "USR2");

    final String program;
    private final String reload;

    Kind(String program, String reload) {
      this.program = program;
      this.reload = reload;
    }
  }

  private final Kind kind;
  private final Path directory;
  private final Process process;
  private final int port;

  private WebServer(Kind kind, Path directory, Process process, int port) {
    this.kind = kind;
    this.directory = directory;
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a server on a free loopback port, and waits until it listens.
   *
   * @param program where it is installed
   * @param requestsPerConnection after how many requests it ends a connection; HAProxy has no such
   *     limit
   */
  static WebServer start(
      Kind kind, String program, Identity identity, int backendPort, int requestsPerConnection)
      throws IOException {
    int port = freePort();
    Path directory = Files.createTempDirectory("real-servers");
    Path file = directory.resolve("server.conf");
    String arguments;
    if (kind == Kind.NGINX) {
      Files.writeString(file, nginx(directory, identity, port, backendPort, requestsPerConnection));
      arguments = "-e " + directory.resolve("error.log") + " -c " + file;
    } else {
      Files.writeString(file, haproxy(identity, port, backendPort));
      arguments = "-W -f " + file;
    }
    WebServer server =
        new WebServer(kind, directory, Commands.start(directory, program, arguments), port);
    server.awaitStart();
    return server;
  }

  URI uri() {
    return URI.create("https://localhost:" + port + "/api/v6");
  }

  /** Makes new workers serve new connections; the old ones finish what they have, and end. */
  void reload() throws IOException, InterruptedException {
    Commands.run(directory, "kill", "-s " + kind.reload + " " + process.pid());
  }

  @Override
  public void close() {
    process.destroy(); // both end their workers then
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private void awaitStart() throws IOException {
    for (int i = 0; i < 200; i++) {
      if (!process.isAlive()) {
        break;
      }
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        return;
      } catch (IOException e) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50)); // not yet
      }
    }
    throw new IOException(
        kind.program + " does not start: " + Files.readString(directory.resolve("output.txt")));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String nginx(
      Path directory, Identity identity, int port, int backendPort, int requestsPerConnection) {
    boolean root = System.getProperty("user.name").equals("root");
    return """
        %s
        daemon off;
        worker_processes 2;
        pid %2$s/nginx.pid;
        error_log %2$s/error.log;
        events { worker_connections 1024; }
        http {
          access_log off;
          client_body_temp_path %2$s/body;
          proxy_temp_path %2$s/proxy;
          fastcgi_temp_path %2$s/fastcgi;
          uwsgi_temp_path %2$s/uwsgi;
          scgi_temp_path %2$s/scgi;
          upstream backend { server 127.0.0.1:%3$d; keepalive 64; keepalive_requests 1000000; }
          server {
            listen 127.0.0.1:%4$d ssl http2 backlog=512;
            ssl_certificate %5$s;
            ssl_certificate_key %6$s;
            keepalive_requests %7$d;
            location / {
              proxy_pass http://backend;
              proxy_http_version 1.1;
              proxy_set_header Connection "";
            }
          }
        }
        """
        .formatted(
            root ? "user root;" : "",
            directory,
            backendPort,
            port,
            identity.certificate(),
            identity.key(),
            requestsPerConnection);
  }

  private static String haproxy(Identity identity, int port, int backendPort) {
    return """
        defaults
          mode http
          timeout connect 5s
          timeout client 60s
          timeout server 60s
        frontend service
          bind 127.0.0.1:%d ssl crt %s alpn h2,http/1.1
          default_backend backend
        backend backend
          server backend 127.0.0.1:%d
        """
        .formatted(port, identity.both(), backendPort);
  }
}
