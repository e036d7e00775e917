// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.job;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.ModelsLabException;
import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.error.UnknownOutcomeException;
import com.modelslab.internal.async.PendingWork;
import com.modelslab.internal.http.AccountType;
import com.modelslab.internal.observer.ObservedJob;
import com.modelslab.job.CallOptions;
import com.modelslab.job.Job;
import com.modelslab.job.JobResult;
import com.modelslab.request.JobRequest;
import com.modelslab.spi.Call;
import com.modelslab.spi.ClientObserver.Origin;
import com.modelslab.spi.Response;
import com.modelslab.spi.async.CallerThread;
import com.modelslab.spi.async.Futures;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Submits requests: first the uploads, then the one call that costs money. */
public final class JobSubmitter {
  private final ClientContext client;
  private final AccountType account;
  private final ImageResolver images;
  private final KnownEndpoints endpoints;

  /** Makes one for a client. */
  public JobSubmitter(
      ClientContext client, AccountType account, ImageResolver images, KnownEndpoints endpoints) {
    this.client = client;
    this.account = account;
    this.images = images;
    this.endpoints = endpoints;
  }

  /** Submits {@code request} and waits for the response. */
  public Job submit(JobRequest request, CallOptions options) {
    Submission submission = new Submission(request, options, client.origin());
    try {
      return CallerThread.await(submission::send);
    } catch (TransportException e) {
      throw submission.interrupted(e);
    }
  }

  /**
   * Submits {@code request}; the future completes on a thread of the SDK.
   *
   * @param origin where it comes from; null if nobody observes it
   */
  public CompletableFuture<Job> submitAsync(
      JobRequest request, CallOptions options, @Nullable Origin origin) {
    return new Submission(request, options, origin).send(null);
  }

  /** One submit. */
  private final class Submission {
    private final JobRequest request;
    private final CallOptions options;
    private final String path;
    private final @Nullable Object trackId;
    private final @Nullable Origin origin;
    private final @Nullable ObservedJob observed;
    private volatile boolean called;

    Submission(JobRequest request, CallOptions options, @Nullable Origin origin) {
      this.request = request;
      this.options = requireNonNull(options, "options");
      this.path = account.path(request.endpoint());
      endpoints.submitted(path, request.endpoint());
      Object given = request.fields().get("track_id");
      this.trackId =
          given == null && request.fields().get("webhook") != null
              ? UUID.randomUUID().toString()
              : given;
      this.origin = origin;
      this.observed = ObservedJob.begin(origin, path, client.pending(), client.timer());
    }

    CompletableFuture<Job> send(@Nullable CallerThread caller) {
      CompletableFuture<Job> job =
          client.pending().isOpen()
              ? Futures.compose(images.resolve(request, origin), fields -> submit(fields, caller))
              : Futures.failed(PendingWork.refusal());
      if (observed != null) {
        job.whenComplete(
            (made, failure) -> {
              if (failure != null) {
                observed.refused(failure);
              }
            });
      }
      return job;
    }

    private CompletableFuture<Job> submit(
        Map<String, @Nullable Object> fields, @Nullable CallerThread caller) {
      if (trackId != null) {
        fields.put("track_id", trackId);
      }
      called = true;
      Call plain = Call.submit(request.endpoint(), path, fields).withOrigin(origin);
      Call call = options.timeout().map(plain::withTimeout).orElse(plain);
      return Futures.map(
          client.channel().call(caller == null ? call : call.withCaller(caller)), this::job);
    }

    private Job job(Response response) {
      JobResult result = response.job().orElseThrow();
      if (request.fields().get("webhook") != null) {
        result.job().ifPresent(job -> client.webhookJobs().add(job, String.valueOf(trackId)));
      }
      return client.job(request.endpoint(), path, result, trackId, observed);
    }

    /** {@return the failure of a wait that was interrupted: the submit may go on} */
    ModelsLabException interrupted(TransportException failure) {
      return called && failure.kind() == Kind.CANCELLED && failure.isOutcomeUnknown()
          ? new UnknownOutcomeException(path, trackId == null ? null : trackId.toString(), failure)
          : failure;
    }
  }
}
