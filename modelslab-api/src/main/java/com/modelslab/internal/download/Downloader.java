// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.download;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.DownloadException;
import com.modelslab.error.TransportException;
import com.modelslab.media.MediaFormat;
import com.modelslab.internal.http.BaseUri;
import com.modelslab.job.JobResult;
import com.modelslab.spi.BodySink;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.spi.async.Futures;
import com.modelslab.spi.async.Timer;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings images home. A link can be handed out before its file can be read, so what is missing,
 * forbidden or broken is tried again for a while; the key is never sent.
 */
public final class Downloader {
  private static final Duration GAP = Duration.ofMillis(1500);
  private static final int MOST_REDIRECTS = 5;

  private final Transport transport;
  private final Timer timer;
  private final Settings settings;

  /** Makes one; transport and timer are borrowed. */
  public Downloader(Transport transport, Timer timer, Settings settings) {
    this.transport = transport;
    this.timer = timer;
    this.settings = settings;
  }

  /**
   * Downloads one image.
   *
   * @param target the file, or a directory in which it is named after the link and its format
   */
  public CompletableFuture<Path> download(URI link, Path target) {
    if (Files.isDirectory(target)) {
      return download(link, target, format -> nameOf(link) + "." + format.extension());
    }
    Path whole = target.toAbsolutePath();
    Path directory = requireNonNull(whole.getParent(), "the target must be a file, not a root");
    return download(link, directory, format -> whole.getFileName().toString());
  }

  /** Downloads all images of a job at the same time, as {@code {id}-{n}}. */
  public CompletableFuture<List<Path>> download(JobResult.Completed result, Path directory) {
    String stem = result.id().isEmpty() ? "image" : result.id().replaceAll("[^\\w.-]", "_");
    List<CompletableFuture<Path>> parts = new ArrayList<>();
    for (URI link : result.outputs()) {
      String name = stem + "-" + (parts.size() + 1);
      parts.add(download(link, directory, format -> name + "." + format.extension()));
    }
    CompletableFuture<Void> all =
        CompletableFuture.allOf(parts.toArray(new CompletableFuture<?>[0]));
    CompletableFuture<List<Path>> files =
        Futures.map(all, nothing -> parts.stream().map(CompletableFuture::join).toList());
    parts.forEach(part -> Futures.cancelTogether(files, part));
    return files;
  }

  /**
   * Downloads one image.
   *
   * @param directory where it goes; made if it is not there
   * @param name gives the file name for the format that the image turns out to have
   * @return a future of the file; fails with {@link DownloadException}; cancelling it ends the
   *     download
   */
  public CompletableFuture<Path> download(
      URI link, Path directory, Function<MediaFormat, String> name) {
    Download download = new Download(link, directory, name);
    return "data".equalsIgnoreCase(link.getScheme())
        ? work(download::inline)
        : download.attempt(link, 0);
  }

  /**
   * {@return the last part of a link as a file name that stays in its folder, without the ending of
   * an image}
   */
  public static String nameOf(URI link) {
    String path = Optional.ofNullable(link.getPath()).orElse("");
    String last =
        path.substring(path.lastIndexOf('/') + 1)
            .replaceAll("[^A-Za-z0-9._-]", "_")
            .replaceAll("(?i)(\\.(png|jpe?g|webp|gif|base64))+$", "")
            .replaceAll("^[.]+", "");
    return last.isEmpty() ? "image" : last.substring(0, Math.min(last.length(), 120));
  }

  /** Runs what touches the disk, or is long, off the threads of the HTTP stack. */
  private <T> CompletableFuture<T> work(Supplier<CompletableFuture<T>> step) {
    return Futures.compose(
        CompletableFuture.supplyAsync(step, settings.executor()), Function.identity());
  }

  private CompletableFuture<Void> pause() {
    CompletableFuture<Void> over = new CompletableFuture<>();
    Runnable callOff = timer.schedule(() -> over.complete(null), GAP);
    over.whenComplete((nothing, failure) -> callOff.run());
    return over;
  }

  /** One image and every try for it. */
  private final class Download {
    private final URI link;
    private final Path directory;
    private final Function<MediaFormat, String> name;
    private final long start = timer.nanoTime();

    Download(URI link, Path directory, Function<MediaFormat, String> name) {
      this.link = link;
      this.directory = directory;
      this.name = name;
    }

    CompletableFuture<Path> attempt(URI from, int redirects) {
      if (!isSafe(from)) {
        return fail("it is no https address. Only loopback may be plain http", null);
      }
      return work(
          () -> {
            ImageFile file;
            try {
              file = ImageFile.in(directory);
            } catch (IOException e) {
              return cannotWrite(e);
            }
            CompletableFuture<Path> outcome = send(file, from, redirects);
            // Also when the download is cancelled while the bytes are still coming.
            outcome.whenComplete((path, failure) -> file.close());
            return outcome;
          });
    }

    private CompletableFuture<Path> send(ImageFile file, URI from, int redirects) {
      Base64Sink decoder = isBase64(from) ? new Base64Sink(file) : null;
      TransportRequest request =
          TransportRequest.builder("GET", from)
              .header("Accept", "image/*, */*;q=0.5")
              .header("User-Agent", settings.userAgent())
              .timeout(settings.timeout())
              .maxBodyBytes(settings.maxBytes())
              .sink(decoder == null ? (BodySink) file : decoder)
              .build();
      return Futures.handle(
          transport.send(request),
          (response, failure) ->
              work(
                  () -> {
                    if (failure != null) {
                      file.close();
                      return failed(failure);
                    }
                    return answered(response, file, decoder, from, redirects);
                  }));
    }

    private CompletableFuture<Path> answered(
        TransportResponse response,
        ImageFile file,
        @Nullable Base64Sink decoder,
        URI from,
        int redirects) {
      int status = response.status();
      if (status / 100 == 2) {
        return finish(file, decoder);
      }
      file.close();
      Optional<String> location = response.headers().first("Location");
      if (status / 100 == 3 && location.isPresent()) {
        return redirects < MOST_REDIRECTS
            ? follow(from, location.get(), redirects)
            : fail("it leads through more than " + MOST_REDIRECTS + " redirects", null);
      }
      String problem = "HTTP " + status;
      return status == 404 || status == 403 || status == 408 || status == 429 || status >= 500
          ? tryAgain(problem, null)
          : fail(problem + ". Check the link", null);
    }

    private CompletableFuture<Path> follow(URI from, String location, int redirects) {
      try {
        return attempt(from.resolve(location), redirects + 1);
      } catch (IllegalArgumentException e) {
        return fail("it is redirected to something that is no address", e);
      }
    }

    private CompletableFuture<Path> finish(ImageFile file, @Nullable Base64Sink decoder) {
      try {
        if (decoder != null) {
          decoder.finish();
        }
        Path target = directory.resolve(name.apply(file.checkedFormat()));
        file.moveTo(target);
        return CompletableFuture.completedFuture(target);
      } catch (NotAnImageException e) {
        return tryAgain(String.valueOf(e.getMessage()), e);
      } catch (IOException e) {
        return cannotWrite(e);
      } finally {
        file.close();
      }
    }

    CompletableFuture<Path> inline() {
      try (ImageFile file = ImageFile.in(directory)) {
        Base64Sink decoder = new Base64Sink(file);
        decoder.write(ByteBuffer.wrap(link.toString().getBytes(StandardCharsets.US_ASCII)));
        return finish(file, decoder);
      } catch (NotAnImageException e) {
        return fail(String.valueOf(e.getMessage()), e);
      } catch (IOException e) {
        return cannotWrite(e);
      }
    }

    private CompletableFuture<Path> failed(Throwable failure) {
      if (!(failure instanceof TransportException transport)) {
        return Futures.failed(failure);
      }
      if (transport.getCause() instanceof NotAnImageException noImage) {
        return tryAgain(String.valueOf(noImage.getMessage()), transport);
      }
      return transport.isTransient()
          ? tryAgain(transport.getMessage(), transport)
          : fail(transport.getMessage(), transport);
    }

    private CompletableFuture<Path> tryAgain(String problem, @Nullable Throwable cause) {
      Duration next = Duration.ofNanos(timer.nanoTime() - start).plus(GAP);
      if (link.getScheme().equals("data") || next.compareTo(settings.patience()) > 0) {
        return fail(
            problem
                + ", also after "
                + settings.patience().toSeconds()
                + " s. Links can expire after 24 hours; fetch the job again for a fresh one",
            cause);
      }
      return Futures.compose(pause(), nothing -> attempt(link, 0));
    }

    private CompletableFuture<Path> cannotWrite(IOException cause) {
      return fail("cannot write to " + directory + ". Choose a folder that can be written", cause);
    }

    private CompletableFuture<Path> fail(String problem, @Nullable Throwable cause) {
      return Futures.failed(new DownloadException(link, problem, cause));
    }
  }

  private static boolean isBase64(URI link) {
    String path = Optional.ofNullable(link.getPath()).orElse("");
    return path.toLowerCase(Locale.ROOT).endsWith(".base64");
  }

  private static boolean isSafe(URI link) {
    String scheme = Optional.ofNullable(link.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    return link.getHost() != null
        && (scheme.equals("https")
            || (scheme.equals("http") && BaseUri.isLoopback(link.getHost())));
  }

  /**
   * What every download of a client has in common.
   *
   * @param userAgent the text of the header of that name
   * @param timeout the limit of one try
   * @param patience how long tries are made for a link that cannot be read yet
   * @param maxBytes the most bytes of an image
   * @param executor runs what touches the disk
   */
  public record Settings(
      String userAgent, Duration timeout, Duration patience, long maxBytes, Executor executor) {}
}
