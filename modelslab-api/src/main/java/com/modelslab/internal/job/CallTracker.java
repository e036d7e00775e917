// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.job;

import com.modelslab.error.AffectedJob;
import com.modelslab.error.ModelsLabException;
import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.error.UnknownOutcomeException;
import com.modelslab.internal.async.PendingWork;
import com.modelslab.job.JobReference;
import com.modelslab.spi.Call;
import com.modelslab.spi.Channel;
import com.modelslab.spi.Response;
import com.modelslab.spi.async.CallerThread;
import com.modelslab.spi.async.Futures;
import com.modelslab.spi.async.Timer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Holds every call to its limit and to the life of its client, whatever the decorators below do
 * with it, and reports a submit that may have been carried out as one with an unknown outcome.
 */
public final class CallTracker implements Channel {
  private final Channel next;
  private final PendingWork pending;
  private final SubmitDelivery submits;
  private final Timer timer;
  private final Executor workers;

  /** Makes one; all parts are borrowed. */
  public CallTracker(
      Channel next, PendingWork pending, SubmitDelivery submits, Timer timer, Executor workers) {
    this.next = next;
    this.pending = pending;
    this.submits = submits;
    this.timer = timer;
    this.workers = workers;
  }

  @Override
  public CompletableFuture<Response> call(Call call) {
    TrackedCall tracked = new TrackedCall(call);
    if (!pending.add(tracked)) {
      tracked.over();
      return Futures.failed(tracked.closed(Delivery.NOT_SENT));
    }
    tracked.start();
    return tracked.outcome;
  }

  private final class TrackedCall implements PendingWork.Item {
    final CompletableFuture<Response> outcome = new CompletableFuture<>();
    final Call call;
    final SubmitDelivery.@Nullable Submit submit;

    TrackedCall(Call call) {
      this.call = call;
      this.submit = submits.begin(call);
    }

    void start() {
      call.limit().ifPresent(this::endAfter);
      CompletableFuture<Response> work = send();
      if (work.isDone() && !work.isCompletedExceptionally()) {
        ended(work.getNow(null), null);
        over();
        return;
      }
      outcome.whenComplete(
          (response, failure) -> {
            over();
            work.cancel(true);
          });
      work.whenComplete(this::ended);
    }

    private CompletableFuture<Response> send() {
      try {
        CompletableFuture<Response> work = next.call(call);
        return work != null
            ? work
            : Futures.failed(new IllegalStateException("A decorator returned null for " + call));
      } catch (Throwable thrown) {
        return Futures.failed(thrown);
      }
    }

    private void endAfter(Duration limit) {
      Runnable callOff = timer.schedule(() -> workers.execute(this::timeOut), limit);
      outcome.whenComplete((response, failure) -> callOff.run());
    }

    private void over() {
      pending.remove(this);
      if (submit != null) {
        submit.over();
      }
    }

    private void ended(@Nullable Response response, @Nullable Throwable failure) {
      if (failure != null) {
        fail(Futures.cause(failure));
      } else if (response != null) {
        outcome.complete(response);
      } else {
        fail(new IllegalStateException("A decorator gave no response for " + call));
      }
    }

    private void timeOut() {
      endNow(
          new TransportException(
              Kind.TIMEOUT,
              delivery(),
              "No response to " + call.path() + " within " + call.limit().orElseThrow(),
              null,
              job()));
    }

    @Override
    public boolean mayFinish() {
      return submit != null && !submit.callOff();
    }

    @Override
    public void end() {
      endNow(closed(delivery()));
    }

    /** Ends the call, also if its caller performs it and holds no future of it yet. */
    private void endNow(Throwable failure) {
      if (!outcome.isDone()) {
        fail(failure);
        over();
        call.caller().ifPresent(CallerThread::cancel);
      }
    }

    /** {@return what is certain now; a submit that was not sent yet never is from now on} */
    private Delivery delivery() {
      return submit != null && submit.callOff() ? Delivery.NOT_SENT : Delivery.UNKNOWN;
    }

    TransportException closed(Delivery delivery) {
      return PendingWork.closed(
          delivery,
          delivery == Delivery.NOT_SENT
              ? "The client is closed: " + call.path() + " was not sent"
              : "The client was closed while it waited for the response of " + call.path(),
          job());
    }

    private @Nullable AffectedJob job() {
      return call.job().map(JobReference::affected).orElse(null);
    }

    private void fail(Throwable failure) {
      outcome.completeExceptionally(isUnknown(failure) ? unknown(failure) : failure);
    }

    private boolean isUnknown(Throwable failure) {
      if (submit == null || failure instanceof UnknownOutcomeException) {
        return false;
      }
      return failure instanceof ModelsLabException known
          ? known.isOutcomeUnknown()
          : submit.isSent();
    }

    private UnknownOutcomeException unknown(Throwable failure) {
      Object trackId = call.fields().get("track_id");
      return new UnknownOutcomeException(
          call.path(), trackId == null ? null : trackId.toString(), failure);
    }
  }
}
