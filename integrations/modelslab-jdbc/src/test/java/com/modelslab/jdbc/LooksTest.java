// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.spi.async.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LooksTest {
  private static final Optional<Duration> IN_A_SECOND = Optional.of(Duration.ofSeconds(1));

  private final Plans plans = new Plans();
  private final Deque<CompletableFuture<Optional<Duration>>> begun = new ArrayDeque<>();
  private final Looks looks =
      new Looks(
          plans,
          () -> {
            begun.add(new CompletableFuture<>());
            return begun.getLast();
          });

  @Test
  void now_lookIsUnderWay_looksOnceMoreAfterIt() {
    looks.now();
    looks.now();
    looks.now();
    assertThat(begun).hasSize(1);

    begun.remove().complete(Optional.empty());
    assertThat(begun).hasSize(1);
    begun.remove().complete(Optional.empty());

    assertThat(begun).isEmpty();
  }

  @Test
  void now_lookSaysWhenToLookAgain_looksThen() {
    looks.now();

    begun.remove().complete(IN_A_SECOND);

    assertThat(plans.delays()).containsExactly(Duration.ofSeconds(1));
    plans.runFirst();
    assertThat(begun).hasSize(1);
  }

  @Test
  void now_nothingToLookFor_rests() {
    looks.now();

    begun.remove().complete(Optional.empty());

    assertThat(plans.delays()).isEmpty();
  }

  @Test
  void now_aLookIsPlanned_looksInsteadOfIt() {
    looks.within(Duration.ofSeconds(1));

    looks.now();

    assertThat(begun).hasSize(1);
    assertThat(plans.delays()).isEmpty();
  }

  @Test
  void within_aLaterLookIsPlanned_looksEarlier() {
    looks.within(Duration.ofSeconds(1));
    looks.within(Duration.ofMillis(50));

    assertThat(plans.delays()).containsExactly(Duration.ofMillis(50));
  }

  @Test
  void within_anEarlierLookIsPlanned_keepsThat() {
    looks.within(Duration.ofMillis(50));
    looks.within(Duration.ofSeconds(1));

    assertThat(plans.delays()).containsExactly(Duration.ofMillis(50));
  }

  @Test
  void within_isDueWhileALookIsUnderWay_looksOnceMoreAndGoesOn() {
    looks.now();
    looks.within(Duration.ofMillis(50));

    plans.runFirst();
    begun.remove().complete(IN_A_SECOND);
    begun.remove().complete(IN_A_SECOND);

    assertThat(plans.delays()).containsExactly(Duration.ofSeconds(1));
  }

  /** A timer whose time passes when a task is run. */
  private static final class Plans implements Timer {
    private final List<Plan> plans = new ArrayList<>();
    private long now;

    List<Duration> delays() {
      return plans.stream().map(Plan::delay).toList();
    }

    void runFirst() {
      Plan first = plans.remove(0);
      now += first.delay.toNanos();
      first.task.run();
    }

    @Override
    public long nanoTime() {
      return now;
    }

    @Override
    public Runnable schedule(Runnable task, Duration delay) {
      Plan plan = new Plan(task, delay);
      plans.add(plan);
      return () -> plans.remove(plan);
    }

    @Override
    public void close() {
      plans.clear();
    }

    private record Plan(Runnable task, Duration delay) {}
  }
}
