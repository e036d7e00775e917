// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.jdk;

import com.modelslab.spi.http.InFlightRequest;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The bytes of a request, which go out once. HttpClient asks for them when it has a connection and
 * has written the head; a request without its body is not complete, so until then it was not sent.
 */
final class OnceBody implements BodyPublisher {
  private enum State {
    NOT_ASKED_FOR,
    HELD_BACK,
    PUBLISHED,
    WITHDRAWN
  }

  private final InFlightRequest call;
  private final Runnable onRepeat;
  private final Consumer<Runnable> release;
  private final AtomicReference<State> state = new AtomicReference<>(State.NOT_ASKED_FOR);
  private volatile long publishedAt;

  /**
   * Wraps the bytes of a call's request.
   *
   * @param onRepeat runs when HttpClient asks for them again
   * @param release runs what publishes the bytes: at once, or later if they are held back
   */
  OnceBody(InFlightRequest call, Runnable onRepeat, Consumer<Runnable> release) {
    this.call = call;
    this.onRepeat = onRepeat;
    this.release = release;
  }

  /** {@return when the bytes were published, as told by {@link System#nanoTime}} */
  long publishedAt() {
    return publishedAt;
  }

  /** {@return whether the bytes were held back, and now never go out} */
  boolean withdraw() {
    return state.compareAndSet(State.HELD_BACK, State.WITHDRAWN);
  }

  @Override
  public long contentLength() {
    return call.request().body().length;
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    subscriber.onSubscribe(
        new Subscription() {
          private final AtomicBoolean over = new AtomicBoolean();

          @Override
          public void request(long count) {
            if (over.compareAndSet(false, true)) {
              state.compareAndSet(State.NOT_ASKED_FOR, State.HELD_BACK);
              release.accept(() -> publish(subscriber));
            }
          }

          @Override
          public void cancel() {
            over.set(true);
          }
        });
  }

  private void publish(Subscriber<? super ByteBuffer> subscriber) {
    try {
      if (!state.compareAndSet(State.HELD_BACK, State.PUBLISHED)) {
        if (state.get() == State.WITHDRAWN) {
          return;
        }
        onRepeat.run();
      }
      call.beginSending();
    } catch (IOException e) {
      subscriber.onError(e);
      return;
    }
    publishedAt = System.nanoTime();
    subscriber.onNext(ByteBuffer.wrap(call.request().body()));
    subscriber.onComplete();
  }
}
