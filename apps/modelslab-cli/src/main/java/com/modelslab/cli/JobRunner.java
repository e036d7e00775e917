// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.ModelsLab;
import com.modelslab.job.Job;
import com.modelslab.job.JobResult;
import com.modelslab.request.JobRequest;
import com.modelslab.spi.async.Futures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Takes many edits from the request to the files, all at the same time: the client's queue slots
 * hold back what the account has no room for yet. One that goes wrong does not touch the others.
 */
final class JobRunner {
  private final ModelsLab modelsLab;
  private final @Nullable Duration timeout;
  private final @Nullable Path directory;
  private final Progress progress;
  private final Map<String, String> running = new ConcurrentHashMap<>();

  /**
   * Creates a job runner.
   *
   * @param timeout how long one job may take; null for the default of its endpoint
   * @param directory where the images go; null for nowhere
   */
  JobRunner(
      ModelsLab modelsLab,
      @Nullable Duration timeout,
      @Nullable Path directory,
      Progress progress) {
    this.modelsLab = modelsLab;
    this.timeout = timeout;
    this.directory = directory;
    this.progress = progress;
  }

  /** {@return how each task ended, in their order} */
  List<Outcome> run(List<Task> tasks) throws InterruptedException {
    List<CompletableFuture<Outcome>> edits =
        tasks.stream().map(task -> new Edit(task).start()).toList();
    for (CompletableFuture<Outcome> edit : edits) {
      waitFor(edit);
    }
    return edits.stream().map(CompletableFuture::join).toList();
  }

  private static void waitFor(CompletableFuture<Outcome> edit) throws InterruptedException {
    try {
      edit.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("An edit ended unexpectedly", e.getCause());
    }
  }

  /** {@return the jobs that are waited for now: token to the name of the edit} */
  Map<String, String> running() {
    return Map.copyOf(running);
  }

  /** One edit under way; its steps follow one another. */
  private final class Edit {
    private final Task task;
    private @Nullable Job job;
    private JobResult.@Nullable Completed result;
    private long taken = System.nanoTime();

    Edit(Task task) {
      this.task = task;
    }

    CompletableFuture<Outcome> start() {
      return modelsLab
          .submitAsync(task.request())
          .thenCompose(this::taken)
          .thenCompose(this::completed)
          .handle(this::ended);
    }

    private CompletableFuture<JobResult.Completed> taken(Job made) {
      job = made;
      taken = System.nanoTime();
      running.put(made.token(), task.name());
      progress.submitted(task, made);
      return timeout == null ? made.awaitAsync() : made.awaitAsync(timeout);
    }

    private CompletableFuture<List<Path>> completed(JobResult.Completed completed) {
      result = completed;
      return directory == null
          ? CompletableFuture.completedFuture(List.of())
          : modelsLab.downloads().toDirectoryAsync(completed, directory);
    }

    private Outcome ended(@Nullable List<Path> files, @Nullable Throwable failure) {
      if (job != null) {
        running.remove(job.token());
      }
      Duration took = Duration.ofNanos(System.nanoTime() - taken);
      Outcome outcome =
          new Outcome(
              task,
              job,
              result,
              files == null ? List.of() : files,
              took,
              failure == null ? null : Futures.cause(failure));
      progress.finished(outcome);
      return outcome;
    }
  }

  /**
   * One edit to be made.
   *
   * @param name what to call it: its image
   * @param tool the word for its tool
   * @param request what is sent
   */
  record Task(String name, String tool, JobRequest request) {}

  /**
   * How an edit ended.
   *
   * @param task the edit
   * @param job its job; null where it was not taken
   * @param result what came of it; null where it did not complete
   * @param files the images that were brought home
   * @param took the time from when the service took it to the last file
   * @param failure why it is not whole; null where it is
   */
  record Outcome(
      Task task,
      @Nullable Job job,
      JobResult.@Nullable Completed result,
      List<Path> files,
      Duration took,
      @Nullable Throwable failure) {}
}
