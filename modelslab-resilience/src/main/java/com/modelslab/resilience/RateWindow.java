// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.spi.Headers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads the {@code RateLimit-Remaining} and {@code RateLimit-Reset} fields of a response, with and
 * without {@code X-} in front. The service documents that they exist, not how they are written: a
 * reset may be in seconds from now or a Unix time.
 */
final class RateWindow {
  /** A number of seconds above this is a time, not a wait. */
  private static final long UNIX_TIME = 1_000_000_000;

  private static final Duration LONGEST = Duration.ofDays(1);

  private RateWindow() {}

  /** {@return the time until the window begins anew, if it is used up} */
  static Optional<Duration> read(Headers headers) {
    return number(headers, "RateLimit-Remaining")
        .filter(remaining -> remaining <= 0)
        .flatMap(remaining -> number(headers, "RateLimit-Reset"))
        .map(RateWindow::untilReset)
        .filter(wait -> !wait.isNegative() && wait.compareTo(LONGEST) <= 0);
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
