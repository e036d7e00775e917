// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import com.modelslab.spi.async.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Looks again and again while there is something to look for, never twice at a time. */
final class Looks {
  private final Timer timer;
  private final Supplier<CompletableFuture<Optional<Duration>>> look;

  // Guarded by this.
  private Runnable cancelNext = () -> {};
  private boolean planned;
  private long next;
  private boolean looking;
  private boolean again;

  /**
   * Makes one that rests.
   *
   * @param look gives how long to wait for the next look, and nothing if there is nothing to look
   *     for; never fails
   */
  Looks(Timer timer, Supplier<CompletableFuture<Optional<Duration>>> look) {
    this.timer = timer;
    this.look = look;
  }

  /** Looks at once, and once more if a look is under way, which may have seen too little. */
  void now() {
    synchronized (this) {
      planned = false;
      cancelNext.run();
      if (looking) {
        again = true;
        return;
      }
      looking = true;
    }
    begin();
  }

  /** Looks within this time, also if the next look was to be later. */
  synchronized void within(Duration delay) {
    long time = timer.nanoTime() + delay.toNanos();
    if (!planned || time - next < 0) {
      cancelNext.run();
      planned = true;
      next = time;
      cancelNext = timer.schedule(this::now, delay);
    }
  }

  private void begin() {
    look.get().thenAccept(this::looked);
  }

  private void looked(Optional<Duration> pause) {
    synchronized (this) {
      if (!again) {
        looking = false;
        pause.ifPresent(this::within);
        return;
      }
      again = false;
    }
    begin();
  }
}
