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

  /**
   * {@return the text as every database can hold it: without the character 0, which PostgreSQL
   * refuses, and without halves of characters, which no encoding knows}
   */
  static String toColumn(String text) {
    if (text.chars().noneMatch(c -> c == 0 || c == '\\' || Character.isSurrogate((char) c))) {
      return text;
    }
    StringBuilder column = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        column.append("\\\\");
      } else if (c == 0 || isHalf(text, i)) {
        column.append('\\').append(HexFormat.of().toHexDigits(c));
      } else {
        column.append(c);
      }
    }
    return column.toString();
  }

  private static boolean isHalf(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }

  /** {@return the text that {@link #toColumn} was given} */
  static String fromColumn(String column) {
    if (column.indexOf('\\') < 0) {
      return column;
    }
    StringBuilder text = new StringBuilder(column.length());
    int i = 0;
    while (i < column.length()) {
      char c = column.charAt(i++);
      if (c != '\\') {
        text.append(c);
      } else if (column.startsWith("\\", i)) {
        text.append(c);
        i++;
      } else {
        text.append((char) HexFormat.fromHexDigits(column, i, i + 4));
        i += 4;
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
