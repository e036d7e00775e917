// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.jdk;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether HTTP/2 does well. Of HttpClient's requests, a few go out on a connection just after the
 * server has said that it ends; all that HttpClient tells of them is that end, so nobody knows
 * whether they were processed. Where connections end often, HTTP/1.1 is spoken for a while.
 *
 * <p>Thread-safe.
 */
final class Http2Experience {
  /** A connection that ends refuses as many requests as there are callers, at about one time. */
  private static final int ONE_END = 50;

  private static final int MOST_ENDS = 3;
  private static final int SAMPLE = 500;
  private static final long PAUSE = Duration.ofMinutes(10).toNanos();

  private final LongSupplier nanoTime;
  private long sent;
  private long firstEnd;
  private long lastEnd;
  private int ends;
  private long badSince;

  /**
   * Creates an experience of nothing yet.
   *
   * @param nanoTime tells the time, as {@link System#nanoTime} does
   */
  Http2Experience(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** {@return whether a request should be sent over HTTP/2, which it is then} */
  synchronized boolean isGood() {
    if (isBad() && nanoTime.getAsLong() - badSince > PAUSE) {
      ends = 0;
    }
    sent++;
    return !isBad();
  }

  /** The server did not process a request, and said so. */
  synchronized void refused() {
    if (isBad() || (ends > 0 && sent - lastEnd < ONE_END)) {
      return;
    }
    if (ends == 0 || sent - firstEnd > SAMPLE) {
      ends = 0;
      firstEnd = sent;
    }
    ends++;
    lastEnd = sent;
    badSince = nanoTime.getAsLong();
  }

  private boolean isBad() {
    return ends >= MOST_ENDS;
  }
}
