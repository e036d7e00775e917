// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.redis;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Texts of callers as Redis holds them. */
final class Texts {
  private Texts() {}

  /**
   * {@return the text as UTF-8 can hold it: halves of characters, which no encoding knows, are
   * escaped, and so is the backslash}
   */
  static String escape(String text) {
    if (text.chars().noneMatch(c -> c == '\\' || Character.isSurrogate((char) c))) {
      return text;
    }
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        escaped.append('\\').append('\\');
      } else if (isHalf(text, i)) {
        escaped.append('\\').append(HexFormat.of().toHexDigits(c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static boolean isHalf(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }

  /** {@return the text that {@link #escape} was given} */
  static String unescape(String escaped) {
    if (escaped.indexOf('\\') < 0) {
      return escaped;
    }
    StringBuilder text = new StringBuilder(escaped.length());
    int i = 0;
    while (i < escaped.length()) {
      char c = escaped.charAt(i++);
      if (c != '\\') {
        text.append(c);
      } else if (escaped.startsWith("\\", i)) {
        text.append(c);
        i++;
      } else {
        text.append((char) HexFormat.fromHexDigits(escaped, i, i + 4));
        i += 4;
      }
    }
    return text.toString();
  }

  /** {@return what stands for a path of any length: half of its SHA-256, as 32 hex digits} */
  static String key(String path) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(path.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /**
   * {@return the name, if it can be a part of a key}
   *
   * @throws IllegalArgumentException if it cannot
   */
  static String name(String field, String name) {
    requireNonNull(name, field);
    if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException(
          field + " must be 1 to 64 letters, digits, dots, dashes and underscores");
    }
    return name;
  }
}
