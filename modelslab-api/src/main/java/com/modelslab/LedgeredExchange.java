// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import com.modelslab.internal.BaseUri;
import com.modelslab.internal.JobAddress;
import com.modelslab.internal.SubmitFate;
import com.modelslab.spi.Call;
import com.modelslab.spi.Exchange;
import com.modelslab.spi.Futures;
import com.modelslab.spi.Reply;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Notes submits and the ends of jobs in the ledger. It stands outside of all decorators, so a
 * submit that they repeat is one submit here.
 */
final class LedgeredExchange implements Exchange {
  private final Exchange next;
  private final JobLedger ledger;
  private final BaseUri base;

  LedgeredExchange(Exchange next, JobLedger ledger, BaseUri base) {
    this.next = next;
    this.ledger = ledger;
    this.base = base;
  }

  @Override
  public CompletableFuture<Reply> call(Call call) {
    return switch (call.operation()) {
      case SUBMIT -> submit(call);
      case FETCH ->
          Futures.map(
              next.call(call),
              reply -> {
                if (isOver(reply)) {
                  ledger.ended(call.path());
                }
                return reply;
              });
      default -> next.call(call);
    };
  }

  private CompletableFuture<Reply> submit(Call call) {
    CompletableFuture<Reply> outcome = new CompletableFuture<>();
    Object trackId = call.fields().get("track_id");
    ledger
        .intend(call.path(), trackId == null ? "" : trackId.toString())
        .whenComplete(
            (number, failure) -> {
              if (failure != null) {
                outcome.completeExceptionally(Futures.cause(failure));
              } else if (outcome.isDone()) {
                ledger.refused(number);
              } else {
                send(call, number, outcome);
              }
            });
    return outcome;
  }

  private void send(Call call, long number, CompletableFuture<Reply> outcome) {
    CompletableFuture<Reply> sent;
    try {
      sent = next.call(call);
    } catch (Throwable thrown) {
      sent = CompletableFuture.failedFuture(thrown);
    }
    Futures.cancelTogether(outcome, sent);
    // The answer is noted even if nobody waits for it any more.
    sent.whenComplete((reply, failure) -> answered(call, number, reply, failure, outcome));
  }

  private void answered(
      Call call,
      long number,
      @Nullable Reply reply,
      @Nullable Throwable failure,
      CompletableFuture<Reply> outcome) {
    if (failure != null || reply == null) {
      failed(number, failure == null ? new IllegalStateException("No reply") : failure, outcome);
      return;
    }
    JobResult job = reply.jobResult();
    if (job instanceof JobResult.Processing && job.id().isEmpty()) {
      ledger.lost(number);
      outcome.complete(reply);
      return;
    }
    if (job == null || job.id().isEmpty()) {
      ledger.refused(number); // there is nothing to come back for
      outcome.complete(reply);
      return;
    }
    JobAddress address = JobAddress.afterSubmit(job.id(), call.path(), reply.body(), base);
    ledger
        .submitted(number, address)
        .whenComplete(
            (nothing, unlikely) -> {
              if (isOver(reply)) {
                ledger.ended(address.path());
              }
              outcome.complete(reply);
            });
  }

  private void failed(long number, Throwable failure, CompletableFuture<Reply> outcome) {
    Throwable cause = Futures.cause(failure);
    if (SubmitFate.isUnknown(cause)) {
      ledger.lost(number);
    } else {
      ledger.refused(number);
    }
    outcome.completeExceptionally(cause);
  }

  private static boolean isOver(Reply reply) {
    return reply.jobResult() != null && !(reply.jobResult() instanceof JobResult.Processing);
  }
}
