// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is set forward. */
final class TestClock implements InstantSource {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));

  @Override
  public Instant instant() {
    return now.get();
  }

  void forward(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  void set(Instant time) {
    now.set(time);
  }

  void seconds(double seconds) {
    forward(Duration.ofNanos((long) (seconds * 1e9)));
  }
}
