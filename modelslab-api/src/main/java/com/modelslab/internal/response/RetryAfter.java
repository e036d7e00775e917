// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.response;

import com.modelslab.internal.json.JsonFields;
import com.modelslab.spi.Headers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads how long the service asks to wait: in the body, else in the header as seconds or a date.
 */
public final class RetryAfter {
  private static final Pattern IN_WORDS =
      Pattern.compile("\\b(?:wait(?: for)?|after|in) (\\d{1,4}) ?s(?:ec|\\b)");

  private RetryAfter() {}

  /**
   * {@return the time to wait, not negative; null where the service says nothing that makes sense}
   *
   * @param throttled whether {@code X-RateLimit-Reset}, a Unix time, counts as well
   */
  static @Nullable Duration read(JsonFields body, Headers headers, boolean throttled) {
    return body.seconds("retry_after")
        .or(() -> body.object("error").seconds("retry_after"))
        .or(() -> body.object("error").object("details").seconds("retry_after"))
        .or(() -> of(headers))
        .or(
            () ->
                headers
                    .first("X-RateLimit-Reset")
                    .filter(value -> throttled)
                    .flatMap(value -> reset(value, headers)))
        .orElse(null);
  }

  /**
   * {@return the time to wait that the header asks for; none if it says nothing that makes sense}
   */
  public static Optional<Duration> of(Headers headers) {
    return headers.first("Retry-After").flatMap(value -> header(value, headers));
  }

  /** {@return the wait that a sentence in lower case asks for; null where it asks for none} */
  static @Nullable Duration inWords(String sentence) {
    Matcher matcher = IN_WORDS.matcher(sentence);
    return matcher.find() ? Duration.ofSeconds(Integer.parseInt(matcher.group(1))) : null;
  }

  private static Optional<Duration> header(String value, Headers headers) {
    Optional<Duration> seconds = JsonFields.of(Map.of("seconds", value)).seconds("seconds");
    return seconds.isPresent()
        ? seconds
        : date(value).flatMap(until -> between(now(headers), until));
  }

  private static Optional<Duration> reset(String value, Headers headers) {
    return JsonFields.of(Map.of("time", value))
        .number("time")
        .filter(time -> time.signum() > 0 && time.precision() - time.scale() <= 11)
        .map(time -> Instant.ofEpochSecond(time.longValue()))
        .flatMap(until -> between(now(headers), until));
  }

  /** The server's own clock where it tells the time: ours may be wrong. */
  private static Instant now(Headers headers) {
    return headers.first("Date").flatMap(RetryAfter::date).orElseGet(Instant::now);
  }

  private static Optional<Duration> between(Instant now, Instant until) {
    Duration wait = Duration.between(now, until);
    return Optional.of(wait.isNegative() ? Duration.ZERO : wait)
        .filter(sane -> sane.toDays() <= 366);
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
