// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.ModelsLab;
import com.modelslab.error.AffectedJob;
import com.modelslab.error.JobFailedException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.job.Job;
import com.modelslab.job.JobResult;
import com.modelslab.resilience.Resilience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code modelslab fetch}: asks for a job, or waits for it. */
@Command(
    description = "Ask for a job that was submitted before, here or elsewhere.",
    sortOptions = false)
final class FetchCommand implements Callable<Integer> {
  private final Console console;
  private final GlobalOptions root;

  @Parameters(
      paramLabel = "<id|token>",
      description = "The id of an image edit, or the token that was printed for any job.")
  private String job;

  @Option(
      names = {"-w", "--wait"},
      description = "Wait until the job is over, instead of asking once.")
  private boolean wait;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "<dir>",
      description = "Download the images of a finished job to there. Default: print the links.")
  private @Nullable Path out;

  @Option(
      names = "--timeout",
      paramLabel = "<seconds>",
      defaultValue = "600",
      description = "How long to wait. Default: ${DEFAULT-VALUE}.")
  private long timeout;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  FetchCommand(Console console, GlobalOptions root) {
    this.console = console;
    this.root = root;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (timeout < 1) {
      throw new IllegalArgumentException("--timeout must be at least 1 second, was " + timeout);
    }
    try (ModelsLab modelsLab =
        root.client(console).decorate(Resilience.builder().withoutSlots().build()).build()) {
      Job handle =
          job.startsWith("ml1:") ? modelsLab.resume(job) : modelsLab.imageEditing().job(job);
      try {
        JobResult result = wait ? waitFor(handle) : handle.fetch();
        List<Path> files =
            out != null && result instanceof JobResult.Completed completed
                ? modelsLab.download(completed, out)
                : List.of();
        return tell(handle, result, files);
      } catch (ModelsLabException e) {
        if (json) {
          Map<String, @Nullable Object> object = start(handle, null);
          object.putAll(OutcomeFormat.json(null, List.of()));
          object.putAll(OutcomeFormat.json(e));
          Json.print(console.out(), object);
        }
        throw e;
      }
    }
  }

  private JobResult waitFor(Job handle) throws InterruptedException {
    console.err().println("Waiting for job " + handle.id() + " for up to " + timeout + " s");
    return ShutdownReport.during(
        console,
        () -> Map.of(handle.token(), "job " + handle.id()),
        () -> handle.await(Duration.ofSeconds(timeout)));
  }

  private int tell(Job handle, JobResult result, List<Path> files) {
    JobResult.Completed completed = result instanceof JobResult.Completed done ? done : null;
    ModelsLabException failure =
        result instanceof JobResult.Failed failed
            ? new JobFailedException(
                new AffectedJob(handle.id(), handle.token()),
                handle.endpoint(),
                failed.message(),
                failed.evidence())
            : null;
    if (failure != null && !json) {
      throw failure;
    }
    if (json) {
      Map<String, @Nullable Object> object = start(handle, result);
      object.putAll(OutcomeFormat.json(completed, files));
      object.putAll(OutcomeFormat.json(failure));
      Json.print(console.out(), object);
    } else if (completed == null) {
      console
          .out()
          .println(
              "Job "
                  + handle.id()
                  + " is still at work. To wait for it: "
                  + ErrorText.command(handle.token()));
    } else {
      completed.texts().forEach(console.out()::println);
      if (files.isEmpty()) {
        completed.outputs().forEach(link -> console.out().println(OutcomeFormat.shown(link)));
      }
      files.forEach(console.out()::println);
    }
    return failure == null ? ExitCode.OK : ExitCode.of(failure);
  }

  private static Map<String, @Nullable Object> start(Job handle, @Nullable JobResult result) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("id", handle.id());
    object.put("token", handle.token());
    object.put("outcome", result == null ? null : OutcomeWords.word(result));
    return object;
  }
}
