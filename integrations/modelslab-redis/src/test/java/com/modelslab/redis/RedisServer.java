// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A Redis of its own process, on a free port: one of the machine, or the one in a test's jar. */
final class RedisServer implements AutoCloseable {
  private static final List<String> NAMES =
      List.of(
          "redis-server-6.2.6-v5-%s-%s", "redis-server-6.2.7-%s-%s"); // as embedded-redis has them

  private final Path directory;
  private final String binary;
  private final List<String> options;
  private final int port;
  private Process process;

  private RedisServer(Path directory, String binary, List<String> options) throws IOException {
    this.directory = directory;
    this.binary = binary;
    this.options = options;
    this.port = freePort();
  }

  /** {@return whether a server can be started here} */
  static boolean isThere() throws IOException {
    Path directory = Files.createTempDirectory("redis");
    Path copy = directory.resolve("redis-server");
    try {
      return binary(copy).isPresent();
    } finally {
      Files.deleteIfExists(copy);
      Files.delete(directory);
    }
  }

  static RedisServer start(Path directory, String... options) throws IOException {
    String binary = binary(directory.resolve("redis-server")).orElseThrow();
    RedisServer server = new RedisServer(directory, binary, List.of(options));
    server.start();
    return server;
  }

  private static Optional<String> binary(Path copy) throws IOException {
    Optional<String> installed = installed().map(Path::toString).filter(RedisServer::runs);
    if (installed.isPresent() || bundled().isEmpty()) {
      return installed;
    }
    try (InputStream in =
        RedisServer.class.getClassLoader().getResourceAsStream(bundled().orElseThrow())) {
      Files.copy(in, copy);
    }
    if (!copy.toFile().setExecutable(true)) {
      throw new IOException("Cannot make executable: " + copy);
    }
    return Optional.of(copy.toString()).filter(RedisServer::runs);
  }

  private static boolean runs(String binary) {
    try {
      Process process =
          new ProcessBuilder(binary, "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Optional<Path> installed() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Paths.get(directory, "redis-server"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<String> bundled() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String system = name.startsWith("mac") ? "darwin" : name.startsWith("linux") ? "linux" : name;
    String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    return NAMES.stream()
        .map(pattern -> String.format(Locale.ROOT, pattern, system, machine))
        .filter(file -> RedisServer.class.getClassLoader().getResource(file) != null)
        .findFirst();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  void start() throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                binary,
                "--port",
                "" + port,
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--dir",
                directory.toString()));
    command.addAll(options);
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("redis.log").toFile())
            .start();
    awaitAnswer();
  }

  private void awaitAnswer() {
    RedisClient client = client();
    try {
      Awaitility.await()
          .ignoreExceptions()
          .until(
              () -> {
                try (StatefulRedisConnection<String, String> connection = client.connect()) {
                  return connection.sync().ping().equals("PONG");
                }
              });
    } finally {
      client.shutdown(0, 0, TimeUnit.SECONDS);
    }
  }

  RedisURI uri() {
    return RedisURI.create("127.0.0.1", port);
  }

  /** {@return a client; the caller shuts it down} */
  RedisClient client() {
    return RedisClient.create(uri());
  }

  int port() {
    return port;
  }

  /** Ends it as a crash does, and starts it again on the same data. */
  void crash() throws IOException, InterruptedException {
    kill();
    start();
  }

  /** Ends it as a crash does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Stops the process, which keeps its connections and is silent, or lets it go on. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
