// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

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

/** Makes submits wait for a free slot of the account, and frees the slots of ended jobs. */
final class SlotLayer implements Layer {
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
    return call.operation() != Operation.FETCH
        ? work
        : Futures.map(
            work,
            response -> {
              response
                  .job()
                  .ifPresent(
                      job -> fetchedJob(call.job().map(JobReference::id).orElse(job.id()), job));
              return response;
            });
  }

  private void fetchedJob(String id, JobResult job) {
    if (job instanceof JobResult.Processing) {
      slots.stillRunning(id);
    } else {
      slots.finished(id);
    }
  }

  private CompletableFuture<Response> submit(CallExecution execution) {
    execution.enterPhase(CallExecution.Phase.SLOT);
    long asked = execution.timer().nanoTime();
    CompletableFuture<Slot> acquired = slots.acquire();
    boolean wasFree = acquired.isDone();
    CompletableFuture<Response> outcome = new CompletableFuture<>();
    Futures.cancelTogether(outcome, acquired);
    acquired.whenComplete(
        (slot, failure) -> {
          if (failure != null) {
            outcome.completeExceptionally(Futures.cause(failure));
          } else if (wasFree) {
            send(execution, slot, Duration.ZERO, outcome);
          } else {
            Duration waited = Duration.ofNanos(execution.timer().nanoTime() - asked);
            execution.resume(() -> send(execution, slot, waited, outcome));
          }
        });
    return outcome;
  }

  private void send(
      CallExecution execution, Slot slot, Duration waited, CompletableFuture<Response> outcome) {
    if (outcome.isDone()) {
      slot.release();
      return;
    }
    execution.hold(slot);
    listeners.slotTaken(execution.call(), waited);
    CompletableFuture<Response> work = inner.start(execution);
    Futures.cancelTogether(outcome, work);
    work.whenComplete(
        (response, failure) -> {
          try {
            settle(execution, slot, Optional.ofNullable(response).flatMap(Response::job));
          } finally {
            Futures.complete(outcome, response, failure);
          }
        });
  }

  private void settle(CallExecution execution, Slot slot, Optional<JobResult> job) {
    String id = job.map(JobResult::id).orElse("");
    boolean ended = job.isPresent() && !(job.get() instanceof JobResult.Processing);
    if (!id.isEmpty()) {
      slot.bind(id);
      if (ended) {
        slots.finished(id);
      }
    } else if (execution.outcomeUnknown() && !ended) {
      slot.abandon();
    } else {
      slot.release();
    }
  }
}
