// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.http;

import com.modelslab.simulator.internal.job.Account;
import com.modelslab.simulator.internal.job.JobRegistry;
import com.modelslab.simulator.internal.job.Settings;
import com.modelslab.simulator.internal.job.SimulatedJob;
import com.modelslab.simulator.internal.service.ApiService;
import com.modelslab.simulator.internal.service.ResultLinks;
import com.modelslab.simulator.internal.service.ResultStore;
import com.modelslab.simulator.model.AccountPlan;
import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.JobState;
import com.modelslab.simulator.model.RecordedCall;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import wiremock.com.github.jknack.handlebars.Context;
import wiremock.com.github.jknack.handlebars.Handlebars;
import wiremock.com.github.jknack.handlebars.Template;
import wiremock.com.github.jknack.handlebars.context.MapValueResolver;

/**
 * The page that shows queue, jobs and calls. The template escapes everything that callers sent.
 *
 * <p>Handlebars is the copy inside WireMock's standalone jar. It sees maps only, so that it needs
 * no reflection into this module.
 */
public final class StatusPage {

  private static final String TEMPLATE = "status-page.hbs";
  private static final int JOBS = 20;
  private static final int CALLS = 30;
  private static final int MAX_SLOTS = 60;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Settings settings;
  private final JobRegistry registry;
  private final CallLog calls;
  private final ResultStore results;
  private final ResultLinks links;
  private @Nullable Template template;

  public StatusPage(Settings settings, JobRegistry registry, CallLog calls, ApiService service) {
    this.settings = settings;
    this.registry = registry;
    this.calls = calls;
    this.results = service.results();
    this.links = service.links();
  }

  String html() {
    try {
      return template()
          .apply(Context.newBuilder(model()).resolver(MapValueResolver.INSTANCE).build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles the template for the first page: most simulators run in tests and show none. */
  private synchronized Template template() throws IOException {
    if (template == null) {
      try (InputStream in = StatusPage.class.getResourceAsStream(TEMPLATE)) {
        byte[] source = Objects.requireNonNull(in, TEMPLATE).readAllBytes();
        template =
            new Handlebars()
                .prettyPrint(true) // leaves no lines where only tags were
                .compileInline(new String(source, StandardCharsets.UTF_8));
      }
    }
    return template;
  }

  private Map<String, Object> model() {
    Instant now = registry.now();
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("origin", links.origin());
    model.put(
        "speed",
        settings.speed() == Math.rint(settings.speed())
            ? Long.toString((long) settings.speed())
            : Double.toString(settings.speed()));
    model.put("seed", settings.seed());
    model.put("queues", registry.accounts().stream().map(account -> queue(account, now)).toList());
    model.put(
        "counts",
        List.of(
            Map.of("name", "Submits", "count", calls.count(CallKind.SUBMIT)),
            Map.of("name", "Fetches", "count", calls.count(CallKind.FETCH)),
            Map.of("name", "Downloads", "count", calls.count(CallKind.DOWNLOAD))));
    model.put(
        "jobs",
        registry.newestFirst().stream()
            .filter(job -> !job.isUpload())
            .limit(JOBS)
            .map(job -> job(job, now))
            .toList());
    List<RecordedCall> all = calls.calls();
    List<RecordedCall> last =
        new ArrayList<>(all.subList(Math.max(0, all.size() - CALLS), all.size()));
    Collections.reverse(last);
    model.put("calls", last.stream().map(StatusPage::call).toList());
    return model;
  }

  private static Map<String, Object> queue(Account account, Instant now) {
    int queued = account.queued(now);
    AccountPlan plan = account.plan();
    int slots = Math.min(MAX_SLOTS, plan.isUnlimited() ? queued : plan.limit());
    return Map.of(
        "plan",
        plan.name(),
        "queued",
        queued,
        "limited",
        !plan.isUnlimited(),
        "limit",
        plan.limit(),
        "slots",
        IntStream.range(0, slots).mapToObj(i -> i < queued ? "slot busy" : "slot").toList());
  }

  private Map<String, Object> job(SimulatedJob job, Instant now) {
    JobState state = job.state(now);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("id", job.id());
    model.put("tool", job.endpoint().tool());
    model.put("state", state.name().toLowerCase(Locale.ROOT));
    model.put("inputs", images(job, 'i', job.submission().files().size()));
    model.put("time", String.format(Locale.ROOT, "%.1f s", job.seconds()));
    model.put("fetches", job.fetches());
    model.put("running", state == JobState.RUNNING);
    if (state == JobState.RUNNING) {
      double done = Duration.between(job.starts(), now).toNanos() / 1e9 / job.seconds();
      model.put("percent", Math.round(100 * Math.max(0, Math.min(1, done))));
    } else if (state == JobState.SUCCESS) {
      boolean isText = job.endpoint().result().isText();
      model.put(isText ? "words" : "files", isText ? results.text(job) : files(job));
    }
    return model;
  }

  private List<Map<String, Object>> files(SimulatedJob job) {
    String ending = job.endpoint().result().ending(job.submission().fields());
    if (ending.equals(".png") || job.hasBase64Result()) {
      return images(job, 'o', job.samples()).stream()
          .map(link -> Map.<String, Object>of("link", link, "image", true))
          .toList();
    }
    return links.of(job).stream()
        .map(
            link ->
                switch (ending) {
                  case ".gif" -> Map.<String, Object>of("link", link, "image", true);
                  case ".mp4" -> Map.<String, Object>of("link", link, "video", true);
                  case ".wav", ".mp3" -> Map.<String, Object>of("link", link, "audio", true);
                  case ".txt" -> Map.<String, Object>of("link", link, "text", true);
                  default -> Map.<String, Object>of("link", link, "mesh", ending.substring(1));
                })
        .toList();
  }

  private static List<String> images(SimulatedJob job, char side, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "/_simulator/images/" + job.id() + "-" + side + i)
        .toList();
  }

  private static Map<String, Object> call(RecordedCall call) {
    return Map.of(
        "time",
        CLOCK.format(call.time()),
        "method",
        call.method(),
        "path",
        call.path(),
        "failed",
        call.status() == 0 || call.status() >= 400,
        "status",
        call.status() == 0 ? "none" : call.status(),
        "fault",
        Objects.requireNonNullElse(call.fault(), ""),
        "fields",
        call.fields().entrySet().stream()
            .sorted(
                Comparator.comparing(field -> field.getKey().equals("key") ? "" : field.getKey()))
            .map(field -> field.getKey() + ": " + field.getValue())
            .collect(Collectors.joining(" · ")));
  }
}
