// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal;

import java.util.regex.Pattern;

/**
 * What the id of a job and the paths that lead to it look like. Responses, tokens, the ledger,
 * webhooks and bare ids all keep to it, so what one of them takes every other takes too. Stateless.
 */
public final class JobGrammar {
  /** What stands between a family and the id of a job. */
  public static final String FETCH = "/fetch/";

  private static final int LONGEST_ID = 200;
  private static final Pattern ORIGIN = Pattern.compile("(?i)https?://[^/?#@\\s]+(?=/)");

  private JobGrammar() {}

  /**
   * {@return whether {@code id} can be a job's: any text of up to 200 characters without control
   * characters, of which no part between slashes is empty or only dots}
   */
  public static boolean isId(String id) {
    return id.length() <= LONGEST_ID && !id.isBlank() && hasNoControls(id) && partsAreNames(id);
  }

  private static boolean hasNoControls(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (id.charAt(i) < ' ' || id.charAt(i) == 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static boolean partsAreNames(String id) {
    int start = 0;
    for (int i = 0; i <= id.length(); i++) {
      if (i == id.length() || id.charAt(i) == '/' || id.charAt(i) == '\\') {
        if (isDots(id, start, i)) {
          return false;
        }
        start = i + 1;
      }
    }
    return true;
  }

  /** {@return whether there are only dots or nothing, but for white space at the ends} */
  private static boolean isDots(String text, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (from < to && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    while (from < to && text.charAt(from) == '.') {
      from++;
    }
    return from == to;
  }

  /**
   * {@return whether {@code path} is one of plain names, such as {@code /image_editing/inpaint}}
   */
  public static boolean isPath(String path) {
    if (!path.startsWith("/")) {
      return false;
    }
    int start = 1;
    for (int i = 1; i <= path.length(); i++) {
      if (i == path.length() || path.charAt(i) == '/') {
        if (isDots(path, start, i)) {
          return false;
        }
        start = i + 1;
      } else if (!PercentCoding.isUnreserved(path.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** {@return whether {@code path} can stand before {@code /fetch/}: nothing, or a path} */
  public static boolean isFamily(String path) {
    return path.isEmpty() || isPath(path);
  }

  /**
   * {@return whether {@code path} leads to a job and to nothing else: a path of plain names, then
   * {@code /fetch/} and the encoded id; alone or behind the origin of a server}
   */
  public static boolean isFetchPath(String path) {
    String below = path.startsWith("/") ? path : ORIGIN.matcher(path).replaceFirst("");
    int fetch = below.lastIndexOf(FETCH);
    if (fetch < 0 || !isFamily(below.substring(0, fetch))) {
      return false;
    }
    String encoded = below.substring(fetch + FETCH.length());
    try {
      String id = PercentCoding.decode(encoded);
      return isId(id) && PercentCoding.encode(id).equalsIgnoreCase(encoded);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
