// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.service;

import com.modelslab.simulator.internal.endpoint.EndpointSpec;
import com.modelslab.simulator.internal.endpoint.EndpointTable;
import com.modelslab.simulator.internal.endpoint.RejectedRequestException;
import com.modelslab.simulator.internal.endpoint.RequestValidator;
import com.modelslab.simulator.internal.job.Account;
import com.modelslab.simulator.internal.job.HourlyWindow;
import com.modelslab.simulator.internal.job.JobRegistry;
import com.modelslab.simulator.internal.job.SimulatedJob;
import com.modelslab.simulator.internal.job.Submission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Batches of videos: one call makes 3 to 20 jobs, and one fetch tells of all of them. Every
 * response has HTTP status 200. How long batches are kept is not limited.
 */
final class VideoBatches {
  static final String PATH = "/api/v6/video/batch";

  private static final int LEAST = 3;
  private static final int MOST = 20;
  private static final Set<String> MODELS =
      Set.of("wan2.2", "ltx-2.3", "h3-minimax-t2v", "h3-minimax-r2v", "h3-minimax-start-end-frame");

  private final JobRegistry registry;
  private final EndpointTable endpoints;
  private final InputReader inputs;
  private final ResultLinks links;
  private final WebhookSender webhooks;
  private final Map<Long, Batch> batches = new ConcurrentHashMap<>();
  private final AtomicLong nextId = new AtomicLong(90_000);

  private record Batch(Account account, List<SimulatedJob> jobs) {}

  VideoBatches(
      JobRegistry registry,
      EndpointTable endpoints,
      InputReader inputs,
      ResultLinks links,
      WebhookSender webhooks) {
    this.registry = registry;
    this.endpoints = endpoints;
    this.inputs = inputs;
    this.links = links;
    this.webhooks = webhooks;
  }

  /**
   * {@return the response to a batch, with what is left of the account's hour}
   *
   * @param submission makes the job of an entry from its endpoint, fields and files
   */
  ApiResponse submit(Account account, Map<String, Object> fields, Submissions submission) {
    ApiResponse response = answer(account, fields, submission);
    HourlyWindow window = account.batchWindow();
    Instant now = registry.now();
    return response.withHeaders(
        Map.of(
            "RateLimit-Limit",
            String.valueOf(window.limit()),
            "RateLimit-Remaining",
            String.valueOf(window.remaining(now)),
            "RateLimit-Reset",
            String.valueOf((window.untilReset(now).toMillis() + 999) / 1_000)));
  }

  private ApiResponse answer(Account account, Map<String, Object> fields, Submissions submission) {
    Object model = fields.get("model_id");
    List<Map<String, Object>> entries = entries(fields);
    if (model == null || !MODELS.contains(model.toString())) {
      return refused("validation_error", "The selected model id is invalid.");
    }
    if (entries.size() < LEAST || entries.size() > MOST) {
      return refused(
          "validation_error",
          "The requests must have between " + LEAST + " and " + MOST + " items.");
    }
    account.countSubmit();
    List<Submission> submissions = new ArrayList<>();
    List<Map<String, Object>> errors = new ArrayList<>();
    for (Map<String, Object> entry : entries) {
      try {
        submissions.add(submission(fields, entry, submission));
      } catch (RejectedRequestException e) {
        errors.add(
            Map.of("index", entries.indexOf(entry), "message", String.valueOf(e.getMessage())));
      }
    }
    if (!errors.isEmpty()) {
      Map<String, Object> body = error("validation_error", "Some requests are invalid.");
      body.put("errors", errors);
      return ApiResponse.json(200, body);
    }
    int free = account.plan().limit() - account.queued(registry.now());
    if (free < entries.size()) {
      Map<String, Object> body = error("rate_limited", "Not enough queue slots for this batch.");
      body.put("available_slots", Math.max(0, free));
      return ApiResponse.json(200, body);
    }
    if (!account.batchWindow().take(entries.size(), registry.now())) {
      return refused("rate_limited", "The hourly limit of batches is reached.");
    }
    List<SimulatedJob> jobs = new ArrayList<>();
    for (Submission one : submissions) {
      SimulatedJob job = registry.submit(account, one, 1, false);
      if (job != null) {
        webhooks.expect(job);
        jobs.add(job);
      }
    }
    long id = nextId.getAndIncrement();
    batches.put(id, new Batch(account, List.copyOf(jobs)));
    return ApiResponse.json(200, body(id, jobs)).about(jobs.get(0));
  }

  /** Makes the job of one entry. */
  interface Submissions {
    Submission of(EndpointSpec endpoint, Map<String, Object> fields, List<String> files);
  }

  private Submission submission(
      Map<String, Object> batch, Map<String, Object> entry, Submissions maker) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (batch.get("defaults") instanceof Map<?, ?> defaults) {
      defaults.forEach((name, value) -> fields.put(name.toString(), value));
    }
    fields.putAll(entry);
    String model = String.valueOf(batch.get("model_id"));
    fields.put("model_id", model);
    if (batch.get("webhook") != null) {
      fields.put("webhook", batch.get("webhook"));
    }
    boolean image = fields.containsKey("init_image");
    String path =
        model.startsWith("h3")
            ? (image ? "img2video" : "text2video")
            : (image ? "img2video_ultra" : "text2video_ultra");
    EndpointSpec endpoint = endpoints.find("/api/v6/video/" + path, fields);
    if (endpoint == null) {
      throw RejectedRequestException.invalid("model_id", "is of another kind of request.");
    }
    RequestValidator.validate(endpoint, fields);
    return maker.of(endpoint, fields, inputs.read(endpoint, fields));
  }

  private static List<Map<String, Object>> entries(Map<String, Object> fields) {
    List<Map<String, Object>> entries = new ArrayList<>();
    if (fields.get("requests") instanceof List<?> list) {
      for (Object one : list) {
        Map<String, Object> entry = new LinkedHashMap<>();
        if (one instanceof Map<?, ?> map) {
          map.forEach((name, value) -> entry.put(name.toString(), value));
        }
        entries.add(entry);
      }
    }
    return entries;
  }

  ApiResponse fetch(Account account, String id) {
    Batch batch = id.matches("\\d{1,18}") ? batches.get(Long.valueOf(id)) : null;
    if (batch == null || batch.account != account) {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("status", "failed");
      body.put("id", "");
      body.put("batch_id", "");
      body.put("message", "Batch not found");
      body.put("output", "");
      body.put("results", List.of());
      return ApiResponse.json(200, body);
    }
    batch.jobs.forEach(SimulatedJob::countFetch);
    return ApiResponse.json(200, body(Long.parseLong(id), batch.jobs)).about(batch.jobs.get(0));
  }

  private Map<String, Object> body(long id, List<SimulatedJob> jobs) {
    Instant now = registry.now();
    List<Object> results = new ArrayList<>();
    List<String> output = new ArrayList<>();
    int[] counts = new int[3];
    for (SimulatedJob job : jobs) {
      Map<String, @Nullable Object> result = new LinkedHashMap<>();
      result.put("index", results.size());
      result.put("track_id", job.submission().trackIdAsSent());
      switch (job.state(now)) {
        case SUCCESS -> {
          counts[1]++;
          output.addAll(links.of(job));
          result.put("status", "success");
          result.put("id", job.id());
          result.put("output", links.of(job));
          result.put("proxy_links", Map.of());
        }
        case FAILED, LOST -> {
          counts[2]++;
          result.put("status", "failed");
          result.put("id", job.id());
          result.put("output", "");
          result.put("message", "The generation failed");
          result.put("refunded", true);
        }
        default -> {
          counts[0]++;
          result.put("status", "processing");
          result.put("message", "Try Again");
          result.put("output", "");
        }
      }
      results.add(result);
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(
        "status", counts[0] > 0 ? "processing" : counts[2] == jobs.size() ? "failed" : "success");
    body.put("id", id);
    body.put("batch_id", id);
    body.put("output", output);
    if (counts[0] > 0) {
      body.put("fetch_result", links.origin() + PATH + "/fetch/" + id);
      body.put("eta", 5);
    }
    body.put("timeout_minutes", 8);
    body.put("discount", 0.5);
    body.put(
        "request_counts",
        Map.of(
            "total",
            jobs.size(),
            "processing",
            counts[0],
            "succeeded",
            counts[1],
            "failed",
            counts[2]));
    body.put("results", results);
    return body;
  }

  private static ApiResponse refused(String code, String message) {
    return ApiResponse.json(200, error(code, message));
  }

  private static Map<String, Object> error(String code, String message) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", "error");
    body.put("code", code);
    body.put("message", message);
    return body;
  }
}
