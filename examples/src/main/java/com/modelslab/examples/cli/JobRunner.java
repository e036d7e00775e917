// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples.cli;

import com.modelslab.Job;
import com.modelslab.JobResult;
import com.modelslab.ModelsLab;
import com.modelslab.error.RateLimitException;
import com.modelslab.request.EditRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes many edits from the request to the files, as many at once as the account has slots. One
 * that goes wrong does not touch the others.
 */
final class JobRunner {
  /** What is waited for a free slot when the service names no time. */
  private static final Duration USUAL_WAIT = Duration.ofSeconds(30);

  private final ModelsLab modelsLab;
  private final Settings settings;
  private final Progress progress;
  private final Map<String, String> running = new ConcurrentHashMap<>();

  JobRunner(ModelsLab modelsLab, Settings settings, Progress progress) {
    this.modelsLab = modelsLab;
    this.settings = settings;
    this.progress = progress;
  }

  /** {@return how each task ended, in their order} */
  List<Outcome> run(List<Task> tasks) throws InterruptedException {
    ExecutorService workers =
        Executors.newFixedThreadPool(
            Math.min(settings.slots(), tasks.size()),
            work -> {
              Thread thread = new Thread(work, "modelslab-edit");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<Outcome>> pending = new ArrayList<>();
      tasks.forEach(task -> pending.add(workers.submit(() -> run(task))));
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Outcome> one : pending) {
        outcomes.add(one.get());
      }
      return outcomes;
    } catch (ExecutionException e) {
      throw new IllegalStateException("An edit ended unexpectedly", e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  /** {@return the jobs that are waited for now: token to the name of the edit} */
  Map<String, String> running() {
    return Map.copyOf(running);
  }

  private Outcome run(Task task) throws InterruptedException {
    long start = System.nanoTime();
    Job job = null;
    JobResult.Completed result = null;
    List<Path> files = List.of();
    RuntimeException failure = null;
    try {
      job = submit(task, start);
      running.put(job.token(), task.name());
      progress.submitted(task, job);
      result = job.await(settings.timeout());
      running.remove(job.token());
      if (settings.directory() != null) {
        files = modelsLab.download(result, settings.directory());
      }
    } catch (RuntimeException e) {
      failure = e;
    }
    if (job != null) {
      running.remove(job.token());
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    Outcome outcome = new Outcome(task, job, result, files, took, failure);
    progress.finished(outcome);
    return outcome;
  }

  /** Submits, again where the account's queue is full: other programs may use it too. */
  private Job submit(Task task, long start) throws InterruptedException {
    while (true) {
      try {
        return modelsLab.imageEditing().submit(task.request());
      } catch (RateLimitException e) {
        Duration pause = e.retryAfter().orElse(USUAL_WAIT);
        Duration waited = Duration.ofNanos(System.nanoTime() - start);
        if (waited.plus(pause).compareTo(settings.timeout()) > 0) {
          throw e;
        }
        progress.queueFull(task, pause);
        TimeUnit.NANOSECONDS.sleep(pause.toNanos());
      }
    }
  }

  /**
   * How edits are run.
   *
   * @param slots the most jobs at once
   * @param timeout how long one job may take
   * @param directory where the pictures go; null for nowhere
   */
  record Settings(int slots, Duration timeout, @Nullable Path directory) {}

  /**
   * One edit to be made.
   *
   * @param name what to call it: its picture
   * @param tool the word for its tool
   * @param request what is sent
   */
  record Task(String name, String tool, EditRequest request) {}

  /**
   * How an edit ended.
   *
   * @param task the edit
   * @param job its job; null where it was not taken
   * @param result what came of it; null where it did not complete
   * @param files the pictures that were brought home
   * @param took the time from the submit to the last file
   * @param failure why it is not whole; null where it is
   */
  record Outcome(
      Task task,
      @Nullable Job job,
      JobResult.@Nullable Completed result,
      List<Path> files,
      Duration took,
      @Nullable RuntimeException failure) {}
}
