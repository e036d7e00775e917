// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.ModelsLab;
import com.modelslab.cli.JobRunner.Task;
import com.modelslab.request.JobRequest;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What the tools of {@code modelslab edit} and {@code generate} have in common: the options, and
 * running the jobs.
 */
@Command(sortOptions = false)
abstract class EditRun implements Callable<Integer> {
  private final Console console;
  private final GlobalOptions root;

  @Spec CommandSpec spec;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "<dir>",
      defaultValue = ".",
      description = "The directory that the files go to. Default: the current one.")
  private Path out;

  @Option(names = "--no-download", description = "Print the links, and download nothing.")
  private boolean noDownload;

  @Option(
      names = "--timeout",
      paramLabel = "<seconds>",
      description = "How long one job may take. Default: 600; 1200 for 3D models, 1800 for videos.")
  private @Nullable Long timeout;

  @Option(
      names = "--slots",
      paramLabel = "<n>",
      defaultValue = "5",
      description =
          "How many jobs at once; the account's plan says how many it takes. Default:"
              + " ${DEFAULT-VALUE}.")
  private int slots;

  @Option(names = "--json", description = "Print one JSON object for each job.")
  private boolean json;

  @Option(
      names = "--field",
      paramLabel = "<name=value>",
      description =
          "Any other field of the request: name=text, name:=3 for a number, true or false,"
              + " name=@file for an image. May be given several times.")
  private List<String> fields = List.of();

  @Option(
      names = "--webhook",
      paramLabel = "<uri>",
      description = "An https address that the service calls when a job is over.")
  private @Nullable URI webhook;

  @Option(
      names = "--track-id",
      paramLabel = "<text>",
      description = "A text of yours that comes back with the webhook.")
  private @Nullable String trackId;

  EditRun(Console console, GlobalOptions root) {
    this.console = console;
    this.root = root;
  }

  /** {@return what to do; everything is read and checked before anything is sent} */
  abstract List<Task> tasks();

  @Override
  public Integer call() throws InterruptedException {
    check(timeout == null || timeout > 0, "--timeout must be at least 1 second, was " + timeout);
    check(slots > 0, "--slots must be at least 1, was " + slots);
    List<Task> tasks = tasks();
    try (Progress progress = Progress.on(console, json, tasks.size());
        ModelsLab modelsLab =
            root.client(console).decorate(GlobalOptions.resilience(slots, progress)).build()) {
      JobRunner runner =
          new JobRunner(
              modelsLab,
              timeout == null ? null : Duration.ofSeconds(timeout),
              noDownload ? null : out,
              progress);
      return ExitCode.of(ShutdownReport.during(console, runner::running, () -> runner.run(tasks)));
    }
  }

  /** Sets what every tool has. */
  final void common(JobRequest.Builder<?, ?> request) {
    if (webhook != null) {
      request.webhook(webhook);
    }
    if (trackId != null) {
      request.trackId(trackId);
    }
    fields.forEach(field -> set(request, field));
  }

  private void set(JobRequest.Builder<?, ?> request, String field) {
    int equals = field.indexOf('=');
    check(equals > 0, "--field must be name=value, was " + field);
    String value = field.substring(equals + 1);
    if (field.charAt(equals - 1) == ':') {
      request.extra(field.substring(0, equals - 1), scalar(value));
    } else if (value.startsWith("@")) {
      request.extra(field.substring(0, equals), Images.read(value.substring(1)));
    } else {
      request.extra(field.substring(0, equals), value);
    }
  }

  private Object scalar(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    try {
      BigDecimal number = new BigDecimal(text);
      return number.scale() <= 0 ? (Object) number.longValueExact() : (Object) number.doubleValue();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new ParameterException(
          spec.commandLine(), "--field with := takes a number, true or false, was " + text, e);
    }
  }

  final void check(boolean right, String complaint) {
    if (!right) {
      throw new ParameterException(spec.commandLine(), complaint);
    }
  }
}
