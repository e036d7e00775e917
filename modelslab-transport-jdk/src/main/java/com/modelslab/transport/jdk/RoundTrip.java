// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.jdk;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Estimates the round trip to the server by the quickest response so far. Thread-safe. */
final class RoundTrip {
  // HttpClient needs about that long to notice a close, on threads of its own.
  private static final long MARGIN = 5_000_000;
  private static final long LONGEST = 250_000_000;

  private final AtomicLong quickest = new AtomicLong(Long.MAX_VALUE);

  /** Notes that the response to a request is here whose body was published at {@code sent}. */
  void responded(long sent) {
    quickest.accumulateAndGet(System.nanoTime() - sent, Math::min);
  }

  /** {@return in which time a server can say something; zero before the first response} */
  Duration estimate() {
    long least = quickest.get();
    return least == Long.MAX_VALUE
        ? Duration.ZERO
        : Duration.ofNanos(Math.min(LONGEST, least + least / 4 + MARGIN));
  }
}
