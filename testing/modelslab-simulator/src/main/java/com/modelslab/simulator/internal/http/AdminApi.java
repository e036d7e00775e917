// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.http;

import com.modelslab.simulator.internal.job.JobRegistry;
import com.modelslab.simulator.internal.job.SimulatedJob;
import com.modelslab.simulator.internal.json.Json;
import com.modelslab.simulator.internal.service.ApiRequest;
import com.modelslab.simulator.internal.service.ApiResponse;
import com.modelslab.simulator.internal.service.ApiService;
import com.modelslab.simulator.internal.service.ResultPath;
import com.modelslab.simulator.internal.service.ResultStore;
import com.modelslab.simulator.internal.service.WebhookSender;
import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.Fault;
import com.modelslab.simulator.model.JobState;
import com.modelslab.simulator.model.RecordedCall;
import com.modelslab.simulator.model.RecordedJob;
import com.modelslab.simulator.model.RecordedWebhook;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calls that the real service does not have: the page, and the journal and the faults over
 * HTTP. They are not recorded.
 */
public final class AdminApi {

  private static final String ROOT = "/_simulator/";

  private final JobRegistry registry;
  private final CallLog calls;
  private final WebhookSender webhooks;
  private final FaultScript faults;
  private final ResultStore results;
  private final StatusPage page;

  public AdminApi(
      ApiService service,
      JobRegistry registry,
      CallLog calls,
      FaultScript faults,
      StatusPage page) {
    this.registry = registry;
    this.calls = calls;
    this.faults = faults;
    this.webhooks = service.webhooks();
    this.results = service.results();
    this.page = page;
  }

  boolean has(String path) {
    return path.equals("/") || path.equals("/favicon.ico") || path.startsWith(ROOT);
  }

  ApiResponse respond(ApiRequest request) {
    if (request.path().equals("/")) {
      return ApiResponse.of(200, ApiResponse.HTML, page.html());
    }
    if (request.path().startsWith(ROOT + "images/")) {
      return image(request.path().substring((ROOT + "images/").length()));
    }
    return switch (request.path()) {
      case ROOT + "journal" -> ApiResponse.json(200, journal(request));
      case ROOT + "jobs" -> ApiResponse.json(200, Map.<String, Object>of("jobs", jobs(request)));
      case ROOT + "faults" -> faults(request);
      default -> ApiResponse.page(404, "404 Not Found");
    };
  }

  /**
   * {@return a small image; the name is a job's id, then i or o for input or output, then the
   * index}
   */
  private ApiResponse image(String name) {
    if (!name.matches("\\d{1,18}-[io]\\d")) {
      return ApiResponse.page(404, "404 Not Found");
    }
    int dash = name.indexOf('-');
    SimulatedJob job = registry.find(Long.parseLong(name.substring(0, dash)));
    int index = name.charAt(name.length() - 1) - '0';
    boolean input = name.charAt(dash + 1) == 'i';
    if (job == null
        || index >= (input ? job.submission().files().size() : job.samples())
        || (!input && !hasImage(job))) {
      return ApiResponse.page(404, "404 Not Found");
    }
    String image =
        input
            ? job.submission().files().get(index)
            : ResultStore.MADE + new ResultPath(job.id(), index).path(false, ".png");
    return ApiResponse.of(200, "image/png", results.thumbnail(image));
  }

  private boolean hasImage(SimulatedJob job) {
    return job.state(registry.now()) == JobState.SUCCESS && !job.endpoint().result().isText();
  }

  private Map<String, Object> journal(ApiRequest request) {
    List<Object> shown = new ArrayList<>();
    for (RecordedCall call : last(request, 200, calls.calls())) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("time", call.time().toString());
      one.put("kind", call.kind().name().toLowerCase(Locale.ROOT));
      one.put("method", call.method());
      one.put("path", call.path());
      one.put("status", call.status());
      one.put("fields", call.fields());
      one.put("job", call.jobId());
      one.put("fault", call.fault());
      shown.add(one);
    }
    Map<String, Object> counts = new LinkedHashMap<>();
    for (CallKind kind : CallKind.values()) {
      counts.put(kind.name().toLowerCase(Locale.ROOT), calls.count(kind));
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("counts", counts);
    body.put("queued", registry.queued());
    body.put("max_queued_seen", registry.maxQueued());
    body.put("jobs", registry.recorded().size());
    body.put("submits_by_track_id", calls.submitsByTrackId());
    body.put("jobs_by_track_id", calls.jobsByTrackId());
    body.put("faults", faults.injected());
    List<Object> notices = new ArrayList<>();
    for (RecordedWebhook webhook : last(request, 200, webhooks.sent())) {
      notices.add(
          Map.<String, Object>of(
              "job", webhook.jobId(), "to", webhook.to().toString(), "status", webhook.status()));
    }
    body.put("webhooks", notices);
    body.put("calls", shown);
    return body;
  }

  private List<Object> jobs(ApiRequest request) {
    List<Object> jobs = new ArrayList<>();
    for (RecordedJob job : last(request, Integer.MAX_VALUE, registry.recorded())) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("id", job.id());
      one.put("path", job.path());
      one.put("track_id", job.trackId());
      one.put("state", job.state().name().toLowerCase(Locale.ROOT));
      one.put("submitted", job.submitted().toString());
      one.put("ends", job.ends().toString());
      one.put("fetches", job.fetches());
      jobs.add(one);
    }
    return jobs;
  }

  /** {@return the last entries: as many as {@code ?last=} says, else {@code standard}} */
  private static <T> List<T> last(ApiRequest request, int standard, List<T> all) {
    int count =
        request.query().matches("last=\\d{1,9}")
            ? Integer.parseInt(request.query().substring(5))
            : standard;
    return all.subList(Math.max(0, all.size() - count), all.size());
  }

  private ApiResponse faults(ApiRequest request) {
    switch (request.method()) {
      case "DELETE" -> faults.clear();
      case "POST" -> {
        try {
          // only JSON: a page of another site cannot send that without a preflight request
          if (!request.isJson()) {
            throw new IllegalArgumentException("Content-Type must be application/json");
          }
          Object rules = Json.read(request.body());
          for (Object rule : rules instanceof List<?> list ? list : listOf(rules)) {
            add(rule);
          }
        } catch (IOException | IllegalArgumentException e) {
          return ApiResponse.json(
              400, Map.<String, Object>of("error", String.valueOf(e.getMessage())));
        }
      }
      default -> {}
    }
    return ApiResponse.json(200, Map.<String, Object>of("injected", faults.injected()));
  }

  private static List<@Nullable Object> listOf(@Nullable Object one) {
    List<@Nullable Object> list = new ArrayList<>();
    list.add(one);
    return list;
  }

  private void add(@Nullable Object rule) {
    if (!(rule instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("A rule must be an object with the field faults");
    }
    Object kindName = map.get("kind");
    CallKind kind = kindName == null ? null : kind(kindName.toString());
    Object path = map.get("path");
    String pathPart = path == null ? "" : path.toString();
    List<Fault> parsed = new ArrayList<>();
    Object given = map.get("faults");
    for (Object fault : given instanceof List<?> list ? list : listOf(given)) {
      parsed.add(fault(fault));
    }
    if (map.get("rate") instanceof Number rate) {
      long seed = map.get("seed") instanceof Number number ? number.longValue() : 0;
      faults.addRate(kind, pathPart, rate.doubleValue(), seed, parsed);
    } else {
      int times = map.get("times") instanceof Number number ? number.intValue() : 1;
      for (int i = 0; i < Math.min(times, 100_000); i++) {
        faults.addNext(kind, pathPart, parsed);
      }
    }
  }

  private static CallKind kind(String name) {
    try {
      return CallKind.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("There is no kind of call named " + name, e);
    }
  }

  private static Fault fault(@Nullable Object given) {
    if (given instanceof String name) {
      return Fault.parse(name, 0, Duration.ofSeconds(1));
    }
    if (given instanceof Map<?, ?> map && map.get("fault") instanceof String name) {
      int status = map.get("status") instanceof Number number ? number.intValue() : 0;
      long millis = map.get("millis") instanceof Number number ? number.longValue() : 1000;
      Fault fault = Fault.parse(name, status, Duration.ofMillis(millis));
      return Boolean.TRUE.equals(map.get("after_processing")) ? fault.afterProcessing() : fault;
    }
    throw new IllegalArgumentException(
        "A fault must be a name or an object with the field fault, was " + given);
  }
}
