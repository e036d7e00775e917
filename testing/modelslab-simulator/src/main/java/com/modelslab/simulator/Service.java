// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.Oddity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The service itself, without HTTP and without faults: a request in, an answer out. */
final class Service {

  private static final Pattern FETCH =
      Pattern.compile("(/api/v[0-9]+(?:/[\\w-]+){1,2})/fetch(?:/([^/]*))?");
  private static final int MAX_ECHO = 300;

  private final Settings settings;
  private final Draw draw;
  private final JobBook book;
  private final Endpoints endpoints;
  private final Inputs inputs;
  private final Gallery gallery;
  private final Answers answers;
  private final LinkLife linkLife;
  private final AccountCalls accountCalls;
  private final Webhooks webhooks;

  Service(
      Settings settings,
      Draw draw,
      JobBook book,
      Endpoints endpoints,
      Inputs inputs,
      Gallery gallery,
      Answers answers,
      LinkLife linkLife,
      AccountCalls accountCalls,
      Webhooks webhooks) {
    this.settings = settings;
    this.draw = draw;
    this.book = book;
    this.endpoints = endpoints;
    this.inputs = inputs;
    this.gallery = gallery;
    this.answers = answers;
    this.linkLife = linkLife;
    this.accountCalls = accountCalls;
    this.webhooks = webhooks;
  }

  CallKind kind(Incoming in) {
    if (GeneratedName.parse(in.path) != null) {
      return CallKind.DOWNLOAD;
    }
    if (FETCH.matcher(in.path).matches()) {
      return CallKind.FETCH;
    }
    if (endpoints.has(in.path) && !in.path.endsWith("/base64_to_url")) {
      return CallKind.SUBMIT;
    }
    return endpoints.has(in.path) || accountCalls.has(in.path) ? CallKind.QUERY : CallKind.UNKNOWN;
  }

  /**
   * {@return the answer to a request whose JSON fields are given, null if they could not be read}
   */
  Answer answer(CallKind kind, Incoming in, @Nullable Map<String, Object> fields) {
    if (kind == CallKind.UNKNOWN) {
      return noRoute(in);
    }
    if (kind == CallKind.DOWNLOAD) {
      return in.method.equals("GET") || in.method.equals("HEAD")
          ? download(in.path)
          : wrongMethod(in);
    }
    if (!in.method.equals("POST") && !accountCalls.allows(in.method, in.path)) {
      return wrongMethod(in);
    }
    try {
      if (fields == null) {
        throw Refusal.of(400, "validation_error", "Invalid API Request");
      }
      Account account = account(fields);
      return switch (kind) {
        case FETCH -> fetch(account, in.path, fields);
        case SUBMIT -> submit(account, in.path, fields);
        default ->
            endpoints.has(in.path)
                ? submit(account, in.path, fields)
                : accountCalls.answer(account, in.path, fields);
      };
    } catch (Refusal refusal) {
      return answers.refused(refusal);
    }
  }

  private Account account(Map<String, Object> fields) {
    Object key = fields.get("key");
    if (key == null || key.equals("")) {
      throw Refusal.of(401, "unauthenticated", "API key required");
    }
    Account account = book.account(key.toString());
    if (account == null) {
      throw Refusal.of(401, "invalid_api_key", "Invalid API key");
    }
    return account;
  }

  private Answer submit(Account account, String path, Map<String, Object> fields) {
    Endpoint endpoint = endpoints.find(path, fields);
    if (endpoint == null) {
      throw Refusal.of(400, "validation_error", "Invalid API Request");
    }
    account.submits.incrementAndGet();
    Checks.fields(endpoint, fields);
    List<String> pictures = inputs.read(endpoint, fields);
    Job.Order order = order(endpoint, fields, pictures);
    if (endpoint.has(Endpoint.Trait.UPLOAD)) {
      return answers.upload(book.upload(account, order));
    }
    if (draw.hits(settings.warmUps(), "warm-up", account.submits.get())) {
      throw Refusal.of(200, "upstream_unavailable", "Try Again");
    }
    boolean mayBeAtOnce = !Checks.isTrue(fields.get("instant_response"));
    Job job = book.submit(account, order, samples(endpoint, fields), mayBeAtOnce);
    Instant now = book.now();
    if (job == null) {
      double seconds = Math.max(1, Duration.between(now, account.nextEnd(now)).toNanos() / 1e9);
      throw Refusal.rateLimited(
          "Rate limit exceeded. Maximum " + account.plan.limit() + " queued requests allowed.",
          (int) Math.ceil(Math.min(30, seconds)));
    }
    webhooks.expect(job);
    return answers.submitted(job, now);
  }

  private static int samples(Endpoint endpoint, Map<String, Object> fields) {
    if (endpoint.maker() != PictureMaker.LABEL && endpoint.maker() != PictureMaker.REPAINT) {
      return 1;
    }
    Object samples = fields.getOrDefault("samples", 1);
    return (int) Math.max(1, Math.min(4, Double.parseDouble(samples.toString())));
  }

  private static Job.Order order(
      Endpoint endpoint, Map<String, Object> fields, List<String> pictures) {
    Map<String, Object> kept = new LinkedHashMap<>();
    fields.forEach(
        (name, value) -> {
          boolean isShort = value instanceof String text && text.length() <= MAX_ECHO;
          if (!name.equals("key")
              && (isShort || value instanceof Number || value instanceof Boolean)) {
            kept.put(name, value);
          }
        });
    Object trackId = fields.get("track_id");
    Object webhook = fields.get("webhook");
    return new Job.Order(
        endpoint,
        kept,
        List.copyOf(pictures),
        trackId == null ? null : trackId.toString(),
        trackId,
        webhook == null || webhook.equals("") ? null : webhook.toString());
  }

  private Answer fetch(Account account, String path, Map<String, Object> fields) {
    Matcher matcher = FETCH.matcher(path);
    if (!matcher.matches()) {
      return answers.notFound();
    }
    String tail = matcher.group(2);
    String id = tail == null ? String.valueOf(fields.get("request_id")) : tail;
    Job job = id.matches("\\d{1,18}") ? byAnyId(Long.parseLong(id)) : null;
    Instant now = book.now();
    if (job == null
        || job.account != account
        || !job.order.endpoint().family().equals(matcher.group(1))) {
      return answers.notFound();
    }
    job.fetches.incrementAndGet();
    return answers.isHiddenYet(job, now)
        ? answers.notFound().about(job)
        : answers.fetched(job, now);
  }

  private @Nullable Job byAnyId(long id) {
    Job job = book.find(id);
    return job == null ? book.find(id - Answers.OTHER_ID) : job;
  }

  private Answer download(String path) {
    GeneratedName name = GeneratedName.parse(path);
    Job job = name == null ? null : book.find(name.jobId());
    if (job == null || name == null || !linkLife.isReadable(path)) {
      return Answer.page(404, "404 Not Found").about(job);
    }
    byte[] picture = gallery.result(job, name.index());
    String type = MediaTypes.of(picture);
    if (job.hasBase64Result()) {
      boolean prefix = hits(Oddity.DATA_PREFIX, job);
      String text =
          (prefix ? "data:" + type + ";base64," : "") + Base64.getEncoder().encodeToString(picture);
      return Answer.of(200, "text/plain", text).about(job);
    }
    String told = hits(Oddity.TEXT_PLAIN, job) ? "text/plain" : type;
    return Answer.of(200, told, picture).about(job);
  }

  private boolean hits(Oddity oddity, Job job) {
    return draw.hits(settings.oddities().share(oddity), oddity.name(), job.id);
  }

  private static Answer noRoute(Incoming in) {
    if (in.accept.toLowerCase(Locale.ROOT).contains("json")) {
      return Answer.json(
          404,
          Map.<String, Object>of(
              "message", "The route " + in.path.substring(1) + " could not be found."));
    }
    return Answer.page(404, "Not Found");
  }

  private static Answer wrongMethod(Incoming in) {
    return Answer.json(
        405,
        Map.<String, Object>of(
            "message",
            "The "
                + in.method
                + " method is not supported for route "
                + in.path.substring(1)
                + ". Supported methods: POST."));
  }

  /** {@return the JSON fields of a request, null if they cannot be read} */
  static @Nullable Map<String, Object> fields(Incoming in) {
    try {
      return in.fields();
    } catch (IOException e) {
      return null;
    }
  }
}
