// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.job;

import com.modelslab.error.LedgerException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.internal.async.PendingWork;
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
import java.time.Clock;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Records submits and the ends of jobs in a store. It stands outside of all decorators, so a submit
 * that they repeat is one submit here; that it is about to be sent is recorded below them, so one
 * that they hold back is not.
 *
 * <p>The store's threads only report to it: what follows runs on {@code workers}.
 */
public final class LedgerChannel implements Channel {
  private static final Logger LOG = Logger.getLogger("com.modelslab");

  private final Channel next;
  private final JobStore store;
  private final SubmitDelivery submits;
  private final Clock clock;
  private final Executor workers;
  private final PendingWork pending;
  private final EntryIds ids;
  private final JobEnds ends = new JobEnds();

  /** Makes a channel; the parts are borrowed. */
  public LedgerChannel(
      Channel next,
      JobStore store,
      SubmitDelivery submits,
      Clock clock,
      Executor workers,
      PendingWork pending) {
    this.next = next;
    this.store = store;
    this.submits = submits;
    this.clock = clock;
    this.workers = workers;
    this.pending = pending;
    this.ids = new EntryIds(clock);
  }

  @Override
  public CompletableFuture<Response> call(Call call) {
    return switch (call.operation()) {
      case SUBMIT -> submit(call);
      case FETCH ->
          Futures.map(
              next.call(call),
              response -> {
                call.job().ifPresent(job -> fetched(job, response.jobResult()));
                return response;
              });
      default -> next.call(call);
    };
  }

  private CompletableFuture<Response> submit(Call call) {
    Submit submit = new Submit(call);
    if (!pending.add(submit)) {
      return Futures.failed(PendingWork.refusal());
    }
    submit.outcome.whenComplete((response, failure) -> pending.remove(submit));
    submit.send();
    return submit.outcome;
  }

  /** One submit, until the ledger knows what came of it. */
  private final class Submit implements PendingWork.Item {
    final CompletableFuture<Response> outcome = new CompletableFuture<>();
    final Call call;
    private final SubmitDelivery.Submit delivery;
    private @Nullable JobEntry intent;
    private volatile @Nullable Response response;

    Submit(Call call) {
      this.call = call;
      this.delivery = submits.beginSubmit(call);
    }

    void send() {
      delivery.recordBy(this::recordIntent);
      CompletableFuture<Response> work;
      try {
        work = next.call(call);
      } catch (Throwable thrown) {
        work = Futures.failed(thrown);
      }
      Futures.cancelTogether(outcome, work);
      // The response is recorded even if nobody waits for it any more.
      work.whenComplete(this::answered);
    }

    /** {@return the entry of the submit, made when it is first sent} */
    private synchronized JobEntry intent() {
      JobEntry known = intent;
      if (known == null) {
        Object trackId = call.fields().get("track_id");
        known =
            JobEntry.builder(ids.next(), clock.instant())
                .path(call.path())
                .trackId(trackId == null ? "" : trackId.toString())
                .build();
        intent = known;
      }
      return known;
    }

    private CompletableFuture<Void> recordIntent() {
      CompletableFuture<Void> recorded = new CompletableFuture<>();
      after(
          () -> store.intent(intent()),
          failure -> {
            if (failure == null) {
              recorded.complete(null);
            } else {
              recorded.completeExceptionally(notRecorded(call, failure));
            }
          });
      return recorded;
    }

    private void answered(@Nullable Response given, @Nullable Throwable failure) {
      if (failure != null || given == null) {
        failed(failure == null ? new IllegalStateException("No response") : failure);
        return;
      }
      JobResult result = given.jobResult();
      JobReference job = result == null ? null : result.job().orElse(null);
      if (job == null) {
        if (result instanceof JobResult.Processing) {
          unknown();
        } else {
          refused(); // there is nothing to come back for
        }
        outcome.complete(given);
        return;
      }
      response = given;
      JobEntry open = intent().toBuilder().job(job).state(State.OPEN, clock.instant()).build();
      after(
          () -> store.submitted(open),
          unlikely -> {
            if (unlikely != null) {
              // The job is paid for and goes to its owner; a restart names the submit as unknown.
              LOG.log(Level.WARNING, "Cannot record job " + job.id() + " in the ledger", unlikely);
            }
            fetched(job, result);
            outcome.complete(given);
          });
    }

    private void failed(Throwable failure) {
      Throwable cause = Futures.cause(failure);
      boolean cancelledUnsent = cause instanceof CancellationException && delivery.callOff();
      if (ModelsLabException.isOutcomeUnknown(cause) && !cancelledUnsent) {
        unknown();
      } else {
        refused();
      }
      outcome.completeExceptionally(cause);
    }

    private void refused() {
      amend("refused submit", () -> store.refused(intent()));
    }

    private void unknown() {
      JobEntry unknown = intent().toBuilder().state(State.UNKNOWN_OUTCOME, clock.instant()).build();
      amend("unknown outcome", () -> store.unknownOutcome(unknown));
    }

    /** Says more about the submit, if it is recorded. */
    private void amend(String what, Supplier<CompletableFuture<Void>> step) {
      CompletableFuture<Void> recorded = delivery.lastRecord();
      if (recorded != null) {
        recorded.thenRun(() -> record(what, step));
      }
    }

    @Override
    public boolean mayFinish() {
      return true;
    }

    /** Ends what waits for the store to know the job; the call below ends by itself. */
    @Override
    public void end() {
      Response paid = response;
      if (paid != null) {
        outcome.complete(paid);
      }
    }
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
      return Futures.failed(thrown);
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

  private void fetched(JobReference job, @Nullable JobResult result) {
    if (result != null && ends.isEnd(job, result)) {
      ended(job);
    }
  }

  /** What follows a record; {@code failure} is null if it was made. */
  @FunctionalInterface
  private interface Step {
    void run(@Nullable Throwable failure);
  }
}
