// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.AmbiguousSubmitException;
import com.modelslab.error.ApiException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.error.ResponseFormatException;
import com.modelslab.error.TransportException;
import com.modelslab.internal.JobAddress;
import com.modelslab.internal.SubmitFate;
import com.modelslab.request.EditRequest;
import com.modelslab.spi.Call;
import com.modelslab.spi.Futures;
import com.modelslab.spi.Operation;
import com.modelslab.spi.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Image edits: submit them, and ask for them.
 *
 * <p>Safe for concurrent calls.
 */
public final class ImageEditing {
  private static final String FAMILY = "/image_editing";

  private final Client client;

  ImageEditing(Client client) {
    this.client = client;
  }

  /**
   * Submits an edit. The service queues it, or answers at once with the result; {@link Job#await()}
   * covers both.
   *
   * @throws ApiException if the service refused; no job was made
   * @throws AmbiguousSubmitException if it is not known whether a job was made
   * @throws TransportException if the request certainly did not reach the service
   */
  public Job submit(EditRequest request) {
    try {
      return Futures.await(send(request));
    } catch (TransportException e) {
      throw ambiguous(request, e);
    }
  }

  /**
   * Submits an edit without blocking; see {@link #submit}.
   *
   * @return a future that completes on the client's executor. Cancelling it does not call back a
   *     job that the service has taken
   */
  public CompletableFuture<Job> submitAsync(EditRequest request) {
    return client.handOver(send(request));
  }

  /**
   * Submits many edits, as many at a time as the options allow, and waits for their jobs.
   *
   * @return the edits under way; nothing was sent yet
   */
  public Batch submitAll(List<? extends EditRequest> requests, BatchOptions options) {
    List<EditRequest> all = List.copyOf(requests);
    return Batch.start(client, all.size(), index -> send(all.get(index)), options);
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
    return client.job(JobAddress.of(requireNonNull(id, "id"), FAMILY));
  }

  private CompletableFuture<Job> send(EditRequest request) {
    Call call = Call.of(Operation.SUBMIT, request.path(), wireFields(request));
    return Futures.recover(
        Futures.map(client.exchange().call(call), reply -> job(request, reply)),
        failure ->
            CompletableFuture.failedFuture(
                failure instanceof ModelsLabException known ? ambiguous(request, known) : failure));
  }

  private Job job(EditRequest request, Reply reply) {
    JobResult result = reply.job().orElseThrow();
    if (result.id().isEmpty() && result instanceof JobResult.Processing) {
      throw new ResponseFormatException(
          request.path(), "the job is at work, but no id is named to ask for it", null);
    }
    return client.job(
        JobAddress.afterSubmit(result.id(), request.path(), reply.body(), client.base()), result);
  }

  private static Map<String, Object> wireFields(EditRequest request) {
    Map<String, Object> fields = new LinkedHashMap<>();
    request.fields().forEach((name, value) -> fields.put(name, wireValue(value)));
    return fields;
  }

  private static Object wireValue(Object value) {
    if (value instanceof ImageInput image) {
      return image.wireValue();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(inner -> wireValue(inner)).toList();
    }
    return value;
  }

  /** {@return the failure, wrapped where a job may have been made all the same} */
  private static ModelsLabException ambiguous(EditRequest request, ModelsLabException failure) {
    if (!SubmitFate.isUnknown(failure)) {
      return failure;
    }
    Object trackId = request.fields().get("track_id");
    ModelsLabException wrapped =
        new AmbiguousSubmitException(
            request.path(), trackId == null ? null : trackId.toString(), failure);
    return failure
        .jobId()
        .map(id -> wrapped.about(id, failure.jobToken().orElseThrow()))
        .orElse(wrapped);
  }
}
