// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal;

import com.modelslab.spi.Headers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads how long the service asks to wait: in the body, else in the header as seconds or a date.
 */
final class RetryAfter {
  private RetryAfter() {}

  /**
   * {@return the time to wait, not negative; null where the service says nothing that makes sense}
   */
  static @Nullable Duration read(Body body, Headers headers) {
    return body.seconds("retry_after")
        .or(() -> headers.first("Retry-After").flatMap(value -> header(value, headers)))
        .orElse(null);
  }

  private static Optional<Duration> header(String value, Headers headers) {
    Optional<Duration> seconds = Body.of(Map.of("seconds", value)).seconds("seconds");
    if (seconds.isPresent()) {
      return seconds;
    }
    // Measured against the server's own clock where it tells the time: ours may be wrong.
    Instant now = headers.first("Date").flatMap(RetryAfter::date).orElseGet(Instant::now);
    return date(value)
        .map(until -> Duration.between(now, until))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
        .filter(wait -> wait.toDays() <= 366);
  }

  private static Optional<Instant> date(String value) {
    try {
      return Optional.of(
          ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
