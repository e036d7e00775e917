// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the databases say differently. */
enum Dialect {
  POSTGRESQL(
      // Not clock_timestamp(): with a volatile function no index is used.
      "CAST(extract(epoch FROM statement_timestamp()) * 1000 AS BIGINT)",
      "INSERT INTO %s (%s) VALUES (%s) ON CONFLICT DO NOTHING"),
  MYSQL(
      // Not UNIX_TIMESTAMP(): it goes through the time zone of the session, which may repeat an
      // hour.
      "CAST(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000 AS SIGNED)",
      "INSERT INTO %s (%s) VALUES (%s) ON DUPLICATE KEY UPDATE %4$s = %4$s"),
  H2(
      "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)",
      "MERGE INTO %1$s USING (VALUES (CAST(? AS VARCHAR))) AS added (k) ON %1$s.%4$s = added.k"
          + " WHEN NOT MATCHED THEN INSERT (%2$s) VALUES (%3$s)");

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

  /**
   * Adds a row, and does nothing where its first column is there.
   *
   * @param columns names and values, in order; a {@link Raw} goes into the statement as it is
   */
  void insertIfAbsent(Connection connection, String table, Map<String, @Nullable Object> columns)
      throws SQLException {
    List<String> names = List.copyOf(columns.keySet());
    List<String> expressions = new ArrayList<>();
    List<@Nullable Object> values = new ArrayList<>();
    for (Object value : columns.values()) {
      if (value instanceof Raw raw) {
        expressions.add(raw.sql);
      } else {
        expressions.add("?");
        values.add(value);
      }
    }
    if (this == H2) {
      values.add(0, values.get(0));
    }
    String sql =
        String.format(
            insertIfAbsent,
            table,
            String.join(", ", names),
            String.join(", ", expressions),
            names.get(0));
    Sql.update(connection, sql, values.toArray());
  }

  /** {@return an expression for a point in time by the clock of the database} */
  Raw in(Duration time) {
    return new Raw(now + " + " + time.toMillis());
  }

  /** A part of a statement. */
  record Raw(String sql) {}

  /** Fails unless this database can tell who listens. */
  void requireListening() throws SQLException {
    if (this != POSTGRESQL) {
      throw new SQLFeatureNotSupportedException(
          "listenOn is for PostgreSQL only; leave it out, and announcements are read from their"
              + " table");
    }
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
