// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.job;

import java.time.Duration;
import java.time.Instant;

/** How many of something an account may have in an hour, which begins with the first. */
public final class HourlyWindow {

  private final int limit;
  private final Duration hour;
  private Instant ends = Instant.MIN;
  private int used;

  /**
   * @param hour how long an hour takes here
   */
  HourlyWindow(int limit, Duration hour) {
    this.limit = limit;
    this.hour = hour;
  }

  public int limit() {
    return limit;
  }

  /** {@return how many are left} */
  public synchronized int remaining(Instant now) {
    return now.isBefore(ends) ? limit - used : limit;
  }

  /** {@return how long it takes until all are left again} */
  public synchronized Duration untilReset(Instant now) {
    return now.isBefore(ends) ? Duration.between(now, ends) : hour;
  }

  /** {@return whether so many were left; they are not, then} */
  public synchronized boolean take(int count, Instant now) {
    if (count > remaining(now)) {
      return false;
    }
    if (!now.isBefore(ends)) {
      ends = now.plus(hour);
      used = 0;
    }
    used += count;
    return true;
  }
}
