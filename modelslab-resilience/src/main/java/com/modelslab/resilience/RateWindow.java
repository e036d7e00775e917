// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.spi.Headers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a response says of the window of its path: the fields {@code RateLimit-Remaining} and {@code
 * RateLimit-Reset}, with and without {@code X-} in front. The service documents that they exist,
 * not how they are written: a reset may be in seconds from now or a Unix time.
 *
 * @param remaining how many jobs may still be made in it
 * @param untilReset the time until it begins anew
 */
record RateWindow(long remaining, Duration untilReset) {
  /** A number of seconds above this is a time, not a wait. */
  private static final long UNIX_TIME = 1_000_000_000;

  private static final Duration LONGEST = Duration.ofDays(1);

  /** {@return the window, if the response tells of one} */
  static Optional<RateWindow> read(Headers headers) {
    return number(headers, "RateLimit-Remaining")
        .flatMap(
            remaining ->
                number(headers, "RateLimit-Reset")
                    .map(reset -> new RateWindow(remaining, untilReset(reset))))
        .filter(window -> !window.untilReset.isNegative())
        .filter(window -> window.untilReset.compareTo(LONGEST) <= 0);
  }

  private static Duration untilReset(long reset) {
    return reset < UNIX_TIME
        ? Duration.ofSeconds(reset)
        : Duration.between(Instant.now(), Instant.ofEpochSecond(reset));
  }

  private static Optional<Long> number(Headers headers, String name) {
    return headers
        .first(name)
        .or(() -> headers.first("X-" + name))
        .map(String::strip)
        .filter(text -> text.matches("\\d{1,11}"))
        .map(Long::valueOf);
  }
}
