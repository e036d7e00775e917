// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.response;

import com.modelslab.error.ApiError;
import com.modelslab.error.ApiException;
import com.modelslab.error.AuthenticationException;
import com.modelslab.error.Evidence;
import com.modelslab.error.InsufficientCreditsException;
import com.modelslab.error.InvalidRequestException;
import com.modelslab.error.NotFoundException;
import com.modelslab.error.PlanException;
import com.modelslab.error.RateLimitException;
import com.modelslab.error.ServerException;
import com.modelslab.error.ServerException.Reason;
import com.modelslab.internal.PercentCoding;
import com.modelslab.internal.json.JsonFields;
import com.modelslab.spi.Call;
import com.modelslab.spi.Headers;
import com.modelslab.spi.Operation;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges a response that reports a failure: was the call refused, and why, or did the job fail?
 *
 * <p>In this order: the service's machine-readable code, the HTTP status, a final status word
 * beside the id that was asked for, and at last the service's sentences, which is all that there
 * often is under HTTP 200. That a job failed cannot be taken back, so words that speak of the call
 * or the server go before a failure that only words tell. Not thread-safe.
 */
public final class ErrorClassifier {
  /** The code that speaks of a job, not of the call. */
  static final String JOB_GIVEN_UP = "provider_error";

  /** How long a model that is warming up wants, as users of the service found. */
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  private static final RefusalKind SERVER = ErrorClassifier::serverError;

  private static final Map<String, RefusalKind> CODES =
      Map.ofEntries(
          Map.entry("validation_error", InvalidRequestException::new),
          Map.entry("invalid_request", InvalidRequestException::new),
          Map.entry("bad_request", InvalidRequestException::new),
          Map.entry("invalid_api_key", AuthenticationException::new),
          Map.entry("unauthenticated", AuthenticationException::new),
          Map.entry("unauthorized", AuthenticationException::new),
          Map.entry("insufficient_balance", InsufficientCreditsException::new),
          Map.entry("insufficient_credits", InsufficientCreditsException::new),
          Map.entry("payment_required", InsufficientCreditsException::new),
          Map.entry("payment_declined", InsufficientCreditsException::new),
          Map.entry("no_subscription", PlanException::new),
          Map.entry("forbidden", PlanException::new),
          Map.entry("not_found", NotFoundException::new),
          Map.entry("rate_limited", RateLimitException::new),
          Map.entry("rate_limit_exceeded", RateLimitException::new),
          Map.entry("too_many_requests", RateLimitException::new),
          Map.entry("upstream_unavailable", SERVER),
          Map.entry("service_unavailable", SERVER),
          Map.entry("internal_error", SERVER));

  /** HTTP statuses that never speak of a job, whatever the response says beside them. */
  private static final Set<Integer> ALWAYS_THE_CALL = Set.of(401, 402, 403, 404, 405, 429);

  private final Call call;
  private final int status;
  private final Headers headers;
  private final JsonFields body;
  private final String word;
  private final String code;
  private @Nullable String words;

  /**
   * Looks at a response.
   *
   * @param status the HTTP status, or what the response says in its place
   * @param word the status word
   */
  ErrorClassifier(Call call, int status, Headers headers, JsonFields body, String word) {
    this.call = call;
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.word = word;
    this.code = body.code();
  }

  /** {@return whether the HTTP status says that the call did not do what it should} */
  boolean byHttp() {
    return status / 100 != 2;
  }

  /** {@return whether the response has a code that says so} */
  boolean byCode() {
    return CODES.containsKey(code);
  }

  /** {@return whether a response without a status word has a code or an error in its place} */
  boolean byField() {
    return byCode()
        || body.text("error").isPresent()
        || (body.value("error") instanceof Map<?, ?> error && !error.isEmpty());
  }

  /** {@return whether the response has the code of a job that failed} */
  boolean isJobGivenUp() {
    return code.equals(JOB_GIVEN_UP);
  }

  /**
   * {@return what tells that a response which reports a failure means that of a job; null if the
   * call was refused}
   */
  @Nullable Evidence evidenceOfFailedJob() {
    if (isJobGivenUp()) {
      return Evidence.CODE;
    }
    if (byCode() || !mayBeFailedJob()) {
      return null;
    }
    boolean failed = word.equals("failed");
    if (failed && namesJob()) {
      // A server that reports trouble of its own is not a sure witness.
      return status >= 500 ? Evidence.WORDS : Evidence.JOB_STATUS;
    }
    if (ServiceWords.refusal(words()) != null) {
      return null;
    }
    if (ServiceWords.blameTheServer(words())
        || isValidation()
        || (!failed && ServiceWords.askToTryAgain(words()))) {
      return null;
    }
    if (namesJob()) {
      return Evidence.JOB_STATUS;
    }
    boolean fault = call.operation() == Operation.SUBMIT && ServiceWords.blameTheRequest(words());
    return fault ? null : Evidence.WORDS;
  }

  private boolean mayBeFailedJob() {
    if (ALWAYS_THE_CALL.contains(status)) {
      return false;
    }
    boolean failed = word.equals("failed");
    if (!byHttp()) {
      return call.operation() == Operation.FETCH || failed || namesJob();
    }
    boolean faultOfCaller = status == 400 || status == 422;
    return failed && (namesJob() || (faultOfCaller && call.operation() == Operation.FETCH));
  }

  /** {@return whether the response names the job that the call asks for, or any for a submit} */
  private boolean namesJob() {
    if (call.job().isEmpty()) {
      return body.text("id").isPresent() || body.value("execution") != null;
    }
    String asked = call.job().get().id();
    String path = call.job().get().path();
    String last = PercentCoding.decode(path.substring(path.lastIndexOf('/') + 1));
    return body.text("id")
        .or(() -> body.object("execution").text("id"))
        .filter(id -> id.equals(asked) || id.equals(last))
        .isPresent();
  }

  /** {@return the refusal that the response amounts to} */
  ApiException refusal() {
    RefusalKind kind = CODES.get(code);
    Evidence evidence = kind == null ? Evidence.HTTP_STATUS : Evidence.CODE;
    if (kind == null) {
      kind = byStatus(status);
    }
    if (kind == null) {
      evidence = byHttp() ? Evidence.HTTP_STATUS : Evidence.WORDS;
      kind = byWords();
    }
    Duration wait = RetryAfter.read(body, headers, status == 429);
    if (wait == null && kind == SERVER && reason(status, body) == Reason.WARMING_UP) {
      wait = WARM_UP;
    }
    if (wait == null && isSpam()) {
      wait = RetryAfter.inWords(body.allTips());
    }
    ApiError refusal =
        new ApiError(
                status,
                call.path(),
                body.message().orElse(""),
                code,
                wait,
                body.fields(),
                ResponseReader.affectedJob(call))
            .withEvidence(evidence);
    return kind == null ? new ApiException(refusal) : kind.apply(refusal);
  }

  private @Nullable RefusalKind byWords() {
    if (isValidation()) {
      return InvalidRequestException::new;
    }
    RefusalKind kind = ServiceWords.refusal(words());
    if (kind != null) {
      return kind;
    }
    if (ServiceWords.blameTheServer(words())) {
      return SERVER;
    }
    kind = ServiceWords.fault(words());
    if (kind != null) {
      return kind;
    }
    if (isSpam()) {
      return RateLimitException::new;
    }
    if (body.value("errors") instanceof Map) {
      return InvalidRequestException::new;
    }
    return words().contains("try again") ? SERVER : null;
  }

  /** The old spam filter says what it is only in a tip. */
  private boolean isSpam() {
    return body.allTips().contains("same request");
  }

  /** The web framework's own checks report an object of fields and sentences. */
  private boolean isValidation() {
    return body.value("message") instanceof Map || body.value("messege") instanceof Map;
  }

  /** Most responses are not a refusal, and nobody asks for their words. */
  private String words() {
    String known = words;
    if (known == null) {
      known = body.allWords();
      words = known;
    }
    return known;
  }

  /** {@return whether a text in the place of JSON says that the call was refused} */
  public static boolean isRefusal(String text) {
    String words = text.toLowerCase(Locale.ROOT);
    return ServiceWords.refusal(words) != null || ServiceWords.blameTheServer(words);
  }

  /**
   * {@return the refusal that a response which is not a JSON object amounts to}
   *
   * @param text what there is in the place of JSON
   * @param summary what to tell of it
   */
  public static ApiException withoutJson(
      Call call, int status, Headers headers, String text, String summary) {
    RefusalKind kind = byStatus(status);
    Evidence evidence = kind == null && status / 100 == 2 ? Evidence.WORDS : Evidence.HTTP_STATUS;
    if (kind == null) {
      kind = ServiceWords.refusal(text.toLowerCase(Locale.ROOT));
    }
    ApiError refusal =
        new ApiError(
                status,
                call.path(),
                summary,
                "",
                RetryAfter.read(JsonFields.of(Map.of()), headers, status == 429),
                Map.of(),
                ResponseReader.affectedJob(call))
            .withEvidence(evidence);
    return kind == null ? SERVER.apply(refusal) : kind.apply(refusal);
  }

  private static @Nullable RefusalKind byStatus(int status) {
    return switch (status) {
      case 400, 405, 413, 415, 422 -> InvalidRequestException::new;
      case 401 -> AuthenticationException::new;
      case 402 -> InsufficientCreditsException::new;
      case 403 -> PlanException::new;
      case 404, 410 -> NotFoundException::new;
      case 408, 425 -> SERVER;
      case 429 -> RateLimitException::new;
      default -> status >= 500 || status < 200 || status / 100 == 3 ? SERVER : null;
    };
  }

  private static ServerException serverError(ApiError error) {
    return new ServerException(error, reason(error.status(), JsonFields.of(error.raw())));
  }

  private static Reason reason(int status, JsonFields body) {
    if (status == 503) {
      return Reason.UNAVAILABLE;
    }
    if (status < 400 && !body.fields().isEmpty()) {
      String words = body.message().orElse("").toLowerCase(Locale.ROOT);
      if (words.contains("temporarily unavailable") || body.code().equals("upstream_unavailable")) {
        return Reason.UNAVAILABLE;
      }
      if (words.contains("try again") && !words.contains("internal server error")) {
        return Reason.WARMING_UP;
      }
    }
    return Reason.ERROR;
  }
}
