// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.ApiException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.error.UploadException;
import com.modelslab.image.ImageInput;
import com.modelslab.internal.job.ClientContext;
import com.modelslab.internal.job.ImageResolver;
import com.modelslab.job.Job;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import com.modelslab.spi.async.Futures;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** Image edits by their bare id, and uploads of images. Safe for concurrent calls. */
public final class ImageEditing {
  private static final String FAMILY = "/image_editing";

  private final ClientContext client;
  private final ImageResolver images;

  ImageEditing(ClientContext client, ImageResolver images) {
    this.client = client;
    this.images = images;
  }

  /**
   * Fetches the state of an image edit once: {@code POST /image_editing/fetch/{id}}. Blocks the
   * calling thread.
   *
   * @throws IllegalArgumentException if the id is blank or contains a slash
   * @throws ModelsLabException if the service refuses or does not respond; a job that failed is a
   *     result
   */
  public JobResult fetch(String id) {
    return job(id).fetch();
  }

  /**
   * Fetches the state of an image edit once, without blocking; see {@link #fetch}.
   *
   * @return a future that completes on the client's executor
   * @throws IllegalArgumentException if the id is blank or contains a slash
   */
  public CompletableFuture<JobResult> fetchAsync(String id) {
    return job(id).fetchAsync();
  }

  /**
   * {@return a handle to the image edit of that id; sends nothing}
   *
   * @throws IllegalArgumentException if the id is blank or contains a slash
   */
  public Job job(String id) {
    return client.job(JobReference.of(requireNonNull(id, "id"), FAMILY));
  }

  /**
   * Uploads an image to a link that the service can read, for 24 hours. Requests do this by
   * themselves if it is needed; for one image in many requests it is done once here. Blocks the
   * calling thread.
   *
   * @return a link, for {@link ImageInput#url(URI)}; that of the input if it is one already
   * @throws ApiException if the service refused
   * @throws UploadException if it did not respond as it should
   */
  public URI upload(ImageInput image) {
    return Futures.await(link(image));
  }

  /** Uploads an image without blocking; see {@link #upload}. */
  public CompletableFuture<URI> uploadAsync(ImageInput image) {
    return client.handOver(link(image));
  }

  private CompletableFuture<URI> link(ImageInput image) {
    return image
        .link()
        .map(CompletableFuture::completedFuture)
        .orElseGet(() -> images.upload("init_image", image, client.origin()));
  }
}
