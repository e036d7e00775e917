// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import com.zaxxer.hikari.util.DriverDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;

/**
 * A MySQL from the program that the system property {@code mysqld} names, which nobody publishes as
 * an artifact: with the profile {@code mysql}, which has the driver.
 */
final class Mysql {
  private static MysqlServer shared;

  private Mysql() {}

  /** {@return whether there is a program to start} */
  static boolean isThere() {
    return System.getProperty("mysqld") != null;
  }

  /** {@return the database that all tests share} */
  static DataSource database() {
    return shared().open("test");
  }

  static synchronized MysqlServer shared() {
    if (shared == null) {
      try {
        shared = start();
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return shared;
  }

  private static MysqlServer start() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("modelslab-mysql");
    List<String> program =
        List.of(
            System.getProperty("mysqld"),
            "--no-defaults",
            "--user=" + System.getProperty("user.name"),
            "--secure-file-priv=NULL",
            "--mysqlx=OFF");
    initialize(program, directory);
    return MysqlServer.start(directory, program, Mysql::source);
  }

  private static void initialize(List<String> program, Path directory)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of("--initialize-insecure", "--datadir=" + directory.resolve("data")));
    Path log = directory.resolve("log");
    int code =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    if (code != 0) {
      throw new IOException("Cannot initialize MySQL: " + Files.readString(log));
    }
  }

  private static DataSource source(int port, String database) {
    return new DriverDataSource(
        "jdbc:mysql://127.0.0.1:" + port + "/" + database + "?connectTimeout=2000",
        null,
        new Properties(),
        "root",
        "");
  }
}
