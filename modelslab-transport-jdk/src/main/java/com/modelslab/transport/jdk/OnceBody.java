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

/**
 * The bytes of a request, which go out once. HttpClient asks for them when it has a connection and
 * has written the head; a request without its body is not complete, so until then it was not sent.
 */
final class OnceBody implements BodyPublisher {
  private final InFlightRequest call;
  private final byte[] bytes;
  private final boolean mayRepeat;
  private final AtomicBoolean published = new AtomicBoolean();

  /**
   * Wraps the bytes.
   *
   * @param mayRepeat whether HttpClient asks for them again only after the server has said that it
   *     did not process the request
   */
  OnceBody(InFlightRequest call, byte[] bytes, boolean mayRepeat) {
    this.call = call;
    this.bytes = bytes;
    this.mayRepeat = mayRepeat;
  }

  @Override
  public long contentLength() {
    return bytes.length;
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    subscriber.onSubscribe(
        new Subscription() {
          private final AtomicBoolean over = new AtomicBoolean();

          @Override
          public void request(long count) {
            if (over.compareAndSet(false, true)) {
              publish(subscriber);
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
      if (!published.compareAndSet(false, true) && mayRepeat) {
        call.notProcessed();
      }
      call.beginSending();
    } catch (IOException e) {
      subscriber.onError(e);
      return;
    }
    subscriber.onNext(ByteBuffer.wrap(bytes));
    subscriber.onComplete();
  }
}
