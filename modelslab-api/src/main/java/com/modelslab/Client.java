// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import com.modelslab.internal.BaseUri;
import com.modelslab.internal.JobAddress;
import com.modelslab.internal.Poller;
import com.modelslab.spi.Exchange;
import com.modelslab.spi.Futures;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * What the parts of one client share.
 *
 * @param exchange the way to the service, decorators included
 * @param poller waits for jobs
 * @param base where the API is
 * @param executor completes what users see, so that their code runs on no thread of the HTTP stack
 */
record Client(Exchange exchange, Poller poller, BaseUri base, Executor executor) {
  CompletableFuture<JobResult> fetch(JobAddress address) {
    return Futures.map(exchange.call(address.fetch()), reply -> reply.job().orElseThrow());
  }

  /** {@return a future that follows {@code work}, completed on the executor} */
  <T> CompletableFuture<T> handOver(CompletableFuture<T> work) {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    Futures.cancelTogether(outcome, work);
    work.whenComplete(
        (value, failure) -> {
          try {
            executor.execute(() -> Futures.complete(outcome, value, failure));
          } catch (RejectedExecutionException e) {
            Futures.complete(outcome, value, failure);
          }
        });
    return outcome;
  }
}
