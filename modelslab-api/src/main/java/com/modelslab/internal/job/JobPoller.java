// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.job;

import com.modelslab.error.ApiException;
import com.modelslab.error.Evidence;
import com.modelslab.error.JobFailedException;
import com.modelslab.error.JobTimeoutException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.error.NotFoundException;
import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.internal.async.PendingWork;
import com.modelslab.internal.async.Turns;
import com.modelslab.internal.observer.ObservedJob;
import com.modelslab.job.JobProgress;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import com.modelslab.job.PollContext;
import com.modelslab.job.PollSchedule;
import com.modelslab.spi.Call;
import com.modelslab.spi.Channel;
import com.modelslab.spi.Response;
import com.modelslab.spi.async.Futures;
import com.modelslab.spi.async.Timer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks for jobs until they are finished. A fetch that fails in a way that may pass never ends a
 * wait; its deadline does, after one last fetch.
 *
 * <p>Runs on the timer and on the threads that complete fetches, and waits on neither: what it
 * calls must be short. A waiting job costs some objects, no thread.
 */
public final class JobPoller {
  /** What the last fetch may take, where less is left until the deadline. */
  private static final Duration LAST_FETCH = Duration.ofSeconds(2);

  /** An id that is unknown for so long is wrong; for less, its job may not have been filed yet. */
  private static final Duration UNKNOWN_ID_PATIENCE = Duration.ofSeconds(60);

  private static final Duration SHORTEST_GAP = Duration.ofMillis(10);
  private static final Duration LONGEST_WAIT = Duration.ofDays(366);
  private static final double SPREAD = 0.1;

  /** No gap is spread by more, or a schedule that knows when a job ends would be missed. */
  private static final Duration MOST_SPREAD = Duration.ofMillis(100);

  private final Channel channel;
  private final Timer timer;
  private final PollSchedule schedule;
  private final DoubleSupplier random;
  private final PendingWork pending;
  private final Executor workers;
  private final Turns turns;

  /**
   * Makes one; the parts are borrowed.
   *
   * @param random numbers from 0 up to 1, by which polls are spread
   * @param workers runs what the timer starts
   * @param mostFetches how many fetches run at once; more jobs than that can be due together
   */
  public JobPoller(
      Channel channel,
      Timer timer,
      PollSchedule schedule,
      DoubleSupplier random,
      PendingWork pending,
      Executor workers,
      int mostFetches) {
    this.channel = channel;
    this.timer = timer;
    this.schedule = schedule;
    this.random = random;
    this.pending = pending;
    this.workers = workers;
    this.turns = new Turns(mostFetches, workers);
  }

  /** {@return the time that a {@link SubmitRecord} is stamped with} */
  public long now() {
    return timer.nanoTime();
  }

  /**
   * Waits for a job without holding a thread.
   *
   * @param memory what the submit told; null for a job that was resumed by its id or token, which
   *     is fetched at once because it may have finished long ago
   * @param listener hears of every poll, one report after the other; must hand over to a thread of
   *     its own
   * @param observed the job as somebody observes it; null if nobody does
   * @return the result; fails with {@link JobFailedException}, {@link JobTimeoutException}, a
   *     refusal, or a {@link TransportException} of the kind {@code CLOSED} when this is closed;
   *     cancelling it ends the polling at once
   */
  public CompletableFuture<JobResult.Completed> await(
      JobReference address,
      @Nullable SubmitRecord memory,
      Duration timeout,
      @Nullable Consumer<JobProgress> listener,
      @Nullable ObservedJob observed) {
    Wait wait = new Wait(address, memory, timeout, listener, observed);
    wait.outcome.whenComplete(wait::over);
    if (pending.add(wait)) {
      wait.begin();
    } else {
      wait.end();
    }
    return wait.outcome;
  }

  /**
   * One wait for one job. Its steps follow one another, each handed on by the timer or a future, so
   * only what a cancelling thread reads is volatile.
   */
  private final class Wait implements PendingWork.Item {
    final CompletableFuture<JobResult.Completed> outcome = new CompletableFuture<>();
    final JobReference address;
    final @Nullable SubmitRecord memory;
    final Duration timeout;
    final @Nullable Consumer<JobProgress> listener;
    final @Nullable ObservedJob observed;
    long start = timer.nanoTime();
    volatile Runnable callOff = () -> {};
    int polls;
    Duration lastFetchAt = Duration.ZERO;
    Duration lastSeenRunning = Duration.ZERO;
    boolean fromTheStart; // else the job may be done long before anybody asks
    boolean saidFailed; // in words, which one more fetch has to confirm
    String lastState = "queued";
    @Nullable ModelsLabException lastFailure;
    @Nullable Duration unknownSince;

    Wait(
        JobReference address,
        @Nullable SubmitRecord memory,
        Duration timeout,
        @Nullable Consumer<JobProgress> listener,
        @Nullable ObservedJob observed) {
      this.address = address;
      this.memory = memory;
      this.timeout = timeout.compareTo(LONGEST_WAIT) < 0 ? timeout : LONGEST_WAIT;
      this.listener = listener;
      this.observed = observed;
      if (observed != null) {
        observed.waiting(address);
      }
    }

    void begin() {
      try {
        scheduleNext();
      } catch (Throwable unexpected) {
        outcome.completeExceptionally(unexpected);
      }
    }

    void scheduleNext() {
      Duration left = timeout.minus(waited());
      if (polls > 0 && lastFetchAt.compareTo(timeout) >= 0) {
        fail(
            new JobTimeoutException(
                address.affected(), address.endpoint(), lastState, timeout, polls, lastFailure));
        return;
      }
      PollContext context = context();
      Duration gap = shorter(gap(context), left);
      fromTheStart |= polls == 0 && gap.compareTo(Duration.ZERO) > 0;
      if (listener != null) {
        listener.accept(JobProgress.of(address, context, gap));
      }
      endWith(timer.schedule(() -> workers.execute(this::poll), gap));
    }

    Duration gap(PollContext context) {
      if (polls == 0 && memory == null) {
        return Duration.ZERO;
      }
      Duration planned = shorter(schedule.next(context), LONGEST_WAIT);
      Duration spread = shorter(times(planned, SPREAD), MOST_SPREAD);
      Duration gap =
          longer(
              planned.plus(times(spread, 2 * random.getAsDouble() - 1)),
              polls == 0 ? Duration.ZERO : SHORTEST_GAP);
      if (lastFailure instanceof ApiException refused && refused.retryAfter().isPresent()) {
        // Never earlier than asked for; later by a little, so that not all come back together.
        Duration asked = refused.retryAfter().get();
        return longer(gap, times(asked, 1 + SPREAD * random.getAsDouble()));
      }
      return gap;
    }

    void poll() {
      if (!outcome.isDone()) {
        turns.take(this::fetch);
      }
    }

    void fetch() {
      if (outcome.isDone()) {
        turns.release();
        return;
      }
      if (polls == 0 && memory == null) {
        start = timer.nanoTime(); // its turn had to come first, among thousands of jobs perhaps
      }
      lastFetchAt = waited();
      // A fetch that hangs ends at the deadline, because the last one comes then.
      Duration left = timeout.minus(lastFetchAt);
      Duration limit = left.compareTo(Duration.ZERO) > 0 ? left : LAST_FETCH;
      CompletableFuture<Response> call = channel.call(fetch(limit));
      call.whenComplete((response, failure) -> turns.release());
      endWith(() -> call.cancel(true));
      call.whenComplete(this::answered);
    }

    private Call fetch(Duration limit) {
      Call call = Call.fetch(address).withLimit(limit);
      return observed == null ? call : call.withOrigin(observed.origin());
    }

    void answered(@Nullable Response response, @Nullable Throwable failure) {
      if (outcome.isDone()) {
        return;
      }
      polls++;
      try {
        if (response != null) {
          lastFailure = null;
          unknownSince = null;
          read(SubmitRecord.complete(memory, response.job().orElseThrow()));
        } else if (failure != null) {
          failed(Futures.cause(failure));
        }
      } catch (Throwable unexpected) {
        outcome.completeExceptionally(unexpected);
      }
    }

    void read(JobResult result) {
      if (result instanceof JobResult.Completed completed) {
        outcome.complete(completed);
        if (memory != null && fromTheStart) {
          schedule.finished(context());
        }
      } else if (result instanceof JobResult.Failed failed) {
        if (failed.evidence() == Evidence.WORDS && !saidFailed) {
          saidFailed = true;
          lastState = "failed, not confirmed";
          scheduleNext();
          return;
        }
        fail(
            new JobFailedException(
                address.affected(), address.endpoint(), failed.message(), failed.evidence()));
      } else if (result instanceof JobResult.Processing processing) {
        saidFailed = false;
        lastState = processing.status().isEmpty() ? "queued" : processing.status();
        lastSeenRunning = lastFetchAt.plus(startedAfter());
        scheduleNext();
      } else {
        throw new IllegalStateException("Unknown state of a job: " + result);
      }
    }

    void failed(Throwable failure) {
      if (!(failure instanceof ModelsLabException known)) {
        outcome.completeExceptionally(failure);
      } else if (mayPass(known)) {
        saidFailed = false;
        lastFailure = known;
        scheduleNext();
      } else {
        fail(known);
      }
    }

    /** Whether to go on after {@code failure}; an unknown id gets some time to become known. */
    boolean mayPass(ModelsLabException failure) {
      if (failure instanceof NotFoundException) {
        unknownSince = unknownSince == null ? waited() : unknownSince;
        return waited().minus(unknownSince).compareTo(UNKNOWN_ID_PATIENCE) < 0;
      }
      return failure.isTransient();
    }

    @Override
    public boolean mayFinish() {
      return false;
    }

    @Override
    public void end() {
      fail(
          PendingWork.closed(
              Delivery.UNKNOWN,
              "The client was closed while it waited for job "
                  + address.id()
                  + " ("
                  + address.endpoint()
                  + "). The job keeps running: resume it by its token",
              address.affected()));
    }

    void fail(ModelsLabException failure) {
      outcome.completeExceptionally(failure);
    }

    /** Notes what an end of this wait has to call off now. */
    void endWith(Runnable action) {
      callOff = action;
      if (outcome.isDone()) {
        action.run();
      }
    }

    void over(JobResult.@Nullable Completed result, @Nullable Throwable failure) {
      pending.remove(this);
      callOff.run();
      if (observed != null) {
        observed.waited(result, failure, polls);
      }
    }

    PollContext context() {
      PollContext.Builder context =
          PollContext.builder(address.endpoint())
              .polls(polls)
              .lastSeenRunning(lastSeenRunning)
              .state(lastState)
              .lastFailure(lastFailure);
      return memory == null
          ? context.elapsed(waited()).build()
          : context.elapsed(sinceNanos(memory.at())).eta(memory.eta()).build();
    }

    /** The job's age when this wait started. */
    Duration startedAfter() {
      return memory == null ? Duration.ZERO : Duration.ofNanos(start - memory.at());
    }

    Duration waited() {
      return sinceNanos(start);
    }
  }

  private Duration sinceNanos(long start) {
    return Duration.ofNanos(timer.nanoTime() - start);
  }

  private static Duration times(Duration duration, double factor) {
    return Duration.ofMillis((long) (duration.toMillis() * factor));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
