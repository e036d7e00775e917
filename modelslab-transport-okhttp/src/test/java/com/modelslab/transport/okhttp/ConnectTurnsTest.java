// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who connects to a host whose connections are shared, and who waits. */
class ConnectTurnsTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration LONG_ENOUGH_TO_TELL = Duration.ofMillis(100);

  private final ConnectTurns turns = new ConnectTurns(Duration.ofHours(1));
  private final ExecutorService another = Executors.newSingleThreadExecutor();

  @AfterEach
  void stop() {
    another.shutdownNow();
  }

  private CompletableFuture<Void> onAnotherThread(Runnable action) {
    return CompletableFuture.runAsync(action, another);
  }

  @Test
  void take_hostNotKnownToShare_waitsForNobody() {
    turns.take("host");

    assertThat(onAnotherThread(() -> turns.take("host"))).succeedsWithin(SOON);
  }

  @Test
  void take_whileAnotherCallConnects_waitsUntilItIsConnected() {
    turns.connected("host", true);
    turns.take("host");

    CompletableFuture<Void> second = onAnotherThread(() -> turns.take("host"));

    assertThat(second).failsWithin(LONG_ENOUGH_TO_TELL);
    turns.connected("host", true);
    assertThat(second).succeedsWithin(SOON);
  }

  @Test
  void take_theOtherCallFails_waitsNoLonger() {
    turns.connected("host", true);
    turns.take("host");
    CompletableFuture<Void> second = onAnotherThread(() -> turns.take("host"));

    turns.end();

    assertThat(second).succeedsWithin(SOON);
  }

  @Test
  void take_theOtherCallHangs_waitsNoLongerThanItsPatience() {
    ConnectTurns impatient = new ConnectTurns(LONG_ENOUGH_TO_TELL);
    impatient.connected("host", true);
    impatient.take("host");

    assertThat(onAnotherThread(() -> impatient.take("host"))).succeedsWithin(SOON);
  }

  @Test
  void take_anotherHost_waitsForNobody() {
    turns.connected("host", true);
    turns.connected("other", true);
    turns.take("host");

    assertThat(onAnotherThread(() -> turns.take("other"))).succeedsWithin(SOON);
  }

  @Test
  void take_again_doesNotWaitForItself() {
    turns.connected("host", true);

    CompletableFuture<Void> twice =
        onAnotherThread(
            () -> {
              turns.take("host");
              turns.take("host");
            });

    assertThat(twice).succeedsWithin(SOON);
  }

  @Test
  void take_hostSharesNoLonger_waitsForNobody() {
    turns.connected("host", true);
    turns.connected("host", false);
    turns.take("host");

    assertThat(onAnotherThread(() -> turns.take("host"))).succeedsWithin(SOON);
  }
}
