// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the databases say differently. */
enum Dialect {
  POSTGRESQL(
      "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)",
      "INSERT INTO %s (%s) VALUES (%s) ON CONFLICT DO NOTHING"),
  MYSQL(
      "CAST(UNIX_TIMESTAMP(SYSDATE(3)) * 1000 AS SIGNED)",
      "INSERT INTO %s (%s) VALUES (%s) ON DUPLICATE KEY UPDATE %4$s = %4$s"),
  H2(
      "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)",
      "MERGE INTO %1$s USING (VALUES (1)) ON %1$s.%4$s = %5$s WHEN NOT MATCHED THEN INSERT (%2$s)"
          + " VALUES (%3$s)");

  /** The milliseconds of the database's clock, as an expression. */
  final String now;

  private final String insertIfAbsent;

  Dialect(String now, String insertIfAbsent) {
    this.now = now;
    this.insertIfAbsent = insertIfAbsent;
  }

  /**
   * {@return the dialect of the database behind a connection}
   *
   * @throws SQLException if it is none of those that are supported
   */
  static Dialect of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return switch (product.toLowerCase(Locale.ROOT)) {
      case "postgresql" -> POSTGRESQL;
      case "mysql", "mariadb" -> MYSQL;
      case "h2" -> H2;
      default ->
          throw new SQLFeatureNotSupportedException(
              "The database must be PostgreSQL, MySQL, MariaDB or H2, is " + product);
    };
  }

  /** {@return a statement that adds a row, and does nothing where its first column is there} */
  String insertIfAbsent(String table, String... columns) {
    String[] marks = new String[columns.length];
    Arrays.fill(marks, "?");
    if (this == H2) {
      // A parameter can be used once only, so the first column is given twice.
      return String.format(
          insertIfAbsent,
          table,
          String.join(", ", columns),
          String.join(", ", marks),
          columns[0],
          "?");
    }
    return String.format(
        insertIfAbsent, table, String.join(", ", columns), String.join(", ", marks), columns[0]);
  }

  /** {@return how often {@link #insertIfAbsent} wants the value of the first column in front} */
  int keysInFront() {
    return this == H2 ? 1 : 0;
  }

  /** {@return the statements that make the tables where they are missing} */
  List<String> schema() {
    String file = name().toLowerCase(Locale.ROOT) + "/V1__modelslab.sql";
    try (InputStream in = Dialect.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("The file " + file + " is missing from modelslab-jdbc");
      }
      String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(script.replaceAll("(?m)^--.*$", "").split(";"))
          .map(String::strip)
          .filter(statement -> !statement.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read " + file + " of modelslab-jdbc", e);
    }
  }
}
