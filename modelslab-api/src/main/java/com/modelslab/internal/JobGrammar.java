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
  private static final Pattern SLASH = Pattern.compile("[/\\\\]");
  private static final Pattern DOTS = Pattern.compile("\\.*");
  private static final Pattern ORIGIN = Pattern.compile("(?i)https?://[^/?#@\\s]+(?=/)");
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");
  private static final Pattern DOT_SEGMENT = Pattern.compile("/\\.+(/|$)");

  private JobGrammar() {}

  /**
   * {@return whether {@code id} can be a job's: any text of up to 200 characters without control
   * characters, of which no part between slashes is empty or only dots}
   */
  public static boolean isId(String id) {
    return id.length() <= LONGEST_ID
        && !id.isBlank()
        && id.chars().noneMatch(c -> c < ' ' || c == 0x7f)
        && partsAreNames(id);
  }

  private static boolean partsAreNames(String id) {
    for (String part : SLASH.split(id, -1)) {
      if (DOTS.matcher(part.strip()).matches()) {
        return false;
      }
    }
    return true;
  }

  /**
   * {@return whether {@code path} is one of plain names, such as {@code /image_editing/inpaint}}
   */
  public static boolean isPath(String path) {
    return PATH.matcher(path).matches() && !DOT_SEGMENT.matcher(path).find();
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
    String below = ORIGIN.matcher(path).replaceFirst("");
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
