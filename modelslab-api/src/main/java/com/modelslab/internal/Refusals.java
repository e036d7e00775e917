// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal;

import com.modelslab.error.ApiException;
import com.modelslab.error.AuthenticationException;
import com.modelslab.error.InsufficientCreditsException;
import com.modelslab.error.InvalidRequestException;
import com.modelslab.error.NotFoundException;
import com.modelslab.error.PlanException;
import com.modelslab.error.RateLimitException;
import com.modelslab.error.Refusal;
import com.modelslab.error.ServerException;
import com.modelslab.spi.Call;
import com.modelslab.spi.Headers;
import com.modelslab.spi.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells why a call was refused: by the service's code, else by the HTTP status, else by its words,
 * which is all that there is under HTTP 200.
 */
final class Refusals {
  /** How long a model that is warming up wants, as users of the service found. */
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  /** What the words of a refusal mean; the first that matches counts. */
  private static final List<Words> WORDS =
      List.of(
          new Words(
              true,
              RateLimitException::new,
              "rate limit",
              "too many requests",
              "queued requests allowed"),
          new Words(
              true,
              AuthenticationException::new,
              "invalid api key",
              "api key required",
              "api key is required",
              "invalid api token",
              "unauthenticated",
              "unauthorized"),
          new Words(
              true,
              InsufficientCreditsException::new,
              "insufficient credit",
              "insufficient balance",
              "not enough credit",
              "out of credit",
              "limit exceeded"),
          new Words(
              true,
              PlanException::new,
              "subscription",
              "upgrade your plan",
              "does not have permission"),
          new Words(true, NotFoundException::new, "request not found"),
          new Words(true, ServerException::new, "temporarily unavailable", "internal server error"),
          new Words(
              false,
              InvalidRequestException::new,
              "required",
              "must be",
              "invalid",
              "not valid",
              "unable to fetch image",
              "not found",
              "should be"));

  private Refusals() {}

  /**
   * Whether an {@code error} or {@code failed} can mean a job that was taken and given up, rather
   * than a call that was refused.
   */
  static boolean mayBeFailedJob(Call call, int status, Body body) {
    String code = code(body);
    if (code.equals("provider_error")) {
      return true;
    }
    if (!code.isEmpty() || (status >= 400 && status != 400 && status != 422)) {
      return false;
    }
    return call.operation() == Operation.FETCH || (body.status().equals("failed") && status < 400);
  }

  /**
   * {@return why the call was refused; null when {@code mayBeJob} and nothing says that it was the
   * call}
   */
  static @Nullable ApiException of(
      Call call,
      int status,
      Headers headers,
      Map<String, @Nullable Object> fields,
      boolean mayBeJob) {
    Body body = Body.of(fields);
    String code = code(body);
    String words = words(body);
    Kind kind = byCode(code);
    if (kind == null && !mayBeJob) {
      kind = byStatus(status);
    }
    if (kind == null && !code.equals("provider_error")) {
      kind = byWords(words, mayBeJob);
    }
    if (kind == null && mayBeJob) {
      return null;
    }
    Duration retryAfter = RetryAfter.read(body, headers);
    if (kind == null && body.value("message") instanceof Map) {
      kind = InvalidRequestException::new;
    }
    if (kind == null && words.contains("try again")) {
      kind = ServerException::new;
      retryAfter = retryAfter == null ? WARM_UP : retryAfter;
    }
    Refusal refusal =
        new Refusal(status, call.path(), body.message().orElse(""), code, retryAfter, fields);
    return kind == null ? new ApiException(refusal) : kind.apply(refusal);
  }

  /** {@return the refusal that an answer without any status word amounts to} */
  static ApiException silent(
      Call call, int status, Headers headers, Map<String, @Nullable Object> fields) {
    ApiException refusal = of(call, status, headers, fields, false);
    return refusal == null
        ? new ServerException(new Refusal(status, call.path(), "", "", null, fields))
        : refusal;
  }

  /** {@return the refusal that an answer which is no JSON object amounts to} */
  static ApiException withoutJson(Call call, int status, Headers headers, String summary) {
    Kind kind = byStatus(status);
    Refusal refusal =
        new Refusal(
            status,
            call.path(),
            summary,
            "",
            RetryAfter.read(Body.of(Map.of()), headers),
            Map.of());
    return kind == null ? new ServerException(refusal) : kind.apply(refusal);
  }

  private static @Nullable Kind byCode(String code) {
    return switch (code) {
      case "validation_error" -> InvalidRequestException::new;
      case "invalid_api_key", "unauthenticated" -> AuthenticationException::new;
      case "insufficient_balance" -> InsufficientCreditsException::new;
      case "no_subscription", "forbidden" -> PlanException::new;
      case "not_found" -> NotFoundException::new;
      case "rate_limited" -> RateLimitException::new;
      case "upstream_unavailable" -> ServerException::new;
      default -> null;
    };
  }

  private static @Nullable Kind byStatus(int status) {
    return switch (status) {
      case 400, 405, 413, 415, 422 -> InvalidRequestException::new;
      case 401 -> AuthenticationException::new;
      case 402 -> InsufficientCreditsException::new;
      case 403 -> PlanException::new;
      case 404 -> NotFoundException::new;
      case 429 -> RateLimitException::new;
      default -> status >= 500 ? ServerException::new : null;
    };
  }

  private static @Nullable Kind byWords(String words, boolean mayBeJob) {
    for (Words meaning : WORDS) {
      if ((meaning.evenOfJob || !mayBeJob) && meaning.in(words)) {
        return meaning.kind;
      }
    }
    return null;
  }

  private static String code(Body body) {
    return body.text("code").orElse("").toLowerCase(Locale.ROOT);
  }

  /**
   * All that the answer says; of its tips, which mostly advertise, only what speaks of the rate.
   */
  private static String words(Body body) {
    StringBuilder words = new StringBuilder();
    for (String name : List.of("message", "messege", "error", "errors")) {
      Body.textsIn(body.value(name)).forEach(text -> words.append(text).append('\n'));
    }
    for (String name : List.of("tip", "tips", "tip_1")) {
      body.text(name)
          .filter(tip -> tip.toLowerCase(Locale.ROOT).contains("same request"))
          .ifPresent(tip -> words.append("rate limit\n"));
    }
    return words.toString().toLowerCase(Locale.ROOT);
  }

  private interface Kind extends Function<Refusal, ApiException> {}

  /** {@code evenOfJob}: these words speak of the call even where a failed job would be expected. */
  private static final class Words {
    final boolean evenOfJob;
    final Kind kind;
    final List<String> any;

    Words(boolean evenOfJob, Kind kind, String... any) {
      this.evenOfJob = evenOfJob;
      this.kind = kind;
      this.any = List.of(any);
    }

    boolean in(String words) {
      return any.stream().anyMatch(words::contains);
    }
  }
}
