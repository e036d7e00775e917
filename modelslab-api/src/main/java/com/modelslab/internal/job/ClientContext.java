// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.job;

import com.modelslab.error.Evidence;
import com.modelslab.internal.async.PendingWork;
import com.modelslab.internal.http.BaseUri;
import com.modelslab.internal.observer.ObservedJob;
import com.modelslab.job.CallOptions;
import com.modelslab.job.Job;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import com.modelslab.request.Endpoint;
import com.modelslab.spi.Call;
import com.modelslab.spi.Channel;
import com.modelslab.spi.ClientObserver;
import com.modelslab.spi.ClientObserver.Origin;
import com.modelslab.spi.Response;
import com.modelslab.spi.async.CallerThread;
import com.modelslab.spi.async.Futures;
import com.modelslab.spi.async.Timer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of one client share.
 *
 * @param channel the way to the service, decorators included
 * @param poller waits for jobs
 * @param base where the API is
 * @param timer tells the time; borrowed
 * @param executor runs the user's code, and nothing else
 * @param workers runs the client's own work
 * @param pending what is under way
 * @param webhookJobs the last jobs that were submitted with a webhook
 * @param observer hears of all that is done; null for none
 */
public record ClientContext(
    Channel channel,
    JobPoller poller,
    BaseUri base,
    Timer timer,
    Executor executor,
    Executor workers,
    PendingWork pending,
    WebhookJobs webhookJobs,
    @Nullable ClientObserver observer) {
  /** The time between a failure that only words tell and the fetch that has to confirm it. */
  private static final Duration CONFIRM_AFTER = Duration.ofSeconds(1);

  /** {@return what is to hear of the work that this thread asks for now; null if nobody does} */
  public @Nullable Origin origin() {
    return observer == null ? null : observer.origin();
  }

  /**
   * {@return what the service says about {@code job}, completed with what the submit told; that it
   * failed is asked for twice if only words tell it}
   */
  public CompletableFuture<JobResult> fetch(
      JobReference job, @Nullable SubmitRecord submit, CallOptions options) {
    return fetch(call(job, options), submit);
  }

  /** Fetches like the asynchronous form, and waits for the response. */
  public JobResult fetchAndWait(
      JobReference job, @Nullable SubmitRecord submit, CallOptions options) {
    return CallerThread.await(caller -> fetch(call(job, options).withCaller(caller), submit));
  }

  private Call call(JobReference job, CallOptions options) {
    Call call = Call.fetch(job).withOrigin(origin());
    return options.timeout().map(call::withTimeout).orElse(call);
  }

  private CompletableFuture<JobResult> fetch(Call call, @Nullable SubmitRecord submit) {
    CompletableFuture<JobResult> confirmed =
        Futures.compose(
            fetchOnce(call, submit),
            result ->
                result instanceof JobResult.Failed failed && failed.evidence() == Evidence.WORDS
                    ? Futures.compose(pause(), nothing -> fetchOnce(call, submit))
                    : CompletableFuture.completedFuture(result));
    ObservedJob observed = submit == null ? null : submit.observed();
    return observed == null
        ? confirmed
        : Futures.map(
            confirmed,
            result -> {
              observed.seen(result);
              return result;
            });
  }

  private CompletableFuture<JobResult> fetchOnce(Call call, @Nullable SubmitRecord submit) {
    return Futures.map(
        channel.call(call),
        response -> SubmitRecord.complete(submit, response.job().orElseThrow()));
  }

  /**
   * Makes a call that is not about a job.
   *
   * @param caller the thread that waits for the response; null if none does
   */
  public CompletableFuture<Response> send(Call call, @Nullable CallerThread caller) {
    Call observed = call.withOrigin(origin());
    return channel.call(caller == null ? observed : observed.withCaller(caller));
  }

  private CompletableFuture<Void> pause() {
    return pending.start(
        false,
        () -> {
          CompletableFuture<Void> over = new CompletableFuture<>();
          Runnable wakeUp = () -> workers.execute(() -> over.complete(null));
          Runnable callOff = timer.schedule(wakeUp, CONFIRM_AFTER);
          over.whenComplete((nothing, failure) -> callOff.run());
          return over;
        });
  }

  /**
   * {@return the response to a submit as a handle to the job that it made}
   *
   * @param path where it was submitted
   * @param observed the job as somebody observes it; null if nobody does
   */
  public Job job(
      Endpoint endpoint,
      String path,
      JobResult response,
      @Nullable Object trackId,
      @Nullable ObservedJob observed) {
    SubmitRecord submit = SubmitRecord.of(response, poller.now(), trackId, observed);
    if (observed != null) {
      observed.submitted(response, submit.eta(), workers, endpoint.defaultTimeout());
    }
    return response
        .job()
        .<Job>map(job -> new JobHandle(this, job, response, submit, endpoint.defaultTimeout()))
        .orElseGet(() -> new EndedJob(path, response, submit, endpoint.defaultTimeout()));
  }

  /** {@return a handle to a job that this client may not have submitted} */
  public Job job(JobReference job, Duration defaultTimeout) {
    return new JobHandle(this, job, null, null, defaultTimeout);
  }

  /** {@return a handle to a job of which not even the endpoint is known for certain} */
  public Job job(JobReference job) {
    return job(job, Endpoint.DEFAULT_TIMEOUT);
  }

  /** {@return a future that follows {@code work}, completed on the executor} */
  public <T> CompletableFuture<T> handOver(CompletableFuture<T> work) {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    Futures.cancelTogether(outcome, work);
    work.whenComplete(
        (value, failure) -> executor.execute(() -> Futures.complete(outcome, value, failure)));
    return outcome;
  }
}
