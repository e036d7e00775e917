// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.job;

import com.modelslab.internal.http.BaseUri;
import com.modelslab.internal.json.JsonFields;
import com.modelslab.job.Job;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import com.modelslab.spi.Call;
import com.modelslab.spi.Channel;
import com.modelslab.spi.async.Futures;
import com.modelslab.spi.async.SerialExecutor;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of one client share.
 *
 * @param channel the way to the service, decorators included
 * @param poller waits for jobs
 * @param base where the API is
 * @param executor completes what users see, so that their code runs on no thread of the HTTP stack
 */
public record ClientContext(Channel channel, JobPoller poller, BaseUri base, Executor executor) {
  /** {@return what the service says about {@code job}, completed with what the submit told} */
  public CompletableFuture<JobResult> fetch(JobReference job, @Nullable SubmitRecord submit) {
    return Futures.map(
        channel.call(Call.fetch(job)),
        response -> SubmitRecord.complete(submit, response.job().orElseThrow()));
  }

  /**
   * {@return a reference to the job that the response to a submit names: at its {@code
   * fetch_result} if that is on the same origin, else as {@code usual}}
   */
  static JobReference submitted(
      JobReference usual, Map<String, @Nullable Object> response, BaseUri base) {
    return JsonFields.of(response)
        .text("fetch_result")
        .flatMap(base::pathOf)
        .map(usual::withPath)
        .orElse(usual);
  }

  /** {@return the response to a submit as a handle to the job that it made} */
  public Job job(JobReference job, JobResult answer, @Nullable Object trackId) {
    return new JobHandle(this, job, answer, SubmitRecord.of(answer, poller.now(), trackId));
  }

  /** {@return a handle to a job that this client may not have submitted} */
  public Job job(JobReference job) {
    return new JobHandle(this, job, null, null);
  }

  /** {@return a future that follows {@code work}, completed on the executor} */
  public <T> CompletableFuture<T> handOver(CompletableFuture<T> work) {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    Futures.cancelTogether(outcome, work);
    work.whenComplete(
        (value, failure) ->
            SerialExecutor.handOver(executor, () -> Futures.complete(outcome, value, failure)));
    return outcome;
  }
}
