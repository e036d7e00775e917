// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.jdk;

import static java.util.Objects.requireNonNull;

import com.modelslab.spi.Headers;
import com.modelslab.spi.TransportResponse;
import com.modelslab.spi.http.InFlightRequest;
import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * What came back.
 *
 * @param response the answer, without its body when that is still to be read
 * @param rest the body that is to be decoded or poured into a sink; null when there is no need
 */
record Answer(TransportResponse response, @Nullable InputStream rest) {
  private static final byte[] NO_BYTES = {};
  private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 8L;

  /** {@return what reads the body after this head, on the I/O thread only if that is short work} */
  static BodySubscriber<Answer> subscriber(InFlightRequest call, ResponseInfo head) {
    call.answered();
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
    boolean poured = head.statusCode() / 100 == 2 && call.request().sink().isPresent();
    if (poured || headers.first("Content-Encoding").isPresent()) {
      TransportResponse response = new TransportResponse(head.statusCode(), headers, NO_BYTES);
      return BodySubscribers.mapping(
          BodySubscribers.ofInputStream(), stream -> new Answer(response, stream));
    }
    return new Collector(call, head.statusCode(), headers);
  }

  /** Keeps a body as it comes, up to the limit. */
  private static final class Collector implements BodySubscriber<Answer> {
    private final InFlightRequest call;
    private final int status;
    private final Headers headers;
    private final CompletableFuture<Answer> whole = new CompletableFuture<>();
    private final List<ByteBuffer> parts = new ArrayList<>();
    private final long limit;
    private long size;
    private @Nullable Subscription subscription;

    Collector(InFlightRequest call, int status, Headers headers) {
      this.status = status;
      this.call = call;
      this.headers = headers;
      this.limit = Math.min(call.request().maxBodyBytes(), LARGEST_ARRAY);
    }

    @Override
    public CompletionStage<Answer> getBody() {
      return whole;
    }

    @Override
    public void onSubscribe(Subscription given) {
      subscription = given;
      if (!call.request().method().equals("HEAD") && declaredLength() > limit) {
        refuse(given);
      } else {
        given.request(Long.MAX_VALUE);
      }
    }

    @Override
    public void onNext(List<ByteBuffer> more) {
      if (whole.isDone()) {
        return;
      }
      for (ByteBuffer part : more) {
        size += part.remaining();
      }
      if (size > limit) {
        refuse(requireNonNull(subscription));
      } else {
        parts.addAll(more);
      }
    }

    @Override
    public void onError(Throwable failure) {
      parts.clear();
      whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      if (whole.isDone()) {
        return;
      }
      byte[] bytes = new byte[(int) size];
      int at = 0;
      for (ByteBuffer part : parts) {
        int length = part.remaining();
        part.get(bytes, at, length);
        at += length;
      }
      whole.complete(new Answer(new TransportResponse(status, headers, bytes), null));
    }

    private void refuse(Subscription given) {
      parts.clear();
      whole.completeExceptionally(call.tooLarge());
      given.cancel();
    }

    private long declaredLength() {
      try {
        return Long.parseLong(headers.first("Content-Length").orElse("-1").trim());
      } catch (NumberFormatException e) {
        return -1; // java.net.http has made of it what it could
      }
    }
  }
}
