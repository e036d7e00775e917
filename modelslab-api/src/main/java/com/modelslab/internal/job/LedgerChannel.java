// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.job;

import com.modelslab.error.ModelsLabException;
import com.modelslab.internal.http.AccountType;
import com.modelslab.internal.http.BaseUri;
import com.modelslab.internal.ledger.FileLedger;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import com.modelslab.spi.Call;
import com.modelslab.spi.Channel;
import com.modelslab.spi.Response;
import com.modelslab.spi.async.Futures;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Notes submits and the ends of jobs in the ledger. It stands outside of all decorators, so a
 * submit that they repeat is one submit here.
 */
public final class LedgerChannel implements Channel {
  private final Channel next;
  private final FileLedger ledger;
  private final BaseUri base;
  private final AccountType account;

  public LedgerChannel(Channel next, FileLedger ledger, BaseUri base, AccountType account) {
    this.next = next;
    this.ledger = ledger;
    this.base = base;
    this.account = account;
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
                  ledger.ended(call.path());
                }
                return reply;
              });
      default -> next.call(call);
    };
  }

  private CompletableFuture<Response> submit(Call call) {
    CompletableFuture<Response> outcome = new CompletableFuture<>();
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

  private void send(Call call, long number, CompletableFuture<Response> outcome) {
    CompletableFuture<Response> sent;
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
      @Nullable Response reply,
      @Nullable Throwable failure,
      CompletableFuture<Response> outcome) {
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
    JobReference address =
        ClientContext.submitted(
            JobReference.submitted(job.id(), call.path(), family(call)), reply.body(), base);
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

  private void failed(long number, Throwable failure, CompletableFuture<Response> outcome) {
    Throwable cause = Futures.cause(failure);
    if (ModelsLabException.isOutcomeUnknown(cause)) {
      ledger.lost(number);
    } else {
      ledger.refused(number);
    }
    outcome.completeExceptionally(cause);
  }

  private String family(Call call) {
    return call.endpoint()
        .map(account::family)
        .orElseGet(() -> call.path().substring(0, call.path().lastIndexOf('/')));
  }

  private static boolean isOver(Response reply) {
    return reply.jobResult() != null && !(reply.jobResult() instanceof JobResult.Processing);
  }
}
