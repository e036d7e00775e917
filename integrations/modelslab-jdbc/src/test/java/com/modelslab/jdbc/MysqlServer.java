// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;

/** A MariaDB or a MySQL on a free loopback port; ends with the tests. */
final class MysqlServer {
  /** Makes a source of connections to a database; with an empty name, to none. */
  @FunctionalInterface
  interface Driver {
    DataSource source(int port, String database) throws SQLException;
  }

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path directory;
  private final List<String> command;
  private final Driver driver;
  private final int port;
  private Process process;

  private MysqlServer(Path directory, List<String> command, Driver driver, int port) {
    this.directory = directory;
    this.command = command;
    this.driver = driver;
    this.port = port;
  }

  /**
   * Starts a server and waits until it can be used.
   *
   * @param directory has the folder {@code data}; deleted at the end
   * @param program the program and what only it wants to be told
   */
  static MysqlServer start(Path directory, List<String> program, Driver driver) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    List<String> command = new ArrayList<>(program);
    command.addAll(
        List.of(
            "--datadir=" + directory.resolve("data"),
            "--socket=" + directory.resolve("socket"),
            "--port=" + port,
            "--bind-address=127.0.0.1",
            "--innodb-buffer-pool-size=32M"));
    MysqlServer server = new MysqlServer(directory, command, driver, port);
    Runtime.getRuntime().addShutdownHook(new Thread(server::end));
    server.run();
    return server;
  }

  private void run() throws IOException {
    Path log = directory.resolve("log");
    process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Awaitility.await().atMost(PATIENCE).until(() -> !process.isAlive() || canBeUsed());
    if (!process.isAlive()) {
      throw new IOException("The database does not start: " + Files.readString(log));
    }
  }

  private boolean canBeUsed() {
    try (Connection connection = driver.source(port, "").getConnection()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false; // not yet
    }
  }

  /** Ends the server as a power cut does, and starts it again. */
  void crash() {
    try {
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      run();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@return a database of that name, made if it is not there} */
  DataSource open(String name) {
    try {
      Tables.update(driver.source(port, ""), "CREATE DATABASE IF NOT EXISTS " + name);
      return driver.source(port, name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void end() {
    process.destroyForcibly();
    try (Stream<Path> files = Files.walk(directory)) {
      process.waitFor(10, TimeUnit.SECONDS);
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
