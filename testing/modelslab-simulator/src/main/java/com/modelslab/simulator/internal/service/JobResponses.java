// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.service;

import com.modelslab.simulator.internal.endpoint.EndpointSpec;
import com.modelslab.simulator.internal.endpoint.RejectedRequestException;
import com.modelslab.simulator.internal.job.OddityPicker;
import com.modelslab.simulator.internal.job.Settings;
import com.modelslab.simulator.internal.job.SimulatedJob;
import com.modelslab.simulator.internal.json.Json;
import com.modelslab.simulator.internal.random.SeededRandom;
import com.modelslab.simulator.model.JobState;
import com.modelslab.simulator.model.Oddity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Makes the responses about jobs, in all the shapes that the service has been seen to use. */
public final class JobResponses {

  /** Added to an id to make the other number that {@code fetch_result} may end in. */
  static final long OTHER_ID = 1_000_000_000L;

  private final Settings settings;
  private final SeededRandom random;
  private final OddityPicker oddities;
  private final ResultStore results;
  private final ResultLinks links;
  private final AtomicLong rejections = new AtomicLong();

  JobResponses(
      Settings settings,
      SeededRandom random,
      OddityPicker oddities,
      ResultStore results,
      ResultLinks links) {
    this.settings = settings;
    this.random = random;
    this.oddities = oddities;
    this.results = results;
    this.links = links;
  }

  ApiResponse submitted(SimulatedJob job, Instant now) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    if (job.state(now) == JobState.SUCCESS) {
      status(body, job);
      tip(body, job.id());
      body.put("generationTime", generationTime(job));
      body.put("id", id(job));
      results(body, job);
      nsfw(body, job);
    } else {
      body.put("status", processing(job));
      tip(body, job.id());
      eta(body, job, now, job.id());
      message(body, job.id(), "Try to fetch request after seconds estimated");
      body.put("webhook_status", "");
      fetchResult(body, job);
      body.put("id", id(job));
      noOutputYet(body, job);
    }
    body.put("meta", meta(job));
    return json(200, body, job.id()).about(job);
  }

  ApiResponse upload(SimulatedJob job) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("status", "success");
    body.put("id", id(job));
    body.put("output", links.of(job));
    return json(200, body, job.id()).about(job);
  }

  ApiResponse fetched(SimulatedJob job, Instant now) {
    long call = job.id() * 1000 + job.fetches() % 1000;
    boolean thin = oddities.has(Oddity.THIN_FETCHES, call);
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    switch (job.state(now)) {
      case QUEUED, RUNNING -> {
        body.put("status", processing(job));
        message(body, call, "Your request is processing in background, try again later");
        if (!thin) {
          body.put("id", id(job));
          eta(body, job, now, call);
          fetchResult(body, job);
        }
        noOutputYet(body, job);
        tip(body, call);
      }
      case SUCCESS -> {
        status(body, job);
        body.put("id", id(job));
        results(body, job);
        nsfw(body, job);
        if (!thin) {
          body.put("generationTime", generationTime(job));
          body.put("meta", meta(job));
        }
        tip(body, call);
      }
      case FAILED -> {
        boolean old = random.generator("failure", job.id()).nextBoolean();
        body.put("status", old ? "failed" : "error");
        body.put("id", old ? "" : id(job));
        message(body, call, old ? "Failed, Try Again" : "The generation failed on our side");
        body.put("output", "");
        tip(body, call);
      }
      case LOST -> {
        return notFound().about(job);
      }
    }
    return json(200, body, call).about(job);
  }

  ApiResponse notFound() {
    long call = rejections.incrementAndGet();
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("status", "failed");
    body.put("id", "");
    message(body, call, "Request not found");
    body.put("output", "");
    return json(200, body, call);
  }

  ApiResponse rejected(RejectedRequestException rejection) {
    long call = rejections.incrementAndGet();
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("status", "error");
    message(body, call, rejection.text(oddities.has(Oddity.VALIDATION_OBJECTS, call)));
    if (oddities.has(Oddity.ERROR_CODES, call)) {
      body.put("code", rejection.code());
    }
    if (rejection.retryAfter() > 0) {
      body.put("retry_after", rejection.retryAfter());
    }
    tip(body, call);
    Oddity hides = rejection.status() == 429 ? Oddity.RATE_LIMIT_IN_200 : Oddity.ERRORS_IN_200;
    return json(oddities.has(hides, call) ? 200 : rejection.status(), body, call);
  }

  /** {@return the body of the webhook of a finished job} */
  String webhookBody(SimulatedJob job) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("status", job.fails() ? "failed" : "success");
    body.put("id", id(job));
    if (job.submission().trackIdAsSent() != null) {
      boolean asText = random.generator("track", job.id()).nextBoolean();
      body.put("track_id", asText ? job.submission().trackId() : job.submission().trackIdAsSent());
    }
    if (job.fails()) {
      message(body, job.id(), "Failed, Try Again");
    } else {
      body.put("output", output(job));
      body.put("generationTime", generationTime(job));
      body.put("meta", meta(job));
    }
    return text(body, job.id());
  }

  /** {@return whether a fetch does not find the job yet} */
  boolean isHiddenYet(SimulatedJob job, Instant now) {
    return oddities.has(Oddity.EARLY_NOT_FOUND, job.id())
        && now.isBefore(job.submitted().plus(settings.scaled(1)));
  }

  private Object output(SimulatedJob job) {
    if (job.endpoint().result().isText()) {
      String text = results.text(job);
      return oddities.has(Oddity.BARE_CAPTION, job.id()) ? text : List.of(text);
    }
    List<String> all = links.of(job);
    boolean bare =
        job.endpoint().has(EndpointSpec.Trait.BARE_OUTPUT)
            && oddities.has(Oddity.BARE_OUTPUT, job.id());
    return bare ? all.get(0) : all;
  }

  private static void status(Map<String, @Nullable Object> body, SimulatedJob job) {
    if (!job.endpoint().has(EndpointSpec.Trait.LINKS_WITHOUT_STATUS)) {
      body.put("status", "success");
    }
  }

  private void results(Map<String, @Nullable Object> body, SimulatedJob job) {
    if (job.endpoint().has(EndpointSpec.Trait.LINKS_WITHOUT_STATUS)) {
      body.put("links", links.of(job));
      return;
    }
    boolean isText = job.endpoint().result().isText();
    if (!isText && oddities.has(Oddity.ONLY_PROXY_LINKS, job.id())) {
      body.put("output", List.of());
      body.put("proxy_links", links.of(job));
      return;
    }
    body.put("output", output(job));
    if (!isText) {
      body.put("proxy_links", proxyLinks(job, links.of(job)));
      if (oddities.has(Oddity.FUTURE_LINKS, job.id())) {
        body.put("future_links", links.of(job));
      }
    }
  }

  private @Nullable Object proxyLinks(SimulatedJob job, List<String> links) {
    if (!oddities.has(Oddity.ODD_PROXY_LINKS, job.id())) {
      return links;
    }
    return switch (random.generator("proxy", job.id()).nextInt(4)) {
      case 0 -> "";
      case 1 -> links.get(0);
      case 2 -> Map.of("0", links.get(0));
      default -> null;
    };
  }

  private void noOutputYet(Map<String, @Nullable Object> body, SimulatedJob job) {
    body.put("output", oddities.has(Oddity.EMPTY_TEXT_OUTPUT, job.id()) ? "" : List.of());
    if (!job.endpoint().result().isText() && oddities.has(Oddity.FUTURE_LINKS, job.id())) {
      body.put("future_links", links.of(job));
      body.put(
          "proxy_links", random.generator("early", job.id()).nextBoolean() ? links.of(job) : "");
    }
  }

  private Map<String, @Nullable Object> meta(SimulatedJob job) {
    Map<String, @Nullable Object> meta = new LinkedHashMap<>();
    SplittableRandom generator = random.generator("meta", job.id());
    for (Map.Entry<String, Object> field : job.submission().fields().entrySet()) {
      Object echoed = field.getValue();
      if (echoed instanceof Boolean on) {
        Object[] spellings = {on ? "yes" : "no", on ? "1" : "0", on};
        echoed = spellings[generator.nextInt(3)];
      } else if (echoed instanceof Number && generator.nextBoolean()) {
        echoed = echoed.toString();
      }
      meta.put(field.getKey(), echoed);
    }
    meta.put("seed", results.seed(job));
    meta.put("id", generator.nextBoolean() ? null : job.id());
    meta.put("file_prefix", "generations/" + job.id());
    if (oddities.has(Oddity.META_LINKS, job.id())) {
      meta.put("output", List.of(links.origin() + "/generations/no-result.png"));
    }
    return meta;
  }

  private void fetchResult(Map<String, @Nullable Object> body, SimulatedJob job) {
    if (oddities.has(Oddity.NO_FETCH_RESULT, job.id())) {
      return;
    }
    boolean foreign = oddities.has(Oddity.FOREIGN_FETCH_RESULT, job.id());
    long tail = oddities.has(Oddity.OTHER_FETCH_ID, job.id()) ? job.id() + OTHER_ID : job.id();
    body.put(
        "fetch_result",
        (foreign ? "https://stablediffusionapi.com" : links.origin())
            + job.endpoint().family()
            + "/fetch/"
            + tail);
  }

  private void eta(Map<String, @Nullable Object> body, SimulatedJob job, Instant now, long call) {
    if (oddities.has(Oddity.NO_ETA, job.id())) {
      return;
    }
    double left = Duration.between(now, job.ends()).toNanos() / 1e9;
    double guess = Math.max(0.05, left) * Math.exp(0.35 * random.gaussian("eta", call));
    body.put("eta", guess > 2 && call % 3 == 0 ? (Object) Math.round(guess) : (Object) guess);
  }

  private void nsfw(Map<String, @Nullable Object> body, SimulatedJob job) {
    if (job.endpoint().has(EndpointSpec.Trait.REPORTS_NSFW) || results.isNsfw(job)) {
      body.put("nsfw_content_detected", results.isNsfw(job));
    }
  }

  private void message(Map<String, @Nullable Object> body, long call, Object message) {
    body.put(oddities.has(Oddity.MESSEGE, call) ? "messege" : "message", message);
  }

  private void tip(Map<String, @Nullable Object> body, long call) {
    if (oddities.has(Oddity.TIPS, call)) {
      body.put("tip", "This is a simulator; its tips are as useful as those of the service");
    }
  }

  private String processing(SimulatedJob job) {
    return oddities.has(Oddity.QUEUED_STATUS, job.id()) ? "queued" : "processing";
  }

  private Object id(SimulatedJob job) {
    return oddities.has(Oddity.TEXT_IDS, job.id())
        ? (Object) Long.toString(job.id())
        : (Object) job.id();
  }

  private double generationTime(SimulatedJob job) {
    return job.isSynchronous()
        ? 0.2 + random.generator("time", job.id()).nextDouble()
        : job.seconds();
  }

  private ApiResponse json(int status, Object body, long call) {
    return ApiResponse.of(
        status, ApiResponse.JSON, text(body, call).getBytes(StandardCharsets.UTF_8));
  }

  private String text(Object body, long call) {
    String text = Json.write(body);
    return oddities.has(Oddity.ESCAPED_SLASHES, call) ? text.replace("/", "\\/") : text;
  }
}
