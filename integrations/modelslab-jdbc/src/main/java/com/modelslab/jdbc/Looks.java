// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import com.modelslab.spi.async.Timer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Looks again and again while there is something to look for, ever more slowly. */
final class Looks {
  private final Timer timer;
  private final Duration first;
  private final Duration last;
  private final Supplier<CompletableFuture<Boolean>> look;

  /** How long until the next look; zero while none is planned. */
  private final AtomicReference<Duration> pause = new AtomicReference<>(Duration.ZERO);

  /**
   * Makes one that rests.
   *
   * @param look gives whether there is still something to look for
   */
  Looks(Timer timer, Duration first, Duration last, Supplier<CompletableFuture<Boolean>> look) {
    this.timer = timer;
    this.first = first;
    this.last = last;
    this.look = look;
  }

  /** Begins to look, if it rests; otherwise looks as often as at the beginning. */
  void soon() {
    if (pause.getAndSet(first).isZero()) {
      plan(first);
    }
  }

  private void plan(Duration delay) {
    timer.schedule(() -> look.get().thenAccept(this::looked), delay);
  }

  private void looked(boolean more) {
    Duration before = pause.get();
    if (more) {
      Duration longer = before.multipliedBy(5).dividedBy(4);
      Duration next = longer.compareTo(last) < 0 ? longer : last;
      pause.compareAndSet(before, next);
      plan(pause.get());
    } else if (!pause.compareAndSet(before, Duration.ZERO)) {
      plan(first);
    }
  }
}
