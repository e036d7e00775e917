// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.error.NotFoundException;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import com.modelslab.resilience.QueueSlots.Slot;
import com.modelslab.spi.Call;
import com.modelslab.spi.Operation;
import com.modelslab.spi.Response;
import com.modelslab.spi.async.Futures;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes submits wait for a free slot of the account, and frees the slots of ended jobs. */
final class SlotLayer implements Layer {
  private final Logger log = Logger.getLogger("com.modelslab.resilience");
  private final Layer inner;
  private final QueueSlots slots;
  private final Listeners listeners;

  SlotLayer(Layer inner, QueueSlots slots, Listeners listeners) {
    this.inner = inner;
    this.slots = slots;
    this.listeners = listeners;
  }

  @Override
  public CompletableFuture<Response> execute(CallExecution execution) {
    Call call = execution.call();
    if (call.operation() == Operation.SUBMIT) {
      return submit(execution);
    }
    CompletableFuture<Response> work = inner.start(execution);
    return call.job().map(job -> fetch(job, work)).orElse(work);
  }

  private CompletableFuture<Response> fetch(JobReference job, CompletableFuture<Response> work) {
    return Futures.handle(
        work,
        (response, failure) -> {
          if (failure instanceof NotFoundException) {
            report(() -> slots.finished(job));
          }
          if (failure != null) {
            return Futures.failed(failure);
          }
          response.job().ifPresent(result -> fetched(job, result));
          return CompletableFuture.completedFuture(response);
        });
  }

  private void fetched(JobReference job, JobResult result) {
    report(
        () ->
            result instanceof JobResult.Processing ? slots.stillRunning(job) : slots.finished(job));
  }

  private CompletableFuture<Response> submit(CallExecution execution) {
    execution.enterPhase(CallExecution.Phase.SLOT);
    long asked = execution.timer().nanoTime();
    CompletableFuture<Slot> acquired = slots.acquire(execution.call().places());
    boolean wasFree = acquired.isDone();
    return execution.afterWait(
        acquired,
        slot -> report(slot::release),
        slot -> {
          long waited = wasFree ? 0 : execution.timer().nanoTime() - asked;
          listeners.slotTaken(execution.call(), Duration.ofNanos(waited));
          return send(execution, slot);
        });
  }

  private CompletableFuture<Response> send(CallExecution execution, Slot slot) {
    execution.onQueueFull(() -> report(slot::queueFull));
    CompletableFuture<Response> work = inner.start(execution);
    CompletableFuture<Response> outcome = new CompletableFuture<>();
    Futures.cancelTogether(outcome, work);
    work.whenComplete(
        (response, failure) -> {
          settle(execution, slot, Optional.ofNullable(response).flatMap(Response::job));
          Futures.complete(outcome, response, failure);
        });
    return outcome;
  }

  private void settle(CallExecution execution, Slot slot, Optional<JobResult> result) {
    Optional<JobReference> job = result.flatMap(JobResult::job);
    boolean ended = result.isPresent() && !(result.get() instanceof JobResult.Processing);
    if (job.isPresent()) {
      report(() -> slot.bind(job.get()));
      if (ended) {
        report(() -> slots.finished(job.get()));
      }
    } else if (execution.outcomeUnknown() && !ended) {
      report(slot::outcomeUnknown);
    } else {
      report(slot::release);
    }
  }

  /** Changes the slots; a failure of the store that counts them does not affect the call. */
  private void report(Supplier<CompletableFuture<Void>> change) {
    try {
      change
          .get()
          .whenComplete(
              (done, failure) -> {
                if (failure != null) {
                  warn(failure);
                }
              });
    } catch (Throwable thrown) {
      warn(thrown);
    }
  }

  private void warn(Throwable failure) {
    log.log(Level.WARNING, "Cannot record a change of a queue slot", failure);
  }
}
