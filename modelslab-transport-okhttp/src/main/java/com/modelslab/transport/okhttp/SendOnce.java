// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.okhttp;

import com.modelslab.spi.http.InFlightRequest;
import java.io.IOException;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Rides on a request through OkHttp and lets it onto a connection once: redirects, retries and
 * follow-ups of whatever origin end here.
 */
final class SendOnce {
  private final InFlightRequest call;
  private volatile @Nullable Headers received;

  SendOnce(InFlightRequest call) {
    this.call = call;
  }

  /** A network interceptor: it runs on an open connection just before the request is written. */
  static Response intercept(Interceptor.Chain chain) throws IOException {
    SendOnce once = chain.request().tag(SendOnce.class);
    if (once == null) {
      throw new IOException("Not a request of this transport");
    }
    once.call.beginSending();
    Response response = chain.proceed(chain.request());
    once.call.answered();
    once.received = response.headers();
    // OkHttp repeats a GET on a 503 that says "Retry-After: 0", so it must not see that.
    return response.code() == 503
        ? response.newBuilder().removeHeader("Retry-After").build()
        : response;
  }

  /** {@return the header fields as they were received} */
  static Headers headers(Response response) {
    SendOnce once = response.request().tag(SendOnce.class);
    Headers received = once == null ? null : once.received;
    return received == null ? response.headers() : received;
  }
}
