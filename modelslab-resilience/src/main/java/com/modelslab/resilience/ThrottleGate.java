// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.spi.async.SerialExecutor;
import com.modelslab.spi.async.Timer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Holds submits back while the service throttles the account. After a pause one submit probes; each
 * submit that is not throttled then doubles how many may be sent at a time, up to no limit.
 */
final class ThrottleGate {
  /** More submits at a time than an account has slots by any plan. */
  private static final int UNLIMITED = 16;

  private final Timer timer;
  private final SerialExecutor serial = new SerialExecutor(Runnable::run);

  // Accessed only by tasks of the serial executor.
  private final WaitQueue<Permit> waiting = new WaitQueue<>(serial, this::serve);
  private int atATime = UNLIMITED;
  private int sent;
  private boolean pausing;
  private long pauseEnd;
  private Runnable cancelProbe = () -> {};

  private volatile int throttledProbes;

  ThrottleGate(Timer timer) {
    this.timer = timer;
  }

  /**
   * {@return a future that completes when a submit may be sent, which then must end with one of the
   * other methods; cancelling it leaves the queue}
   */
  CompletableFuture<Permit> acquire() {
    return waiting.add();
  }

  /** {@return how many probes in a row were throttled} */
  int throttledProbes() {
    return throttledProbes;
  }

  /** Records that a submit was throttled, and that none should be sent before {@code pause}. */
  void throttled(Duration pause) {
    serial.execute(
        () -> {
          sent--;
          long end = timer.nanoTime() + pause.toNanos();
          if (!isPausing()) {
            pausing = true;
            pauseEnd = end;
            atATime = 1;
            throttledProbes = throttledProbes() + 1;
          } else if (end - pauseEnd > 0) {
            pauseEnd = end;
          }
          serve();
        });
  }

  /** Records that a submit ended otherwise than throttled. */
  void passed() {
    serial.execute(
        () -> {
          sent--;
          if (!isPausing()) {
            atATime = Math.min(UNLIMITED, 2 * atATime);
            throttledProbes = 0;
          }
          serve();
        });
  }

  /** Records that a submit ended without saying anything about the service. */
  void released() {
    serial.execute(
        () -> {
          sent--;
          serve();
        });
  }

  private boolean isPausing() {
    pausing &= pauseEnd - timer.nanoTime() > 0;
    return pausing;
  }

  private void serve() {
    while (!waiting.isEmpty() && !isPausing() && (atATime == UNLIMITED || sent < atATime)) {
      if (waiting.remove().complete(Permit.GRANTED)) {
        sent++;
      }
    }
    cancelProbe.run();
    cancelProbe =
        waiting.isEmpty() || !isPausing()
            ? () -> {}
            : timer.schedule(
                () -> serial.execute(this::serve), Duration.ofNanos(pauseEnd - timer.nanoTime()));
  }
}
