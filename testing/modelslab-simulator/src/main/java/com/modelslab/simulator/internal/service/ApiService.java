// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.service;

import com.modelslab.simulator.internal.endpoint.EndpointSpec;
import com.modelslab.simulator.internal.endpoint.EndpointTable;
import com.modelslab.simulator.internal.endpoint.RejectedRequestException;
import com.modelslab.simulator.internal.endpoint.RequestValidator;
import com.modelslab.simulator.internal.job.Account;
import com.modelslab.simulator.internal.job.JobRegistry;
import com.modelslab.simulator.internal.job.OddityPicker;
import com.modelslab.simulator.internal.job.Settings;
import com.modelslab.simulator.internal.job.SimulatedJob;
import com.modelslab.simulator.internal.job.Submission;
import com.modelslab.simulator.internal.json.Flags;
import com.modelslab.simulator.internal.media.MediaStore;
import com.modelslab.simulator.internal.media.MediaTypes;
import com.modelslab.simulator.internal.random.SeededRandom;
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
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The service itself, without HTTP and without faults: a request in, a response out. */
public final class ApiService {

  private static final Pattern FETCH =
      Pattern.compile("(/api/v[0-9]+(?:/[\\w-]+){1,2})/fetch(?:/([^/]*))?");
  private static final int MAX_ECHO = 300;

  private final Settings settings;
  private final SeededRandom random;
  private final OddityPicker oddities;
  private final JobRegistry registry;
  private final EndpointTable endpoints = EndpointTable.jobs();
  private final InputReader inputs;
  private final ResultStore results;
  private final ResultLinks links;
  private final JobResponses responses;
  private final AccountApi accountApi;
  private final ModelApi modelApi = new ModelApi();
  private final WebhookSender webhooks;
  private final VideoBatches batches;

  /**
   * @param port the port that it is reached at; asked for when the first request arrives
   */
  public ApiService(
      Settings settings,
      SeededRandom random,
      JobRegistry registry,
      MediaStore store,
      IntSupplier port) {
    this.settings = settings;
    this.random = random;
    this.registry = registry;
    oddities = new OddityPicker(settings.oddities(), random);
    results = new ResultStore(store, random, settings.oddities(), registry::find);
    links = new ResultLinks(settings, random, oddities, registry, results, port);
    inputs = new InputReader(store, settings.drawsForeignImages(), port, links::isReadable);
    responses = new JobResponses(settings, random, oddities, results, links);
    accountApi = new AccountApi(settings, registry, endpoints, inputs, results, links, responses);
    webhooks = new WebhookSender(settings, responses::webhookBody);
    batches = new VideoBatches(registry, endpoints, inputs, links, webhooks);
  }

  public ResultStore results() {
    return results;
  }

  public ResultLinks links() {
    return links;
  }

  public WebhookSender webhooks() {
    return webhooks;
  }

  public CallKind kind(ApiRequest request) {
    if (ResultPath.parse(request.path()) != null) {
      return CallKind.DOWNLOAD;
    }
    if (FETCH.matcher(request.path()).matches()) {
      return CallKind.FETCH;
    }
    if (request.path().equals(VideoBatches.PATH)
        || (endpoints.has(request.path()) && !request.path().endsWith("/base64_to_url"))) {
      return CallKind.SUBMIT;
    }
    return endpoints.has(request.path())
            || accountApi.has(request.path())
            || modelApi.has(request.path())
        ? CallKind.QUERY
        : CallKind.UNKNOWN;
  }

  /**
   * {@return the response to a request; {@code fields} are its JSON fields, null if they could not
   * be read}
   */
  public ApiResponse respond(
      CallKind kind, ApiRequest request, @Nullable Map<String, Object> fields) {
    if (kind == CallKind.UNKNOWN) {
      return noRoute(request);
    }
    if (kind == CallKind.DOWNLOAD) {
      return request.method().equals("GET") || request.method().equals("HEAD")
          ? download(request.path())
          : wrongMethod(request, "GET, HEAD");
    }
    if (modelApi.has(request.path())) {
      if (!request.method().equals("GET")) {
        return wrongMethod(request, "GET, HEAD");
      }
    } else if (!request.method().equals("POST")
        && !accountApi.allows(request.method(), request.path())) {
      return wrongMethod(request, "POST");
    }
    try {
      if (fields == null) {
        throw RejectedRequestException.of(400, "validation_error", "Invalid API Request");
      }
      Account account = account(fields);
      return switch (kind) {
        case FETCH -> fetch(account, request.path(), fields);
        case SUBMIT ->
            request.path().equals(VideoBatches.PATH)
                ? batches.submit(account, fields, ApiService::submission)
                : submit(account, request.path(), fields);
        default ->
            endpoints.has(request.path())
                ? submit(account, request.path(), fields)
                : modelApi.has(request.path())
                    ? modelApi.respond(request.path(), fields)
                    : accountApi.respond(account, request.path(), fields);
      };
    } catch (RejectedRequestException rejection) {
      return responses.rejected(rejection);
    }
  }

  private Account account(Map<String, Object> fields) {
    Object key = fields.get("key");
    if (key == null || key.equals("")) {
      throw RejectedRequestException.of(401, "unauthenticated", "API key required");
    }
    Account account = registry.account(key.toString());
    if (account == null) {
      throw RejectedRequestException.of(401, "invalid_api_key", "Invalid API key");
    }
    return account;
  }

  private ApiResponse submit(Account account, String path, Map<String, Object> fields) {
    EndpointSpec endpoint = endpoints.find(path, fields);
    if (endpoint == null) {
      throw RejectedRequestException.of(400, "validation_error", "Model not found");
    }
    long number = account.countSubmit();
    RequestValidator.validate(endpoint, fields);
    List<String> files = inputs.read(endpoint, fields);
    Submission submission = submission(endpoint, fields, files);
    if (endpoint.has(EndpointSpec.Trait.UPLOAD)) {
      return responses.upload(registry.upload(account, submission));
    }
    if (random.hits(settings.warmUps(), "warm-up", number)) {
      throw RejectedRequestException.of(200, "upstream_unavailable", "Try Again");
    }
    boolean maySucceedAtOnce = !Flags.isTrue(fields.get("instant_response"));
    SimulatedJob job =
        registry.submit(account, submission, samples(endpoint, fields), maySucceedAtOnce);
    Instant now = registry.now();
    if (job == null) {
      double seconds = Math.max(1, Duration.between(now, account.nextEnd(now)).toNanos() / 1e9);
      throw RejectedRequestException.rateLimited(
          "Rate limit exceeded. Maximum " + account.plan().limit() + " queued requests allowed.",
          (int) Math.ceil(Math.min(30, seconds)));
    }
    webhooks.expect(job);
    return responses.submitted(job, now);
  }

  private static int samples(EndpointSpec endpoint, Map<String, Object> fields) {
    if (!endpoint.result().takesSamples()) {
      return 1;
    }
    Object samples = fields.getOrDefault("samples", 1);
    return (int) Math.max(1, Math.min(4, Double.parseDouble(samples.toString())));
  }

  private static Submission submission(
      EndpointSpec endpoint, Map<String, Object> fields, List<String> files) {
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
    return new Submission(
        endpoint,
        kept,
        files,
        trackId == null ? null : trackId.toString(),
        trackId,
        webhook == null || webhook.equals("") ? null : webhook.toString());
  }

  private ApiResponse fetch(Account account, String path, Map<String, Object> fields) {
    Matcher matcher = FETCH.matcher(path);
    if (!matcher.matches()) {
      return responses.notFound();
    }
    String tail = matcher.group(2);
    String id = tail == null ? String.valueOf(fields.get("request_id")) : tail;
    if (matcher.group(1).equals(VideoBatches.PATH)) {
      return batches.fetch(account, id);
    }
    SimulatedJob job = id.matches("\\d{1,18}") ? byAnyId(Long.parseLong(id)) : null;
    Instant now = registry.now();
    if (job == null
        || job.account() != account
        || !job.endpoint().family().equals(matcher.group(1))) {
      return responses.notFound();
    }
    job.countFetch();
    return responses.isHiddenYet(job, now)
        ? responses.notFound().about(job)
        : responses.fetched(job, now);
  }

  private @Nullable SimulatedJob byAnyId(long id) {
    SimulatedJob job = registry.find(id);
    return job == null ? registry.find(id - JobResponses.OTHER_ID) : job;
  }

  private ApiResponse download(String path) {
    ResultPath name = ResultPath.parse(path);
    SimulatedJob job = links.job(path);
    if (job == null || name == null || !links.isReadable(path)) {
      return ApiResponse.page(404, "404 Not Found").about(job);
    }
    byte[] file = results.result(job, name.index());
    String known = MediaTypes.of(file);
    String type = known.isEmpty() ? MediaTypes.ofName(path) : known;
    if (job.hasBase64Result()) {
      boolean prefix = oddities.has(Oddity.DATA_PREFIX, job.id());
      String text =
          (prefix ? "data:" + type + ";base64," : "") + Base64.getEncoder().encodeToString(file);
      return ApiResponse.of(200, "text/plain", text).about(job);
    }
    String contentType = oddities.has(Oddity.TEXT_PLAIN, job.id()) ? "text/plain" : type;
    return ApiResponse.of(200, contentType, file).about(job);
  }

  private static ApiResponse noRoute(ApiRequest request) {
    if (request.accept().toLowerCase(Locale.ROOT).contains("json")) {
      return ApiResponse.json(
          404,
          Map.<String, Object>of(
              "message", "The route " + request.path().substring(1) + " could not be found."));
    }
    return ApiResponse.page(404, "Not Found");
  }

  private static ApiResponse wrongMethod(ApiRequest request, String supported) {
    return ApiResponse.json(
        405,
        Map.<String, Object>of(
            "message",
            "The "
                + request.method()
                + " method is not supported for route "
                + request.path().substring(1)
                + ". Supported methods: "
                + supported
                + "."));
  }

  /**
   * {@return the JSON fields of a request, or the parameters where those are its fields; null if
   * they cannot be read}
   */
  public @Nullable Map<String, Object> fields(ApiRequest request) {
    try {
      return modelApi.has(request.path()) ? request.parameters() : request.fields();
    } catch (IOException e) {
      return null;
    }
  }
}
