// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.response;

import com.modelslab.error.ApiError;
import com.modelslab.error.ApiException;
import com.modelslab.error.AuthenticationException;
import com.modelslab.error.InsufficientCreditsException;
import com.modelslab.error.InvalidRequestException;
import com.modelslab.error.NotFoundException;
import com.modelslab.error.PlanException;
import com.modelslab.error.RateLimitException;
import com.modelslab.error.ServerException;
import com.modelslab.error.ServerException.Reason;
import com.modelslab.internal.json.JsonFields;
import com.modelslab.spi.Call;
import com.modelslab.spi.Headers;
import com.modelslab.spi.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells why one call was refused, or that it was not the call but the job that failed: by the
 * service's code, else by the HTTP status, else by its words, which is all that there is under HTTP
 * 200. Not thread-safe.
 */
public final class ErrorClassifier {
  /** The code that speaks of a job, not of the call. */
  static final String JOB_GIVEN_UP = "provider_error";

  /** How long a model that is warming up wants, as users of the service found. */
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  private static final Kind SERVER = ErrorClassifier::serverError;

  /** These say that the call was refused, also where the failure of a job would be expected. */
  private static final List<Words> OF_THE_CALL =
      List.of(
          new Words(
              RateLimitException::new,
              "rate.?limit|too many (requests|attempts)|queued requests"
                  + "|queue (limit|is full)|concurrent requests|requests? limit"),
          new Words(
              AuthenticationException::new,
              "(invalid|wrong|incorrect|expired|unknown|missing|no)"
                  + " (api[ _-]?(key|token)|access token|key\\b)"
                  + "|api[ _-]?(key|token) (is |was |has )?(been )?"
                  + "(required|invalid|not (valid|found)|missing|expired|revoked|disabled)"
                  + "|\\bkey (is|was) (invalid|not valid|expired)|unauthenticated"
                  + "|(not |un)authori[sz]ed"),
          new Words(
              InsufficientCreditsException::new,
              "(insufficient|not enough|no|low|out of) (\\w+ )?(credit|balance|fund)"
                  + "|(enough|sufficient) (credit|balance|fund)|quota|payment (is )?required"
                  + "|(monthly|daily|usage|plan|account|calls?|generations?|api) limit"
                  + "|(?<!size )limit (was |has been |is )?(exceeded|reached)"),
          new Words(
              PlanException::new,
              "subscription|subscribe to|upgrade (your|to)|do(es)? not have (permission|access)"
                  + "|(access|permission) denied"
                  + "|(premium|enterprise) (plan|user|member|customer|only)|^forbidden"),
          new Words(
              NotFoundException::new,
              "request (id )?(was )?not found|no (such )?request (was )?found|job not found"));

  /** So do these, unless the answer names a job that failed. */
  private static final List<Words> OF_THE_SERVER =
      List.of(
          new Words(
              SERVER,
              "temporarily unavailable|service unavailable|internal server error|^server error"
                  + "|server is (busy|down|overloaded)|under maintenance|bad gateway"
                  + "|gateway time-?out"));

  /** These find fault with the request; a failed job says so in the same words. */
  private static final List<Words> OF_THE_REQUEST =
      List.of(
          new Words(
              InvalidRequestException::new,
              "required|must (be|not|have)|invalid|not valid|unable to (fetch|load|read|download)"
                  + "|not found|should be|may not be|not supported|unsupported|not allowed"
                  + "|too (large|big|long|small)|does(n't| not) exist|valid url|malformed"
                  + "|no image|no face"));

  private static final Map<String, Kind> CODES =
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

  /** HTTP statuses that never speak of a job, whatever the answer says beside them. */
  private static final Set<Integer> ALWAYS_THE_CALL = Set.of(401, 402, 403, 404, 405, 429);

  private final Call call;
  private final int status;
  private final Headers headers;
  private final JsonFields body;
  private final String word;
  private final String code;
  private @Nullable String words;

  /**
   * Looks at an answer.
   *
   * @param status the HTTP status, or what the answer says in its place
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

  /** {@return whether the answer has a code that says so} */
  boolean byCode() {
    return CODES.containsKey(code);
  }

  /** {@return whether an answer without a status word has a code or an error in its place} */
  boolean byField() {
    return byCode()
        || body.text("error").isPresent()
        || (body.value("error") instanceof Map<?, ?> error && !error.isEmpty());
  }

  /** {@return whether the answer has the code of a job that failed} */
  boolean isJobGivenUp() {
    return code.equals(JOB_GIVEN_UP);
  }

  /** {@return whether an answer that reports a failure means that of a job} */
  boolean isFailedJob() {
    if (isJobGivenUp()) {
      return true;
    }
    if (byCode() || ALWAYS_THE_CALL.contains(status) || !mayBeFailedJob()) {
      return false;
    }
    boolean named = namesJob() && word.equals("failed");
    if (meaning(OF_THE_CALL) != null) {
      return false;
    }
    boolean submit = call.operation() == Operation.SUBMIT;
    return named
        || !(meaning(OF_THE_SERVER) != null
            || isValidation()
            || (submit && meaning(OF_THE_REQUEST) != null));
  }

  private boolean mayBeFailedJob() {
    boolean failed = word.equals("failed");
    if (!byHttp()) {
      return call.operation() == Operation.FETCH || failed || namesJob();
    }
    boolean faultOfCaller = status == 400 || status == 422;
    return failed && (namesJob() || (faultOfCaller && call.operation() == Operation.FETCH));
  }

  private boolean namesJob() {
    return body.text("id").isPresent() || body.value("execution") != null;
  }

  /** {@return the refusal that the answer amounts to} */
  ApiException refusal() {
    Kind kind = CODES.get(code);
    if (kind == null) {
      kind = byStatus(status);
    }
    if (kind == null && isValidation()) {
      kind = InvalidRequestException::new;
    }
    for (List<Words> meanings : List.of(OF_THE_CALL, OF_THE_SERVER, OF_THE_REQUEST)) {
      kind = kind == null ? meaning(meanings) : kind;
    }
    if (kind == null && isSpam()) {
      kind = RateLimitException::new;
    }
    if (kind == null && body.value("errors") instanceof Map) {
      kind = InvalidRequestException::new;
    }
    if (kind == null && words().contains("try again")) {
      kind = SERVER;
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
            ResponseReader.affectedJob(call));
    return kind == null ? new ApiException(refusal) : kind.apply(refusal);
  }

  /** The old spam filter says what it is only in a tip. */
  private boolean isSpam() {
    return body.allTips().contains("same request");
  }

  /** The web framework's own checks report an object of fields and sentences. */
  private boolean isValidation() {
    return body.value("message") instanceof Map || body.value("messege") instanceof Map;
  }

  private @Nullable Kind meaning(List<Words> meanings) {
    return meaning(meanings, words());
  }

  /** Most answers are no refusal, and nobody asks for their words. */
  private String words() {
    String known = words;
    if (known == null) {
      known = body.allWords();
      words = known;
    }
    return known;
  }

  private static @Nullable Kind meaning(List<Words> meanings, String words) {
    for (Words meaning : meanings) {
      if (meaning.pattern.matcher(words).find()) {
        return meaning.kind;
      }
    }
    return null;
  }

  /** {@return whether a text in the place of JSON says that the call was refused} */
  public static boolean isRefusal(String text) {
    String words = text.toLowerCase(Locale.ROOT);
    return meaning(OF_THE_CALL, words) != null || meaning(OF_THE_SERVER, words) != null;
  }

  /** {@return the refusal that an answer which is no JSON object amounts to} */
  public static ApiException withoutJson(Call call, int status, Headers headers, String summary) {
    Kind kind = byStatus(status);
    if (kind == null) {
      kind = meaning(OF_THE_CALL, summary.toLowerCase(Locale.ROOT));
    }
    ApiError refusal =
        new ApiError(
            status,
            call.path(),
            summary,
            "",
            RetryAfter.read(JsonFields.of(Map.of()), headers, status == 429),
            Map.of(),
            ResponseReader.affectedJob(call));
    return kind == null ? SERVER.apply(refusal) : kind.apply(refusal);
  }

  private static @Nullable Kind byStatus(int status) {
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

  private interface Kind extends Function<ApiError, ApiException> {}

  /** What words mean; they are looked for in lower case. */
  private static final class Words {
    final Kind kind;
    final Pattern pattern;

    Words(Kind kind, String pattern) {
      this.kind = kind;
      this.pattern = Pattern.compile(pattern, Pattern.MULTILINE);
    }
  }
}
