// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.DownloadException;
import com.modelslab.internal.download.Downloader;
import com.modelslab.internal.job.ClientContext;
import com.modelslab.internal.job.KnownEndpoints;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import com.modelslab.media.DownloadOptions;
import com.modelslab.media.MediaKind;
import com.modelslab.spi.async.Futures;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Downloads results: to a file, into a directory, into memory, or into a stream.
 *
 * <pre>{@code
 * Downloads downloads =
 *     modelsLab.downloads().with(
 *         DownloadOptions.builder().existing(ExistingFile.SKIP).onProgress(this::show).build());
 * List<Path> files = downloads.toDirectory(job.await(), Path.of("results"));
 * }</pre>
 *
 * <p>A file appears under its name only when it is whole, and only a file that the caller named is
 * ever replaced. A response is taken only if its first bytes are those of a format that is
 * accepted; a page or an error in its place is not ({@link DownloadOptions.Builder#kinds}).
 *
 * <p>A link that cannot be read yet (HTTP 403, 404, 429, 5xx, or a page instead of the file) is
 * tried again for {@link ModelsLab.Builder#downloadPatience}, or when the server asks for it within
 * that time. A transfer that was cut is tried again up to five times; it goes on from where it was
 * cut if the server can do that. A disk or stream that cannot be written fails at once.
 *
 * <p>The key is never sent to a link. Links must be https and public, and so must what they
 * redirect to, unless the base URI of the client is itself a private address; names are judged as
 * they are written.
 *
 * <p>Immutable, safe for concurrent calls. Futures complete on the client's executor; cancelling
 * one ends its download and leaves nothing behind.
 */
public final class Downloads {
  private final ClientContext client;
  private final Downloader downloader;
  private final KnownEndpoints endpoints;
  private final DownloadOptions options;

  Downloads(
      ClientContext client,
      Downloader downloader,
      KnownEndpoints endpoints,
      DownloadOptions options) {
    this.client = client;
    this.downloader = downloader;
    this.endpoints = endpoints;
    this.options = options;
  }

  /** {@return downloads with these options} */
  public Downloads with(DownloadOptions newOptions) {
    return new Downloads(client, downloader, endpoints, requireNonNull(newOptions, "newOptions"));
  }

  /**
   * Downloads one file under a name of your own. Blocks the calling thread.
   *
   * @param link a link of a result, or a data URI
   * @param file the file; replaced if it exists, unless the options say otherwise. Its directory is
   *     made if it does not exist
   * @return the file
   * @throws DownloadException if it could not be downloaded
   */
  public Path toFile(URI link, Path file) {
    return Futures.await(startToFile(link, file));
  }

  /** Downloads one file without blocking; see {@link #toFile}. */
  public CompletableFuture<Path> toFileAsync(URI link, Path file) {
    return client.handOver(startToFile(link, file));
  }

  private CompletableFuture<Path> startToFile(URI link, Path file) {
    return track(() -> downloader.toFile(link, file, options));
  }

  /**
   * Downloads one file, named after the link and the format that it turns out to have. Blocks the
   * calling thread.
   *
   * @param link a link of a result, or a data URI
   * @param directory where it goes; made if it does not exist
   * @return the file
   * @throws DownloadException if it could not be downloaded
   */
  public Path toDirectory(URI link, Path directory) {
    return Futures.await(startToDirectory(link, directory));
  }

  /** Downloads one file without blocking; see {@link #toDirectory(URI, Path)}. */
  public CompletableFuture<Path> toDirectoryAsync(URI link, Path directory) {
    return client.handOver(startToDirectory(link, directory));
  }

  private CompletableFuture<Path> startToDirectory(URI link, Path directory) {
    return track(() -> downloader.toDirectory(link, directory, options));
  }

  /**
   * Downloads all files of a job, some at the same time, as {@code {id}-{n}} with the ending of
   * their format. Blocks the calling thread.
   *
   * @param directory where they go; made if it does not exist
   * @return the files, in the order of the outputs
   * @throws DownloadException if one of them could not be downloaded; the others stay
   */
  public List<Path> toDirectory(JobResult.Completed result, Path directory) {
    return Futures.await(startToDirectory(result, directory));
  }

  /** Downloads all files of a job without blocking; see the blocking form. */
  public CompletableFuture<List<Path>> toDirectoryAsync(
      JobResult.Completed result, Path directory) {
    return client.handOver(startToDirectory(result, directory));
  }

  private CompletableFuture<List<Path>> startToDirectory(
      JobResult.Completed result, Path directory) {
    Set<MediaKind> made =
        result.job().map(JobReference::endpoint).map(endpoints::makes).orElse(Set.of());
    return track(() -> downloader.toDirectory(result, directory, made, options));
  }

  /**
   * Downloads one file into memory. Blocks the calling thread.
   *
   * @throws DownloadException if it could not be downloaded
   */
  public byte[] toBytes(URI link) {
    return Futures.await(startToBytes(link));
  }

  /** Downloads one file into memory without blocking. */
  public CompletableFuture<byte[]> toBytesAsync(URI link) {
    return client.handOver(startToBytes(link));
  }

  private CompletableFuture<byte[]> startToBytes(URI link) {
    return track(() -> downloader.toBytes(link, Set.of(), options));
  }

  /**
   * Downloads a text, such as lyrics or a transcript, which must be in UTF-8. Blocks the calling
   * thread.
   *
   * @throws DownloadException if it could not be downloaded, or is not text
   */
  public String toText(URI link) {
    return Futures.await(startToText(link));
  }

  /** Downloads a text without blocking; see {@link #toText}. */
  public CompletableFuture<String> toTextAsync(URI link) {
    return client.handOver(startToText(link));
  }

  private CompletableFuture<String> startToText(URI link) {
    return Futures.map(
        track(() -> downloader.toBytes(link, Set.of(MediaKind.TEXT), options)),
        bytes -> {
          String text = new String(bytes, StandardCharsets.UTF_8);
          return text.startsWith("\uFEFF") ? text.substring(1) : text;
        });
  }

  /**
   * Downloads one file into a stream. Blocks the calling thread.
   *
   * <p>The stream gets bytes once they are known to be of an accepted format. If the transfer is
   * cut after that and the server cannot resume it, the download fails.
   *
   * @param stream is written to by one thread of the client at a time, which may block meanwhile;
   *     flushed at the end, never closed
   * @return how many bytes the stream took
   * @throws DownloadException if it could not be downloaded
   */
  public long toStream(URI link, OutputStream stream) {
    return Futures.await(startToStream(link, stream));
  }

  /** Downloads one file into a stream without blocking; see {@link #toStream}. */
  public CompletableFuture<Long> toStreamAsync(URI link, OutputStream stream) {
    return client.handOver(startToStream(link, stream));
  }

  private CompletableFuture<Long> startToStream(URI link, OutputStream stream) {
    requireNonNull(stream, "stream");
    return track(() -> downloader.toStream(link, stream, options));
  }

  /** Downloads are finished when the client shuts down, and end when it is closed. */
  private <T> CompletableFuture<T> track(Supplier<CompletableFuture<T>> download) {
    return client.pending().start(true, download);
  }
}
