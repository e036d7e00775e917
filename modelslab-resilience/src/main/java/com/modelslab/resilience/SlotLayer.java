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

/** Lets a submit go on when the account has a free slot, and watches fetches for ended jobs. */
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
  public CompletableFuture<Response> pass(Passage passage) {
    Call call = passage.call();
    if (call.operation() == Operation.SUBMIT) {
      return submit(passage);
    }
    CompletableFuture<Response> work = inner.enter(passage);
    return call.operation() != Operation.FETCH
        ? work
        : Futures.map(
            work,
            reply -> {
              reply
                  .job()
                  .ifPresent(
                      job -> fetched(call.job().map(JobReference::id).orElse(job.id()), job));
              return reply;
            });
  }

  private void fetched(String id, JobResult job) {
    if (job instanceof JobResult.Processing) {
      slots.stillRunning(id);
    } else {
      slots.finished(id);
    }
  }

  private CompletableFuture<Response> submit(Passage passage) {
    passage.enter(Passage.Phase.SLOT);
    long asked = passage.timer().nanoTime();
    CompletableFuture<Slot> place = slots.acquire();
    boolean atOnce = place.isDone();
    CompletableFuture<Response> outcome = new CompletableFuture<>();
    Futures.cancelTogether(outcome, place);
    place.whenComplete(
        (slot, failure) -> {
          if (failure != null) {
            outcome.completeExceptionally(Futures.cause(failure));
          } else if (atOnce) {
            send(passage, slot, Duration.ZERO, outcome);
          } else {
            Duration waited = Duration.ofNanos(passage.timer().nanoTime() - asked);
            passage.resume(() -> send(passage, slot, waited, outcome));
          }
        });
    return outcome;
  }

  private void send(
      Passage passage, Slot slot, Duration waited, CompletableFuture<Response> outcome) {
    if (outcome.isDone()) {
      slot.release();
      return;
    }
    passage.holds(slot);
    listeners.slotTaken(passage.call(), waited);
    CompletableFuture<Response> work = inner.enter(passage);
    Futures.cancelTogether(outcome, work);
    work.whenComplete(
        (reply, failure) -> {
          try {
            settle(passage, slot, Optional.ofNullable(reply).flatMap(Response::job));
          } finally {
            Futures.complete(outcome, reply, failure);
          }
        });
  }

  private void settle(Passage passage, Slot slot, Optional<JobResult> job) {
    String id = job.map(JobResult::id).orElse("");
    boolean ended = job.isPresent() && !(job.get() instanceof JobResult.Processing);
    if (!id.isEmpty()) {
      slot.bind(id);
      if (ended) {
        slots.finished(id);
      }
    } else if (passage.mayHaveArrived() && !ended) {
      slot.abandon();
    } else {
      slot.release();
    }
  }
}
