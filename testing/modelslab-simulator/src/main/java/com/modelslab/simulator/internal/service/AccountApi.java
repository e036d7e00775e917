// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.service;

import com.modelslab.simulator.internal.endpoint.EndpointSpec;
import com.modelslab.simulator.internal.endpoint.EndpointTable;
import com.modelslab.simulator.internal.endpoint.RejectedRequestException;
import com.modelslab.simulator.internal.endpoint.RequestValidator;
import com.modelslab.simulator.internal.job.Account;
import com.modelslab.simulator.internal.job.JobRegistry;
import com.modelslab.simulator.internal.job.Settings;
import com.modelslab.simulator.internal.job.SimulatedJob;
import com.modelslab.simulator.internal.job.Submission;
import com.modelslab.simulator.internal.json.Flags;
import com.modelslab.simulator.model.JobState;
import com.modelslab.simulator.model.Oddity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The calls about the account and, for enterprise accounts, about the server. They respond at once
 * and queue no job.
 */
final class AccountApi {

  private static final String ENTERPRISE = "/api/v1/enterprise/";

  private final Settings settings;
  private final JobRegistry registry;
  private final ResultLinks links;
  private final JobResponses responses;
  private final InputReader inputs;
  private final ResultStore results;
  private final EndpointSpec upload;
  private final EndpointSpec crop;
  private final EndpointSpec nsfwCheck;
  private final Map<String, Call> calls = new LinkedHashMap<>();
  private final Set<String> deployTypesWithBucket = ConcurrentHashMap.newKeySet();

  /** One call. */
  private interface Call {
    ApiResponse respond(Account account, Map<String, Object> fields);
  }

  AccountApi(
      Settings settings,
      JobRegistry registry,
      EndpointTable endpoints,
      InputReader inputs,
      ResultStore results,
      ResultLinks links,
      JobResponses responses) {
    this.settings = settings;
    this.registry = registry;
    this.links = links;
    this.responses = responses;
    this.inputs = inputs;
    this.results = results;
    EndpointTable uploads = EndpointTable.account();
    upload = uploads.get("/api/v6/base64_to_url");
    crop = uploads.get("/api/v3/base64_crop");
    nsfwCheck = uploads.get("/api/v3/nsfw_image_check");
    calls.put(upload.path(), this::upload);
    calls.put(crop.path(), this::crop);
    calls.put(nsfwCheck.path(), this::nsfwImage);
    calls.put("/api/wallet_balance", this::balance);
    calls.put("/api/v6/processing/request_count", this::requestCount);
    calls.put("/api/v3/delete_image", this::delete);
    calls.put("/api/assets_generated", this::assets);
    calls.put("/api/v6/assets_generated", this::assets);
    calls.put("/api/subscribed_products", this::products);
    calls.put("/api/v5/clear_cache", (account, fields) -> success("message", "Cache cleared"));
    calls.put("/api/check_nsfw_cp", this::nsfwPrompt);
    calls.put("/api/v6/voice/voice_list", AccountApi::voices);
    calls.put("/api/v4/dreambooth/model_list", AccountApi::models);
    calls.put("/api/v6/images/model_reload", AccountApi::reload);
    calls.put(ENTERPRISE + "schedulers_list", AccountApi::schedulers);
    calls.put(ENTERPRISE + "get_all_models", AccountApi::loadedModels);
    calls.put(ENTERPRISE + "update_s3", this::updateBucket);
    calls.put(ENTERPRISE + "reset_s3", this::resetBucket);
    for (String family : endpoints.families()) {
      if (family.startsWith(ENTERPRISE)) {
        calls.put(family + "/system_details", this::details);
        calls.put(
            family + "/restart_server",
            (account, fields) -> success("message", "server restarting"));
        calls.put(
            family + "/update_server", (account, fields) -> success("message", "server updating"));
        calls.put(
            family + "/clear_cache",
            (account, fields) -> success("message", "Cache cleared successfully"));
        calls.put(family + "/clear_queue", this::clearQueue);
      }
    }
  }

  boolean has(String path) {
    return calls.containsKey(path);
  }

  /**
   * {@return whether a method other than POST is allowed; the documentation contradicts itself
   * about some calls}
   */
  boolean allows(String method, String path) {
    return method.equals("GET")
        && Set.of(
                "/api/subscribed_products",
                "/api/v6/processing/request_count",
                "/api/v5/clear_cache")
            .contains(path);
  }

  ApiResponse respond(Account account, String path, Map<String, Object> fields) {
    Call call = calls.get(path);
    if (call == null) {
      return responses.notFound();
    }
    return call.respond(account, fields);
  }

  private static ApiResponse success(String field, String text) {
    return ApiResponse.json(200, ordered("status", "success", field, text));
  }

  private ApiResponse balance(Account account, Map<String, Object> fields) {
    double spent = 0.01 * account.submits();
    Map<String, Object> data = ordered("balance", Math.round((100 - spent) * 100) / 100.0);
    data.put("currency", "USD");
    return ApiResponse.json(200, ordered("status", "success", "data", data));
  }

  private ApiResponse requestCount(Account account, Map<String, Object> fields) {
    if (!account.mayCount(registry.now())) {
      throw RejectedRequestException.rateLimited(
          "Rate limit exceeded. Maximum 30 calls per minute allowed.", 60);
    }
    int count = account.queued(registry.now());
    return ApiResponse.json(
        200,
        ordered(
            "status",
            "success",
            "processing_count",
            count,
            "message",
            count + " requests are being processed"));
  }

  private ApiResponse upload(Account account, Map<String, Object> fields) {
    RequestValidator.required(upload.required(), fields);
    return responses.upload(
        registry.upload(account, Submission.upload(upload, inputs.read(upload, fields))));
  }

  private ApiResponse crop(Account account, Map<String, Object> fields) {
    RequestValidator.required(crop.required(), fields);
    String name = inputs.read(crop, fields).get(0);
    if (Flags.isTrue(fields.get("crop"))) {
      name = results.squared(name);
    }
    SimulatedJob job = registry.upload(account, Submission.upload(crop, List.of(name)));
    return ApiResponse.json(
        200,
        ordered(
            "status",
            "success",
            "messege",
            "Image cropped",
            "link",
            links.of(job).get(0),
            "request_id",
            job.id()));
  }

  private ApiResponse delete(Account account, Map<String, Object> fields) {
    RequestValidator.required(List.of("request_id"), fields);
    SimulatedJob job = find(account, fields.get("request_id"));
    if (job == null) {
      return responses.notFound();
    }
    job.delete();
    return success("messege", "image deleted");
  }

  private @Nullable SimulatedJob find(Account account, @Nullable Object id) {
    String text = String.valueOf(id);
    SimulatedJob job = text.matches("\\d{1,18}") ? registry.find(Long.parseLong(text)) : null;
    return job == null || job.account() != account ? null : job;
  }

  private ApiResponse assets(Account account, Map<String, Object> fields) {
    Object type = fields.getOrDefault("type", "image");
    int perPage = Math.min(30, Page.positive(fields, "per_page", 10));
    int number = Page.positive(fields, "page", 1);
    List<SimulatedJob> finished = new ArrayList<>();
    for (SimulatedJob job : registry.newestFirst()) {
      if (type.equals("image")
          && job.account() == account
          && !job.isUpload()
          && !job.endpoint().result().isText()
          && !job.isDeleted()
          && job.state(registry.now()) == JobState.SUCCESS) {
        finished.add(job);
      }
    }
    Page<SimulatedJob> page = Page.of(finished, number, perPage);
    List<Map<String, Object>> data = new ArrayList<>();
    for (SimulatedJob job : page.entries()) {
      data.add(ordered("id", job.id(), "output", links.of(job)));
    }
    return ApiResponse.json(
        200,
        ordered("status", "success", "type", type, "data", data, "pagination", page.pagination()));
  }

  private ApiResponse products(Account account, Map<String, Object> fields) {
    long used = account.submits();
    Map<String, Object> product =
        ordered(
            "total_api_call",
            10_000,
            "api_call_remaining",
            Math.max(0, 10_000 - used),
            "percentage_used",
            used / 100.0);
    return ApiResponse.json(
        200, ordered("status", "success", "data", ordered("image_editing", product)));
  }

  private ApiResponse nsfwImage(Account account, Map<String, Object> fields) {
    RequestValidator.required(nsfwCheck.required(), fields);
    inputs.read(nsfwCheck, fields);
    boolean found = settings.oddities().share(Oddity.NSFW) >= 1;
    return ApiResponse.json(200, ordered("images", "checked", "has_nsfw_concept", List.of(found)));
  }

  private ApiResponse nsfwPrompt(Account account, Map<String, Object> fields) {
    RequestValidator.required(List.of("prompt"), fields);
    String prompt = String.valueOf(fields.get("prompt"));
    boolean found = prompt.matches("(?is).*\\bnsfw\\b.*");
    return ApiResponse.json(
        200,
        ordered(
            "is_cp",
            false,
            "is_nsfw",
            found,
            "original_prompt",
            prompt,
            "filtered_prompt",
            prompt.replaceAll("(?i)\\bnsfw\\b", "").trim()));
  }

  private static ApiResponse voices(Account account, Map<String, Object> fields) {
    List<Map<String, Object>> voices =
        fields.getOrDefault("type", "manual").equals("manual")
            ? List.of(
                ordered("voice_id", "tara", "name", "Tara", "language", "english"),
                ordered("voice_id", "leo", "name", "Leo", "language", "english"))
            : List.of();
    return ApiResponse.json(200, ordered("status", "success", "voices", voices));
  }

  /** A list that is no object, with nulls, as it is documented. */
  private static ApiResponse models(Account account, Map<String, Object> fields) {
    return ApiResponse.json(
        200, List.of(model("midjourney", "MidJourney V4"), model("anything-v3", "Anything V3")));
  }

  private static Map<String, @Nullable Object> model(String id, String name) {
    Map<String, @Nullable Object> model = new LinkedHashMap<>();
    model.put("model_id", id);
    model.put("status", "model_ready");
    model.put("created_at", null);
    model.put("instance_prompt", null);
    model.put("model_name", name);
    model.put("description", "A model of the simulator");
    model.put("model_category", "stable_diffusion");
    return model;
  }

  /** Its response is not documented. */
  private static ApiResponse schedulers(Account account, Map<String, Object> fields) {
    return ApiResponse.json(
        200,
        ordered(
            "status",
            "success",
            "schedulers",
            List.of("DDIMScheduler", "EulerDiscreteScheduler", "LCMScheduler")));
  }

  /** Documented are ids and the times of loading, but not how they are called. */
  private static ApiResponse loadedModels(Account account, Map<String, Object> fields) {
    return ApiResponse.json(
        200,
        ordered(
            "status",
            "success",
            "data",
            List.of(ordered("model_id", "midjourney", "loaded_at", "2026-01-02 03:04:05"))));
  }

  private static ApiResponse reload(Account account, Map<String, Object> fields) {
    RequestValidator.required(List.of("model_id"), fields);
    return success("message", "Model reloaded");
  }

  private ApiResponse updateBucket(Account account, Map<String, Object> fields) {
    RequestValidator.required(
        List.of(
            "public_url",
            "region_name",
            "endpoint_url",
            "aws_access_key_id",
            "aws_secret_access_key"),
        fields);
    deployTypesWithBucket.add(deployType(fields));
    return success("message", "S3 details updated for " + deployType(fields));
  }

  private ApiResponse resetBucket(Account account, Map<String, Object> fields) {
    boolean had = deployTypesWithBucket.remove(deployType(fields));
    return success("message", had ? "S3 details reset" : "S3 details were not set");
  }

  private static String deployType(Map<String, Object> fields) {
    return fields.getOrDefault("deploy_type", "text_to_image").toString();
  }

  private ApiResponse details(Account account, Map<String, Object> fields) {
    return ApiResponse.json(
        200,
        ordered("model_count", 0, "queue_time", account.queued(registry.now()), "status", "ok"));
  }

  private ApiResponse clearQueue(Account account, Map<String, Object> fields) {
    account.loseQueue(registry.now());
    return success("message", "Queue cleared, server is restarting");
  }

  /** {@return a map of alternating names and values, in this order} */
  static Map<String, Object> ordered(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
    }
    return map;
  }
}
