// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import com.modelslab.error.DownloadException;
import com.modelslab.internal.download.Downloader;
import com.modelslab.internal.job.ClientContext;
import com.modelslab.job.JobResult;
import com.modelslab.spi.async.Futures;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Downloads results. A file appears under its name only when it is whole.
 *
 * <p>A link that cannot be read yet (HTTP 403, 404, 5xx, or a page instead of the file) is tried
 * again for {@link ModelsLab.Builder#downloadPatience}. The key is never sent to a link. Safe for
 * concurrent calls.
 */
public final class Downloads {
  private final ClientContext client;
  private final Downloader downloader;

  Downloads(ClientContext client, Downloader downloader) {
    this.client = client;
    this.downloader = downloader;
  }

  /**
   * Downloads one file. Blocks the calling thread.
   *
   * @param link a link of a result
   * @param target the file, or a directory in which a file is named after the link and the format
   * @return the file
   * @throws DownloadException if it could not be downloaded
   */
  public Path download(URI link, Path target) {
    return Futures.await(track(() -> downloader.download(link, target)));
  }

  /** Downloads one file without blocking; see {@link #download(URI, Path)}. */
  public CompletableFuture<Path> downloadAsync(URI link, Path target) {
    return client.handOver(track(() -> downloader.download(link, target)));
  }

  /**
   * Downloads all results of a job, at the same time, as {@code {id}-{n}} with the ending of their
   * format. Blocks the calling thread.
   *
   * @param directory where they go; made if it does not exist
   * @return the files, in the order of the outputs
   * @throws DownloadException if one of them could not be downloaded; the others stay
   */
  public List<Path> download(JobResult.Completed result, Path directory) {
    return Futures.await(track(() -> downloader.download(result, directory)));
  }

  /** Downloads all results of a job without blocking; see the blocking form. */
  public CompletableFuture<List<Path>> downloadAsync(JobResult.Completed result, Path directory) {
    return client.handOver(track(() -> downloader.download(result, directory)));
  }

  /** Downloads are finished when the client shuts down, and end when it is closed. */
  private <T> CompletableFuture<T> track(Supplier<CompletableFuture<T>> download) {
    return client.pending().start(true, download);
  }
}
