// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.cli.JobRunner.Outcome;
import com.modelslab.cli.JobRunner.Task;
import com.modelslab.job.Job;
import com.modelslab.job.JobResult;
import com.modelslab.resilience.ResilienceListener.Delay;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said about edits: for a person in one line each, for a program in one object each. */
final class OutcomeFormat {
  private OutcomeFormat() {}

  static String submitted(Task task, Job job) {
    String eta =
        job.submitted()
            .filter(JobResult.Processing.class::isInstance)
            .flatMap(state -> ((JobResult.Processing) state).eta())
            .map(guess -> ", about " + seconds(guess))
            .orElse("");
    return "sent    " + what(task) + "  job " + job.id() + eta;
  }

  static String delayed(Delay delay) {
    return "wait    next try in "
        + seconds(delay.pause())
        + ": "
        + ErrorText.oneLine(delay.failure().getMessage());
  }

  static String finished(Outcome outcome) {
    if (outcome.failure() != null) {
      return "FAILED  " + what(outcome.task()) + "  " + ErrorText.line(outcome.failure());
    }
    StringBuilder line = new StringBuilder("done    ").append(what(outcome.task()));
    line.append("  ").append(seconds(outcome.took()));
    JobResult.Completed result = outcome.result();
    if (result != null) {
      result.texts().forEach(text -> line.append("  ").append(ErrorText.oneLine(text)));
      if (outcome.files().isEmpty()) {
        result.outputs().forEach(link -> line.append("  ").append(shown(link)));
      }
    }
    outcome.files().forEach(file -> line.append("  ").append(file));
    return line.toString();
  }

  static Map<String, @Nullable Object> json(Outcome outcome) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    Job job = outcome.job();
    object.put("input", outcome.task().name());
    object.put("tool", outcome.task().tool());
    object.put("id", job == null ? null : job.id());
    object.put("token", job == null ? null : job.token());
    object.putAll(json(outcome.result(), outcome.files()));
    object.put("seconds", outcome.took().toMillis() / 1000.0);
    object.putAll(json(outcome.failure()));
    return object;
  }

  /** {@return the fields of a result} */
  static Map<String, @Nullable Object> json(
      JobResult.@Nullable Completed result, List<Path> files) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put(
        "outputs",
        result == null ? List.of() : result.outputs().stream().map(URI::toString).toList());
    object.put("texts", result == null ? List.of() : result.texts());
    object.put("files", files.stream().map(Path::toString).toList());
    return object;
  }

  /** {@return the fields of a failure, or of there being none} */
  static Map<String, @Nullable Object> json(@Nullable Throwable failure) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("error", failure == null ? null : failure.getClass().getSimpleName());
    object.put("message", failure == null ? null : ErrorText.line(failure));
    return object;
  }

  /** {@return a link fit for one line; an image that came inside the response is only named} */
  static String shown(URI link) {
    String text = link.toString();
    return text.startsWith("data:") ? "(an image inside the response)" : text;
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  private static String what(Task task) {
    return String.format(Locale.ROOT, "%-18s %-17s", task.name(), task.tool());
  }
}
