// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.json;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of flags, in all the spellings that callers use: true, "yes", 1 and so on. */
public final class Flags {

  private Flags() {}

  /** {@return whether a flag is present and on} */
  public static boolean isTrue(@Nullable Object value) {
    return value != null && Set.of("true", "yes", "1").contains(normalized(value));
  }

  /** {@return whether a flag is present and off} */
  public static boolean isFalse(@Nullable Object value) {
    return value != null && Set.of("false", "no", "0").contains(normalized(value));
  }

  /** {@return the value as text; the words that spell a flag in lower case} */
  public static String normalized(Object value) {
    String text = value.toString().trim();
    String lower = text.toLowerCase(Locale.ROOT);
    return Set.of("true", "false", "yes", "no").contains(lower) ? lower : text;
  }
}
