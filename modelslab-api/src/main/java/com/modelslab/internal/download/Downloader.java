// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.download;

import static java.util.Objects.requireNonNull;

import com.modelslab.internal.async.Turns;
import com.modelslab.internal.http.BaseUri;
import com.modelslab.job.JobResult;
import com.modelslab.media.DownloadOptions;
import com.modelslab.media.ExistingFile;
import com.modelslab.media.MediaFormat;
import com.modelslab.media.MediaKind;
import com.modelslab.spi.ClientObserver;
import com.modelslab.spi.ClientObserver.Origin;
import com.modelslab.spi.Transport;
import com.modelslab.spi.async.Futures;
import com.modelslab.spi.async.Timer;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Starts the downloads of one client. The key is never sent. Safe for concurrent use. */
public final class Downloader {
  private final Parts parts;
  private final Executor users;
  private final @Nullable ClientObserver observer;
  private final long maxBytes;

  /**
   * Makes one; transport and timer are borrowed.
   *
   * @param executor runs what touches the disk
   * @param users runs the code of the user
   * @param observer hears of each download; null for none
   */
  public Downloader(
      Transport transport,
      Timer timer,
      Settings settings,
      Executor executor,
      Executor users,
      @Nullable ClientObserver observer) {
    this.parts =
        new Parts(
            transport,
            timer,
            settings.userAgent(),
            settings.timeout(),
            settings.patience(),
            new LinkRules(settings.base().uri()),
            executor);
    this.users = users;
    this.observer = observer;
    this.maxBytes = settings.maxBytes();
  }

  /** Downloads to a file that the caller named. */
  public CompletableFuture<Path> toFile(URI link, Path file, DownloadOptions options) {
    Path whole = file.toAbsolutePath();
    Path name = requireNonNull(whole.getFileName(), "the target must be a file, not a root");
    ExistingFile existing = options.existing().orElse(ExistingFile.REPLACE);
    return existing == ExistingFile.SKIP && Files.exists(whole)
        ? CompletableFuture.completedFuture(whole)
        : start(
            link,
            new FileTarget(requireNonNull(whole.getParent()), format -> name.toString(), existing),
            Set.of(),
            options,
            origin());
  }

  /** Downloads into a directory, as a file that is named after the link. */
  public CompletableFuture<Path> toDirectory(URI link, Path directory, DownloadOptions options) {
    return toDirectory(link, directory, FileNames.of(link), Set.of(), options, origin());
  }

  /**
   * Downloads all files of a job, as {@code {id}-{n}}.
   *
   * @param made the kinds that the endpoint of the job makes; empty if that is not known
   */
  public CompletableFuture<List<Path>> toDirectory(
      JobResult.Completed result, Path directory, Set<MediaKind> made, DownloadOptions options) {
    String stem = FileNames.of(result);
    Turns turns = new Turns(options.parallel(), parts.executor());
    List<CompletableFuture<Path>> files = new ArrayList<>();
    Origin origin = origin();
    for (URI link : result.outputs()) {
      String name = stem + "-" + (files.size() + 1);
      files.add(inTurn(turns, () -> toDirectory(link, directory, name, made, options, origin)));
    }
    CompletableFuture<Void> all =
        CompletableFuture.allOf(files.toArray(new CompletableFuture<?>[0]));
    CompletableFuture<List<Path>> paths =
        Futures.map(all, nothing -> files.stream().map(CompletableFuture::join).toList());
    files.forEach(file -> Futures.cancelTogether(paths, file));
    return paths;
  }

  private static <T> CompletableFuture<T> inTurn(
      Turns turns, Supplier<CompletableFuture<T>> download) {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    turns.take(
        () -> {
          CompletableFuture<T> running;
          try {
            running = outcome.isDone() ? outcome : download.get();
          } catch (Throwable thrown) {
            running = Futures.failed(thrown);
          }
          Futures.cancelTogether(outcome, running);
          running.whenComplete(
              (value, failure) -> {
                turns.release();
                Futures.complete(outcome, value, failure);
              });
        });
    return outcome;
  }

  private @Nullable Origin origin() {
    return observer == null ? null : observer.origin();
  }

  private CompletableFuture<Path> toDirectory(
      URI link,
      Path directory,
      String name,
      Set<MediaKind> made,
      DownloadOptions options,
      @Nullable Origin origin) {
    ExistingFile existing = options.existing().orElse(ExistingFile.RENAME);
    if (existing == ExistingFile.REPLACE) {
      return Futures.failed(
          new IllegalArgumentException(
              "ExistingFile.REPLACE is for a file that you name: use toFile, or RENAME, SKIP or"
                  + " FAIL"));
    }
    if (existing == ExistingFile.SKIP) {
      for (MediaFormat format : MediaFormat.values()) {
        Path present = directory.resolve(name + "." + format.extension());
        if (Files.exists(present)) {
          return CompletableFuture.completedFuture(present);
        }
      }
    }
    return start(
        link,
        new FileTarget(directory, format -> name + "." + format.extension(), existing),
        made,
        options,
        origin);
  }

  /** Downloads into memory. */
  public CompletableFuture<byte[]> toBytes(URI link, Set<MediaKind> made, DownloadOptions options) {
    return start(link, new BytesTarget(), made, options, origin());
  }

  /** Downloads into a stream; {@return a future of how many bytes it took} */
  public CompletableFuture<Long> toStream(URI link, OutputStream stream, DownloadOptions options) {
    return start(link, new StreamTarget(stream), Set.of(), options, origin());
  }

  private <T> CompletableFuture<T> start(
      URI link,
      Target<T> target,
      Set<MediaKind> made,
      DownloadOptions options,
      @Nullable Origin origin) {
    Accepted accepted = new Accepted(link, made, options, maxBytes);
    Optional<Transfer.Progress> progress =
        options.listener().map(listener -> new ProgressReports(link, listener, users));
    return new Download<>(parts, link, target, accepted, progress.orElse((bytes, total) -> {}))
        .start(origin == null ? null : origin.download(link));
  }

  /**
   * What every download of a client has in common.
   *
   * @param base where the API is
   * @param userAgent the text of the header of that name
   * @param timeout the limit of one try
   * @param patience how long tries are made for a link that cannot be read yet
   * @param maxBytes the most bytes of a file
   */
  public record Settings(
      BaseUri base, String userAgent, Duration timeout, Duration patience, long maxBytes) {}

  /** What a download works with. */
  record Parts(
      Transport transport,
      Timer timer,
      String userAgent,
      Duration timeout,
      Duration patience,
      LinkRules rules,
      Executor executor) {}
}
