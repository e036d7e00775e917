// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.job;

import com.modelslab.error.ModelsLabException;
import com.modelslab.error.ResponseFormatException;
import com.modelslab.error.TransportException;
import com.modelslab.error.UnknownOutcomeException;
import com.modelslab.internal.http.AccountType;
import com.modelslab.job.Job;
import com.modelslab.job.JobResult;
import com.modelslab.request.JobRequest;
import com.modelslab.spi.Call;
import com.modelslab.spi.Response;
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

  /** Makes one for a client. */
  public JobSubmitter(ClientContext client, AccountType account, ImageResolver images) {
    this.client = client;
    this.account = account;
    this.images = images;
  }

  /** Submits {@code request} and waits for the response. */
  public Job submit(JobRequest request) {
    Submission submission = new Submission(request);
    try {
      return Futures.await(submission.send());
    } catch (TransportException e) {
      throw submission.checked(e);
    }
  }

  /** Submits {@code request}; the future completes on a thread of the SDK. */
  public CompletableFuture<Job> submitAsync(JobRequest request) {
    return new Submission(request).send();
  }

  /** One submit. */
  private final class Submission {
    private final JobRequest request;
    private final String path;
    private final @Nullable Object trackId;
    private volatile boolean sent;

    Submission(JobRequest request) {
      this.request = request;
      this.path = account.path(request.endpoint());
      Object given = request.fields().get("track_id");
      this.trackId =
          given == null && request.fields().get("webhook") != null
              ? UUID.randomUUID().toString()
              : given;
    }

    CompletableFuture<Job> send() {
      return Futures.compose(images.resolve(request), this::submit);
    }

    private CompletableFuture<Job> submit(Map<String, @Nullable Object> fields) {
      if (trackId != null) {
        fields.put("track_id", trackId);
      }
      sent = true;
      Call call = Call.submit(request.endpoint(), path, fields);
      return Futures.recover(
          Futures.map(client.channel().call(call), this::job),
          failure ->
              CompletableFuture.failedFuture(
                  failure instanceof ModelsLabException known ? checked(known) : failure));
    }

    private Job job(Response response) {
      JobResult result = response.job().orElseThrow();
      if (result.job().isEmpty() && result instanceof JobResult.Processing) {
        throw new ResponseFormatException(
            path, "the job is running, but the response has no id to fetch it by", null, null);
      }
      return client.job(path, result, trackId);
    }

    /** {@return the failure, wrapped if a job may have been made all the same} */
    ModelsLabException checked(ModelsLabException failure) {
      return sent && failure.isOutcomeUnknown()
          ? new UnknownOutcomeException(path, trackId == null ? null : trackId.toString(), failure)
          : failure;
    }
  }
}
