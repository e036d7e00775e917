// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.job;

import com.modelslab.error.LedgerException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.internal.http.AccountType;
import com.modelslab.internal.http.BaseUri;
import com.modelslab.internal.ledger.EntryIds;
import com.modelslab.job.JobEntry;
import com.modelslab.job.JobEntry.State;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import com.modelslab.spi.Call;
import com.modelslab.spi.Channel;
import com.modelslab.spi.JobEnd;
import com.modelslab.spi.JobStore;
import com.modelslab.spi.Response;
import com.modelslab.spi.async.Futures;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records submits and the ends of jobs in a store. It stands outside of all decorators, so a submit
 * that they repeat is one submit here.
 *
 * <p>The store's threads only report to it: what follows runs on {@code workers}.
 */
public final class LedgerChannel implements Channel {
  private static final Logger LOG = System.getLogger("com.modelslab");

  private final Channel next;
  private final JobStore store;
  private final BaseUri base;
  private final AccountType account;
  private final Clock clock;
  private final Executor workers;
  private final EntryIds ids;

  public LedgerChannel(
      Channel next,
      JobStore store,
      BaseUri base,
      AccountType account,
      Clock clock,
      Executor workers) {
    this.next = next;
    this.store = store;
    this.base = base;
    this.account = account;
    this.clock = clock;
    this.workers = workers;
    this.ids = new EntryIds(clock);
  }

  @Override
  public CompletableFuture<Response> call(Call call) {
    return switch (call.operation()) {
      case SUBMIT -> submit(call);
      case FETCH ->
          Futures.map(
              next.call(call),
              reply -> {
                if (isOver(reply)) {
                  call.job().ifPresent(this::ended);
                }
                return reply;
              });
      default -> next.call(call);
    };
  }

  private CompletableFuture<Response> submit(Call call) {
    CompletableFuture<Response> outcome = new CompletableFuture<>();
    Object trackId = call.fields().get("track_id");
    JobEntry intent =
        JobEntry.builder(ids.next(), clock.instant())
            .path(call.path())
            .trackId(trackId == null ? "" : trackId.toString())
            .build();
    after(
        () -> store.intent(intent),
        failure -> {
          if (failure != null) {
            outcome.completeExceptionally(notRecorded(call, failure));
          } else if (outcome.isDone()) {
            record("refused submit", () -> store.refused(intent));
          } else {
            send(call, intent, outcome);
          }
        });
    return outcome;
  }

  private void send(Call call, JobEntry intent, CompletableFuture<Response> outcome) {
    CompletableFuture<Response> sent;
    try {
      sent = next.call(call);
    } catch (Throwable thrown) {
      sent = CompletableFuture.failedFuture(thrown);
    }
    Futures.cancelTogether(outcome, sent);
    // The answer is recorded even if nobody waits for it any more.
    sent.whenComplete((reply, failure) -> answered(call, intent, reply, failure, outcome));
  }

  private void answered(
      Call call,
      JobEntry intent,
      @Nullable Response reply,
      @Nullable Throwable failure,
      CompletableFuture<Response> outcome) {
    if (failure != null || reply == null) {
      failed(intent, failure == null ? new IllegalStateException("No reply") : failure, outcome);
      return;
    }
    JobResult job = reply.jobResult();
    if (job instanceof JobResult.Processing && job.id().isEmpty()) {
      unknown(intent);
      outcome.complete(reply);
      return;
    }
    if (job == null || job.id().isEmpty()) {
      // There is nothing to come back for.
      record("refused submit", () -> store.refused(intent));
      outcome.complete(reply);
      return;
    }
    JobReference address =
        ClientContext.submitted(
            JobReference.submitted(job.id(), call.path(), family(call)), reply.body(), base);
    JobEntry open = intent.toBuilder().job(address).state(State.OPEN, clock.instant()).build();
    after(
        () -> store.submitted(open),
        unlikely -> {
          if (unlikely != null) {
            // The job is paid for and goes to its owner; a restart names the submit as unknown.
            LOG.log(
                Level.WARNING, "Cannot record job " + address.id() + " in the ledger", unlikely);
          }
          if (isOver(reply)) {
            ended(address);
          }
          outcome.complete(reply);
        });
  }

  private void failed(JobEntry intent, Throwable failure, CompletableFuture<Response> outcome) {
    Throwable cause = Futures.cause(failure);
    if (ModelsLabException.isOutcomeUnknown(cause)) {
      unknown(intent);
    } else {
      record("refused submit", () -> store.refused(intent));
    }
    outcome.completeExceptionally(cause);
  }

  private void unknown(JobEntry intent) {
    JobEntry unknown = intent.toBuilder().state(State.UNKNOWN_OUTCOME, clock.instant()).build();
    record("unknown outcome", () -> store.unknownOutcome(unknown));
  }

  private void ended(JobReference job) {
    record("end of job " + job.id(), () -> store.finished(JobEnd.of(job, clock.instant())));
  }

  /** Records what may get lost without harm. */
  private static void record(String what, Supplier<CompletableFuture<Void>> step) {
    start(step)
        .whenComplete(
            (nothing, failure) -> {
              if (failure != null) {
                LOG.log(Level.WARNING, "Cannot record the " + what + " in the ledger", failure);
              }
            });
  }

  /** Runs {@code then} on a thread of the SDK when the store has reported. */
  private void after(Supplier<CompletableFuture<Void>> step, Step then) {
    start(step)
        .whenComplete(
            (nothing, failure) -> {
              Throwable cause = failure == null ? null : Futures.cause(failure);
              try {
                workers.execute(() -> then.run(cause));
              } catch (RejectedExecutionException e) {
                then.run(cause);
              }
            });
  }

  private static CompletableFuture<Void> start(Supplier<CompletableFuture<Void>> step) {
    try {
      return step.get();
    } catch (Throwable thrown) {
      return CompletableFuture.failedFuture(thrown);
    }
  }

  private static LedgerException notRecorded(Call call, Throwable failure) {
    return new LedgerException(
        "Cannot record the submit to "
            + call.path()
            + " in the job ledger: "
            + failure.getMessage()
            + ". Nothing was sent",
        failure);
  }

  private String family(Call call) {
    return call.endpoint()
        .map(account::family)
        .orElseGet(() -> call.path().substring(0, call.path().lastIndexOf('/')));
  }

  private static boolean isOver(Response reply) {
    return reply.jobResult() != null && !(reply.jobResult() instanceof JobResult.Processing);
  }

  /** What follows a record; {@code failure} is null if it was made. */
  @FunctionalInterface
  private interface Step {
    void run(@Nullable Throwable failure);
  }
}
