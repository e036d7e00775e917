// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Texts of callers as columns hold them. */
final class Texts {
  private Texts() {}

  /** {@return the text without the one character that PostgreSQL cannot hold} */
  static String toColumn(String text) {
    return text.indexOf('\0') < 0 && text.indexOf('\\') < 0
        ? text
        : text.replace("\\", "\\\\").replace("\0", "\\0");
  }

  /** {@return the text that {@link #toColumn} was given} */
  static String fromColumn(String column) {
    if (column.indexOf('\\') < 0) {
      return column;
    }
    StringBuilder text = new StringBuilder(column.length());
    for (int i = 0; i < column.length(); i++) {
      char c = column.charAt(i);
      if (c == '\\' && i + 1 < column.length()) {
        i++;
        text.append(column.charAt(i) == '0' ? '\0' : column.charAt(i));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  /** {@return what stands for a path of any length in an index} */
  static String key(String path) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(path.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
