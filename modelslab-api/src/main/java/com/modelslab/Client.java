// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import com.modelslab.error.ModelsLabException;
import com.modelslab.internal.BaseUri;
import com.modelslab.internal.InOrder;
import com.modelslab.internal.JobAddress;
import com.modelslab.internal.Poller;
import com.modelslab.internal.SubmitMemory;
import com.modelslab.spi.Exchange;
import com.modelslab.spi.Futures;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of one client share.
 *
 * @param exchange the way to the service, decorators included
 * @param poller waits for jobs
 * @param base where the API is
 * @param executor completes what users see, so that their code runs on no thread of the HTTP stack
 */
record Client(Exchange exchange, Poller poller, BaseUri base, Executor executor) {
  CompletableFuture<JobResult> fetch(JobAddress address, @Nullable SubmitMemory memory) {
    return Futures.handle(
        exchange.call(address.fetch()),
        (reply, failure) -> {
          if (failure == null) {
            JobResult result = SubmitMemory.complete(memory, reply.job().orElseThrow());
            return CompletableFuture.completedFuture(result);
          }
          if (failure instanceof ModelsLabException known) {
            known.about(address.id(), address.token());
          }
          return CompletableFuture.failedFuture(failure);
        });
  }

  /** {@return the answer to a submit as a handle to the job that it made} */
  Job job(JobAddress address, JobResult answer, @Nullable Object trackId) {
    return new Job(this, address, answer, SubmitMemory.of(answer, poller.now(), trackId));
  }

  /** {@return a handle to a job that this client may not have submitted} */
  Job job(JobAddress address) {
    return new Job(this, address, null, null);
  }

  /** {@return a future that follows {@code work}, completed on the executor} */
  <T> CompletableFuture<T> handOver(CompletableFuture<T> work) {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    Futures.cancelTogether(outcome, work);
    work.whenComplete(
        (value, failure) ->
            InOrder.handOver(executor, () -> Futures.complete(outcome, value, failure)));
    return outcome;
  }
}
