// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.download;

import com.modelslab.error.DownloadException;
import com.modelslab.error.TransportException;
import com.modelslab.internal.response.RetryAfter;
import com.modelslab.spi.ClientObserver.DownloadObserver;
import com.modelslab.spi.Headers;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.spi.async.Futures;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One link and every try for it. A link can be handed out before its file can be read, so what is
 * missing, forbidden or something else is tried again for a while; a transfer that was cut is tried
 * again a few times, from where it was cut if the server can do that.
 *
 * @param <T> what the download ends with
 */
final class Download<T> {
  private static final Duration GAP = Duration.ofMillis(1500);
  private static final int MOST_REDIRECTS = 5;
  private static final int MOST_CUTS = 5;

  private final Downloader.Parts parts;
  private final URI link;
  private final Target<T> target;
  private final Accepted accepted;
  private final Transfer<T> transfer;
  private final CompletableFuture<T> outcome = new CompletableFuture<>();

  /** What is waited for, to be cancelled with the download. */
  private volatile @Nullable CompletableFuture<?> step;

  // Of one try after the other.
  private int cuts;
  private long failingSince;
  private boolean failing;

  Download(
      Downloader.Parts parts,
      URI link,
      Target<T> target,
      Accepted accepted,
      Transfer.Progress progress) {
    this.parts = parts;
    this.link = link;
    this.target = target;
    this.accepted = accepted;
    this.transfer = new Transfer<>(target, accepted, isBase64(link), progress);
  }

  private static boolean isBase64(URI link) {
    return isData(link) || path(link).toLowerCase(Locale.ROOT).endsWith(".base64");
  }

  private static boolean isData(URI link) {
    return "data".equalsIgnoreCase(link.getScheme());
  }

  private static String path(URI link) {
    return Optional.ofNullable(link.getPath()).orElse("");
  }

  /**
   * {@return a future of the whole file; fails with {@link DownloadException}; cancelling it ends
   * the download}
   *
   * @param observer hears of its end; null for none
   */
  CompletableFuture<T> start(@Nullable DownloadObserver observer) {
    outcome.whenComplete(
        (value, failure) -> {
          if (failure != null) {
            cancelStep();
            parts.executor().execute(transfer::close);
          }
          if (observer != null) {
            observer.ended(transfer.received(), failure);
          }
        });
    run(this::begin);
    return outcome;
  }

  private void begin() {
    String problem = isData(link) ? null : parts.rules().problem(link, null);
    if (problem != null) {
      fail(problem, null);
      return;
    }
    try {
      target.prepare();
    } catch (IOException e) {
      cannotWrite(e);
      return;
    }
    if (isData(link)) {
      inline();
    } else {
      send(link, 0);
    }
  }

  private void inline() {
    try {
      transfer.next().write(ByteBuffer.wrap(link.toString().getBytes(StandardCharsets.US_ASCII)));
      finish();
    } catch (IOException e) {
      refused(e, null);
    }
  }

  private void send(URI from, int redirects) {
    TransportRequest.Builder request =
        TransportRequest.builder("GET", withoutUser(from))
            .header("Accept", accepted.header())
            .header("User-Agent", parts.userAgent())
            .timeout(parts.timeout())
            .maxBodyBytes(isBase64(link) ? accepted.maxBytes() * 2 : accepted.maxBytes())
            .sink(transfer.next());
    String user = from.getUserInfo();
    if (user != null) {
      byte[] credentials = user.getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
    }
    transfer
        .validator()
        .ifPresent(
            validator ->
                request
                    .header("Range", "bytes=" + transfer.received() + "-")
                    .header("If-Range", validator));
    CompletableFuture<TransportResponse> exchange = parts.transport().send(request.build());
    follow(exchange);
    exchange.whenComplete(
        (response, failure) ->
            run(
                () -> {
                  if (failure != null) {
                    failed(Futures.cause(failure));
                  } else {
                    answered(response, from, redirects);
                  }
                }));
  }

  private static URI withoutUser(URI link) {
    if (link.getRawUserInfo() == null) {
      return link;
    }
    try {
      String text = link.toString();
      int start = text.indexOf(link.getRawUserInfo() + "@");
      return new URI(
          text.substring(0, start) + text.substring(start + link.getRawUserInfo().length() + 1));
    } catch (URISyntaxException e) {
      throw new IllegalStateException("An address without its user is one", e);
    }
  }

  private void answered(TransportResponse response, URI from, int redirects) {
    int status = response.status();
    Optional<String> location = response.headers().first("Location");
    if (status / 100 == 2) {
      finish();
    } else if (status / 100 == 3 && location.isPresent()) {
      redirected(from, location.get(), redirects);
    } else if (status == 416) {
      if (restart()) { // the file has changed since the transfer was cut
        cut("HTTP 416", null);
      }
    } else if (status == 403
        || status == 404
        || status == 408
        || status == 425
        || status == 429
        || status >= 500) {
      notYet("HTTP " + status, null, response.headers());
    } else {
      fail("HTTP " + status + ". Check the link", null);
    }
  }

  private void redirected(URI from, String location, int redirects) {
    if (redirects == MOST_REDIRECTS) {
      fail("it leads through more than " + MOST_REDIRECTS + " redirects", null);
      return;
    }
    URI to;
    try {
      to = from.resolve(location);
    } catch (IllegalArgumentException e) {
      fail("it is redirected to something that is not an address", e);
      return;
    }
    String problem = parts.rules().problem(to, from);
    if (problem == null) {
      send(to, redirects + 1);
    } else {
      fail(problem, null);
    }
  }

  private void finish() {
    try {
      T whole = transfer.finish();
      transfer.close();
      outcome.complete(whole);
    } catch (IOException e) {
      refused(e, null);
    }
  }

  private void failed(Throwable failure) {
    Optional<IOException> own = transfer.failure();
    if (own.isPresent()) {
      refused(own.get(), failure);
    } else if (!(failure instanceof TransportException known)) {
      outcome.completeExceptionally(failure);
    } else if (!known.isTransient()) {
      fail(known.getMessage(), known);
    } else if (transfer.brought() > 0) {
      cut(known.getMessage(), known);
    } else {
      notYet(known.getMessage(), known, Headers.empty());
    }
  }

  /** Goes on after bytes that were not taken. */
  private void refused(IOException reason, @Nullable Throwable cause) {
    String message = String.valueOf(reason.getMessage());
    if (reason instanceof NotMediaException wrong) {
      if (isData(link) || wrong.isLasting()) {
        fail(message, reason);
      } else if (restart()) {
        notYet(message, reason, Headers.empty());
      }
    } else if (reason instanceof Transfer.RefusedException refused) {
      if (refused.isLasting()) {
        fail(message, cause);
      } else if (restart()) {
        cut(message, cause);
      }
    } else {
      cannotWrite(reason);
    }
  }

  /** Tries again a few times, from where the transfer was cut if that is possible. */
  private void cut(String problem, @Nullable Throwable cause) {
    failing = false;
    if (++cuts > MOST_CUTS) {
      fail(problem + ". The transfer was cut " + cuts + " times", cause);
    } else if (transfer.validator().isPresent() || restart()) {
      pause(GAP);
    }
  }

  /** Tries again for a while, counted from the first failure since there were bytes. */
  private void notYet(String problem, @Nullable Throwable cause, Headers headers) {
    long now = parts.timer().nanoTime();
    if (!failing) {
      failing = true;
      failingSince = now;
    }
    Duration asked = RetryAfter.of(headers).orElse(Duration.ZERO);
    Duration pause = asked.compareTo(GAP) > 0 ? asked : GAP;
    Duration next = Duration.ofNanos(now - failingSince).plus(pause);
    if (next.compareTo(parts.patience()) <= 0) {
      pause(pause);
    } else if (asked.compareTo(parts.patience()) > 0) {
      fail(
          problem
              + ". The server asks to try again after "
              + asked.toSeconds()
              + " s, which is more than downloadPatience",
          cause);
    } else {
      fail(
          problem
              + ", also after "
              + parts.patience().toSeconds()
              + " s. Links can expire after 24 hours; fetch the job again for a fresh one",
          cause);
    }
  }

  private boolean restart() {
    try {
      if (transfer.restart()) {
        return true;
      }
      fail("the transfer was cut and cannot go on, and the stream has taken bytes already", null);
    } catch (IOException e) {
      cannotWrite(e);
    }
    return false;
  }

  private void pause(Duration length) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    Runnable callOff = parts.timer().schedule(() -> over.complete(null), length);
    over.whenComplete(
        (nothing, cancelled) -> {
          if (cancelled == null) {
            run(() -> send(link, 0));
          } else {
            callOff.run();
          }
        });
    follow(over);
  }

  private void cannotWrite(IOException cause) {
    String reason =
        cause instanceof FileSystemException
            ? cause.getClass().getSimpleName() + ": " + cause.getMessage()
            : String.valueOf(cause.getMessage());
    fail(
        "cannot write to "
            + target.place()
            + " ("
            + reason
            + "). Choose a place that can be written and has room",
        cause);
  }

  private void fail(String problem, @Nullable Throwable cause) {
    outcome.completeExceptionally(new DownloadException(link, problem, cause));
  }

  private void follow(CompletableFuture<?> next) {
    step = next;
    if (outcome.isDone()) {
      cancelStep();
    }
  }

  private void cancelStep() {
    CompletableFuture<?> current = step;
    if (current != null) {
      current.cancel(true);
    }
  }

  /** Runs what touches the disk, or is long, off the threads of the HTTP stack and the timer. */
  private void run(Runnable task) {
    parts
        .executor()
        .execute(
            () -> {
              try {
                if (!outcome.isDone()) {
                  task.run();
                }
              } catch (Throwable thrown) {
                outcome.completeExceptionally(thrown);
              }
            });
  }
}
