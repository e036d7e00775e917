// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.ApiException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.error.ResponseFormatException;
import com.modelslab.error.TransportException;
import com.modelslab.error.UnknownOutcomeException;
import com.modelslab.error.UploadException;
import com.modelslab.image.ImageInput;
import com.modelslab.internal.http.Edition;
import com.modelslab.internal.job.ClientContext;
import com.modelslab.internal.job.ImageResolver;
import com.modelslab.internal.job.JobBatch;
import com.modelslab.internal.job.SubmitFate;
import com.modelslab.job.Batch;
import com.modelslab.job.BatchOptions;
import com.modelslab.job.Job;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import com.modelslab.request.JobRequest;
import com.modelslab.spi.Call;
import com.modelslab.spi.Operation;
import com.modelslab.spi.Response;
import com.modelslab.spi.async.Futures;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Image edits: submit them, and ask for them.
 *
 * <p>Safe for concurrent calls.
 */
public final class ImageEditing {
  private static final String FAMILY = "/image_editing";

  private final ClientContext client;
  private final Edition edition;
  private final ImageResolver pictures;

  ImageEditing(ClientContext client, Edition edition) {
    this.client = client;
    this.edition = edition;
    // Enterprise servers document no upload of their own.
    this.pictures =
        new ImageResolver(
            client.exchange(),
            edition == Edition.STANDARD
                ? ImageResolver.UPLOAD_PATH
                : client.base().ofApi("v6" + ImageResolver.UPLOAD_PATH));
  }

  /**
   * Submits an edit. The service queues it, or answers at once with the result; {@link Job#await()}
   * covers both.
   *
   * <p>Pictures that are no links go along as base64 where the tool takes that; else they are
   * uploaded first, all at once.
   *
   * @throws ApiException if the service refused; no job was made
   * @throws UploadException if a picture could not be uploaded; nothing was submitted
   * @throws UnknownOutcomeException if it is not known whether a job was made
   * @throws TransportException if the request certainly did not reach the service
   */
  public Job submit(JobRequest request) {
    Submission submission = new Submission(request);
    try {
      return Futures.await(submission.send());
    } catch (TransportException e) {
      throw submission.ambiguous(e);
    }
  }

  /**
   * Submits an edit without blocking; see {@link #submit}.
   *
   * @return a future that completes on the client's executor. Cancelling it does not call back a
   *     job that the service has taken
   */
  public CompletableFuture<Job> submitAsync(JobRequest request) {
    return client.handOver(new Submission(request).send());
  }

  /**
   * Submits many edits, as many at a time as the options allow, and waits for their jobs.
   *
   * @return the edits under way; nothing was sent yet
   */
  public Batch submitAll(List<? extends JobRequest> requests, BatchOptions options) {
    List<JobRequest> all = List.copyOf(requests);
    return JobBatch.start(
        client, all.size(), index -> new Submission(all.get(index)).send(), options);
  }

  /**
   * Asks once for the state of an image edit: {@code POST /image_editing/fetch/{id}}.
   *
   * @throws IllegalArgumentException if the id is blank or holds a slash
   * @throws ModelsLabException if the service refuses or does not answer; a job that failed is a
   *     result
   */
  public JobResult fetch(String id) {
    return job(id).fetch();
  }

  /**
   * Asks once for the state of an image edit, without blocking; see {@link #fetch}.
   *
   * @return a future that completes on the client's executor
   * @throws IllegalArgumentException if the id is blank or holds a slash
   */
  public CompletableFuture<JobResult> fetchAsync(String id) {
    return job(id).fetchAsync();
  }

  /**
   * {@return a handle to the image edit of that id; asks nothing yet}
   *
   * @throws IllegalArgumentException if the id is blank or holds a slash
   */
  public Job job(String id) {
    return client.job(JobReference.of(requireNonNull(id, "id"), FAMILY));
  }

  /**
   * Puts a picture where the service reaches it by a link, for 24 hours. Requests do this by
   * themselves where it is needed; for one picture in many requests it is done once here.
   *
   * @return a link, for {@link ImageInput#url(URI)}; that of the input where it is one already
   * @throws ApiException if the service refused
   * @throws UploadException if it did not answer as it should
   */
  public URI upload(ImageInput picture) {
    return Futures.await(link(picture));
  }

  /** Puts a picture where the service reaches it, without blocking; see {@link #upload}. */
  public CompletableFuture<URI> uploadAsync(ImageInput picture) {
    return client.handOver(link(picture));
  }

  private CompletableFuture<URI> link(ImageInput picture) {
    return picture
        .link()
        .map(CompletableFuture::completedFuture)
        .orElseGet(() -> pictures.upload("init_image", picture));
  }

  /** One submit on its way: the uploads first, then the one call that costs money. */
  private final class Submission {
    private final JobRequest request;
    private final String path;
    private final @Nullable Object trackId;
    private volatile boolean sent;

    Submission(JobRequest request) {
      this.request = requireNonNull(request, "request");
      this.path = edition.path(request.path());
      Object given = request.fields().get("track_id");
      this.trackId =
          given == null && request.fields().get("webhook") != null
              ? UUID.randomUUID().toString()
              : given;
    }

    CompletableFuture<Job> send() {
      return Futures.compose(pictures.resolve(request), this::submit);
    }

    private CompletableFuture<Job> submit(Map<String, @Nullable Object> fields) {
      if (trackId != null) {
        fields.put("track_id", trackId);
      }
      sent = true;
      Call call = Call.of(Operation.SUBMIT, path, fields);
      return Futures.recover(
          Futures.map(client.exchange().call(call), this::job),
          failure ->
              CompletableFuture.failedFuture(
                  failure instanceof ModelsLabException known ? ambiguous(known) : failure));
    }

    private Job job(Response reply) {
      JobResult result = reply.job().orElseThrow();
      if (result.id().isEmpty() && result instanceof JobResult.Processing) {
        throw new ResponseFormatException(
            path, "the job is at work, but no id is named to ask for it", null);
      }
      return client.job(
          ClientContext.submitted(result.id(), path, reply.body(), client.base()), result, trackId);
    }

    /** {@return the failure, wrapped where a job may have been made all the same} */
    ModelsLabException ambiguous(ModelsLabException failure) {
      if (!sent || !SubmitFate.isUnknown(failure)) {
        return failure;
      }
      ModelsLabException wrapped =
          new UnknownOutcomeException(path, trackId == null ? null : trackId.toString(), failure);
      return failure
          .jobId()
          .map(id -> wrapped.about(id, failure.jobToken().orElseThrow()))
          .orElse(wrapped);
    }
  }
}
