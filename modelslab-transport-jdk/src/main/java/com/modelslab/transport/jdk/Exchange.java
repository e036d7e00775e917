// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.jdk;

import static java.util.Objects.requireNonNull;

import com.modelslab.spi.Headers;
import com.modelslab.spi.TransportResponse;
import com.modelslab.spi.http.InFlightRequest;
import java.io.ByteArrayInputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through HttpClient, and its response.
 *
 * <p>The response is taken from the subscriber to its body, not from HttpClient's future: that one
 * is completed through the default executor of {@link CompletableFuture}, which before JDK 25
 * starts a thread for each task on a machine with one or two processors. If our side completes the
 * future first, HttpClient finds that there is nothing left to run there.
 */
final class Exchange implements BodyHandler<@Nullable Void> {
  private static final byte[] NO_BYTES = {};
  private static final int LONGER_BY_GZIP = 1_000;
  private static final int SMALLEST_GZIP = 1_000;

  private final InFlightRequest call;
  private final Runnable onRead;
  private final CompletableFuture<ReceivedResponse> received = new CompletableFuture<>();
  private final CompletableFuture<@Nullable Void> body = new CompletableFuture<>();
  private final AtomicBoolean oneSideDone = new AtomicBoolean();
  private volatile @Nullable CompletableFuture<HttpResponse<@Nullable Void>> work;
  private volatile @Nullable BodyPipe stream;
  private volatile boolean aborted;

  /**
   * Makes an exchange.
   *
   * @param onRead runs whenever something was read
   */
  Exchange(InFlightRequest call, Runnable onRead) {
    this.call = call;
    this.onRead = onRead;
  }

  /** Sends the request without waiting. */
  CompletableFuture<ReceivedResponse> send(HttpClient client, HttpRequest request) {
    call.onAbort(this::abort);
    CompletableFuture<HttpResponse<@Nullable Void>> sent;
    try {
      sent = client.sendAsync(request, this);
    } catch (RuntimeException | Error e) {
      received.completeExceptionally(e);
      return received;
    }
    sent.whenComplete((response, failure) -> ended(failure));
    work = sent;
    if (aborted) {
      sent.cancel(true);
    }
    sideDone();
    return received;
  }

  @Override
  public BodySubscriber<@Nullable Void> apply(ResponseInfo head) {
    call.answered();
    onRead.run();
    Headers.Builder collected = Headers.builder();
    head.headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!name.startsWith(":")) {
                values.forEach(value -> collected.add(name, value));
              }
            });
    Headers headers = collected.build();
    TransportResponse response = new TransportResponse(head.statusCode(), headers, NO_BYTES);
    return head.statusCode() / 100 == 2 && call.request().sink().isPresent()
        ? new Streaming(response)
        : new Collecting(response);
  }

  private void abort() {
    aborted = true;
    CompletableFuture<?> sent = work;
    if (sent != null) {
      sent.cancel(true);
    }
    BodyPipe unread = stream;
    if (unread != null) {
      unread.close();
    }
    received.completeExceptionally(new InterruptedIOException("The call has ended"));
  }

  private void ended(@Nullable Throwable failure) {
    if (failure != null) {
      received.completeExceptionally(failure);
    } else if (!received.isDone()) {
      // So HttpClient reports a proxy that wants to know who asks.
      received.completeExceptionally(new ConnectException("The proxy refused to open a tunnel"));
    }
  }

  /**
   * The request was handed over, or the response is there; after both HttpClient's part is over.
   */
  private void sideDone() {
    if (!oneSideDone.compareAndSet(false, true)) {
      requireNonNull(work).complete(null);
      body.complete(null);
    }
  }

  /** Keeps a body as it comes, up to the limit. */
  private final class Collecting implements BodySubscriber<@Nullable Void> {
    private final TransportResponse head;
    private final boolean encoded;
    private final long limit;
    private final long length;
    private final BodyCollector collector;
    private @Nullable Subscription subscription;
    private boolean over;

    Collecting(TransportResponse head) {
      this.head = head;
      this.encoded = head.headers().first("Content-Encoding").isPresent();
      long most = call.request().maxBodyBytes(head.status());
      // What cannot be compressed becomes a little longer by it.
      this.limit = encoded ? most + most / LONGER_BY_GZIP + SMALLEST_GZIP : most;
      this.length = call.request().method().equals("HEAD") ? -1 : declaredLength();
      this.collector = new BodyCollector(limit, length);
    }

    @Override
    public CompletionStage<@Nullable Void> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Subscription given) {
      subscription = given;
      if (length > limit && head.status() / 100 == 2) {
        refuse();
      } else {
        given.request(Long.MAX_VALUE);
      }
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
      onRead.run();
      if (!over && !collector.add(parts)) {
        refuse();
      }
    }

    @Override
    public void onError(Throwable failure) {
      received.completeExceptionally(failure);
      body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      if (over) {
        return;
      }
      byte[] bytes = collector.collected();
      received.complete(
          encoded
              ? new ReceivedResponse(head, new ByteArrayInputStream(bytes))
              : new ReceivedResponse(
                  new TransportResponse(head.status(), head.headers(), bytes), null));
      sideDone();
    }

    private void refuse() {
      over = true;
      if (head.status() / 100 == 2) {
        received.completeExceptionally(call.tooLarge());
      } else {
        byte[] start = encoded ? NO_BYTES : collector.collected();
        received.complete(
            new ReceivedResponse(
                new TransportResponse(head.status(), head.headers(), start), null));
      }
      requireNonNull(subscription).cancel();
      sideDone();
    }

    private long declaredLength() {
      try {
        return Long.parseLong(head.headers().first("Content-Length").orElse("-1").trim());
      } catch (NumberFormatException e) {
        return -1; // HttpClient has made of it what it could
      }
    }
  }

  /** Hands a body on as a stream. */
  private final class Streaming implements BodySubscriber<@Nullable Void> {
    private final TransportResponse head;
    private @Nullable BodyPipe pipe;

    Streaming(TransportResponse head) {
      this.head = head;
    }

    @Override
    public CompletionStage<@Nullable Void> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Subscription given) {
      BodyPipe opened = new BodyPipe(given);
      pipe = opened;
      stream = opened;
      if (aborted) {
        opened.close();
      }
      received.complete(new ReceivedResponse(head, opened));
      sideDone();
      opened.open();
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
      onRead.run();
      requireNonNull(pipe).add(parts);
    }

    @Override
    public void onError(Throwable failure) {
      requireNonNull(pipe).end(failure);
    }

    @Override
    public void onComplete() {
      requireNonNull(pipe).end(null);
    }
  }
}
