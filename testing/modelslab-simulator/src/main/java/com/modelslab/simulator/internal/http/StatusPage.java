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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The page that shows queue, jobs and calls. Everything that callers sent is escaped. */
public final class StatusPage {

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
  private final String frame;

  public StatusPage(Settings settings, JobRegistry registry, CallLog calls, ApiService service) {
    this.settings = settings;
    this.registry = registry;
    this.calls = calls;
    this.results = service.results();
    this.links = service.links();
    this.frame = frame();
  }

  private static String frame() {
    try (InputStream in = StatusPage.class.getResourceAsStream("page.html")) {
      return new String(
          Objects.requireNonNull(in, "page.html").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String html() {
    StringBuilder out = new StringBuilder(16_384);
    Instant now = registry.now();
    out.append("<h1>ModelsLab simulator</h1>\n<p class=\"lead\">Base URI <code>")
        .append(escaped(links.origin()))
        .append("/api/v6</code> · speed ×")
        .append(
            settings.speed() == Math.rint(settings.speed())
                ? Long.toString((long) settings.speed())
                : Double.toString(settings.speed()))
        .append(" · seed ")
        .append(settings.seed())
        .append("</p>\n<div class=\"cards\">\n");
    for (Account account : registry.accounts()) {
      queue(out, account, now);
    }
    card(out, "Submits", calls.count(CallKind.SUBMIT));
    card(out, "Fetches", calls.count(CallKind.FETCH));
    card(out, "Downloads", calls.count(CallKind.DOWNLOAD));
    out.append("</div>\n<h2>Jobs</h2>\n");
    jobs(out, now);
    out.append("<h2>Last calls</h2>\n");
    calls(out);
    return frame.replace("${main}", out);
  }

  private static void queue(StringBuilder out, Account account, Instant now) {
    int queued = account.queued(now);
    AccountPlan plan = account.plan();
    out.append("<div class=\"card\"><div class=\"name\">Queue, plan ")
        .append(escaped(plan.name()))
        .append("</div><div class=\"value\">")
        .append(queued)
        .append(plan.isUnlimited() ? " <span class=\"soft\">no limit</span>" : " / " + plan.limit())
        .append("</div><div class=\"slots\">");
    for (int i = 0; i < Math.min(MAX_SLOTS, plan.isUnlimited() ? queued : plan.limit()); i++) {
      out.append(i < queued ? "<span class=\"slot busy\"></span>" : "<span class=\"slot\"></span>");
    }
    out.append("</div></div>\n");
  }

  private static void card(StringBuilder out, String name, long value) {
    out.append("<div class=\"card\"><div class=\"name\">")
        .append(name)
        .append("</div><div class=\"value\">")
        .append(value)
        .append("</div></div>\n");
  }

  private void jobs(StringBuilder out, Instant now) {
    List<SimulatedJob> shown =
        registry.newestFirst().stream().filter(job -> !job.isUpload()).limit(JOBS).toList();
    if (shown.isEmpty()) {
      out.append(
          "<div class=\"card empty\">No jobs yet. Submit one to the base URI above.</div>\n");
      return;
    }
    out.append("<div class=\"scroll\"><table><tr><th>Job</th><th>Tool</th><th>State</th>")
        .append("<th>Input</th><th>Result</th><th>Time</th><th>Fetches</th></tr>\n");
    for (SimulatedJob job : shown) {
      JobState state = job.state(now);
      String name = state.name().toLowerCase(Locale.ROOT);
      out.append("<tr><td class=\"num\"><code>")
          .append(job.id())
          .append("</code></td><td>")
          .append(escaped(job.endpoint().tool()))
          .append("</td><td><span class=\"chip ")
          .append(name)
          .append("\">")
          .append(name)
          .append("</span></td><td>");
      images(out, job, "i", job.submission().files().size());
      out.append("</td><td>");
      result(out, job, state, now);
      out.append("</td><td class=\"num\">")
          .append(String.format(Locale.ROOT, "%.1f s", job.seconds()))
          .append("</td><td class=\"num\">")
          .append(job.fetches())
          .append("</td></tr>\n");
    }
    out.append("</table></div>\n");
  }

  private void result(StringBuilder out, SimulatedJob job, JobState state, Instant now) {
    switch (state) {
      case SUCCESS -> {
        if (job.endpoint().result().isText()) {
          out.append("<span class=\"text\">").append(escaped(results.text(job))).append("</span>");
        } else {
          files(out, job);
        }
      }
      case RUNNING -> {
        double done = Duration.between(job.starts(), now).toNanos() / 1e9 / job.seconds();
        out.append("<div class=\"bar\"><i style=\"width:")
            .append(Math.round(100 * Math.max(0, Math.min(1, done))))
            .append("%\"></i></div>");
      }
      default -> out.append("<span class=\"soft\">–</span>");
    }
  }

  private void files(StringBuilder out, SimulatedJob job) {
    String ending = job.endpoint().result().ending(job.submission().fields());
    if (ending.equals(".png") || job.hasBase64Result()) {
      images(out, job, "o", job.samples());
      return;
    }
    out.append("<div class=\"images\">");
    for (String link : links.of(job)) {
      String name = escaped(link);
      out.append(
          switch (ending) {
            case ".gif" -> "<img loading=\"lazy\" alt=\"\" src=\"" + name + "\">";
            case ".mp4" ->
                "<video controls muted loop preload=\"metadata\" src=\"" + name + "\"></video>";
            case ".wav", ".mp3" -> "<audio controls preload=\"none\" src=\"" + name + "\"></audio>";
            case ".txt" -> "<a href=\"" + name + "\">Text</a>";
            default -> "<a class=\"mesh\" href=\"" + name + "\">3D " + ending.substring(1) + "</a>";
          });
    }
    out.append("</div>");
  }

  private static void images(StringBuilder out, SimulatedJob job, String side, int count) {
    out.append("<div class=\"images\">");
    for (int i = 0; i < count; i++) {
      out.append("<img loading=\"lazy\" alt=\"\" src=\"/_simulator/images/")
          .append(job.id())
          .append('-')
          .append(side)
          .append(i)
          .append("\">");
    }
    out.append("</div>");
  }

  private void calls(StringBuilder out) {
    List<RecordedCall> all = calls.calls();
    if (all.isEmpty()) {
      out.append("<div class=\"card empty\">No calls yet.</div>\n");
      return;
    }
    out.append("<div class=\"scroll\"><table><tr><th>Time (UTC)</th><th>Call</th><th>Status</th>")
        .append("<th>Fault</th><th>Fields</th></tr>\n");
    for (int i = all.size() - 1; i >= Math.max(0, all.size() - CALLS); i--) {
      RecordedCall call = all.get(i);
      out.append("<tr><td class=\"num soft\">")
          .append(CLOCK.format(call.time()))
          .append("</td><td><code>")
          .append(escaped(call.method()))
          .append(' ')
          .append(escaped(call.path()))
          .append("</code></td><td class=\"num")
          .append(call.status() == 0 || call.status() >= 400 ? " failed" : "")
          .append("\">")
          .append(call.status() == 0 ? "none" : Integer.toString(call.status()))
          .append("</td><td>")
          .append(
              call.fault() == null
                  ? ""
                  : "<span class=\"chip failed\">" + escaped(call.fault()) + "</span>")
          .append("</td><td><div class=\"fields\">")
          .append(escaped(fields(call)))
          .append("</div></td></tr>\n");
    }
    out.append("</table></div>\n");
  }

  private static String fields(RecordedCall call) {
    StringBuilder text = new StringBuilder();
    call.fields().entrySet().stream()
        .sorted(Comparator.comparing(field -> field.getKey().equals("key") ? "" : field.getKey()))
        .forEach(
            field ->
                text.append(text.isEmpty() ? "" : " · ")
                    .append(field.getKey())
                    .append(": ")
                    .append(field.getValue()));
    return text.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
