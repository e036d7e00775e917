// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollScheduleTest {
  private final PollSchedule proportional = PollSchedule.proportional();

  @ParameterizedTest
  @CsvSource({"PT10S,PT0S,PT5S", "PT10S,PT2S,PT3S", "PT0S,PT0S,PT2S", "PT10S,PT60S,PT-55S"})
  void proportional_firstPoll_isAtHalfTheGuessFromTheSubmitOn(
      Duration eta, Duration elapsed, Duration expected) {
    assertThat(proportional.next(0, elapsed, eta)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"PT3S,PT1S", "PT20S,PT2S", "PT49S,PT4.9S", "PT5M,PT5S"})
  void proportional_laterPolls_followAfterATenthOfTheTimeElapsed(
      Duration elapsed, Duration expected) {
    assertThat(proportional.next(3, elapsed, Duration.ofSeconds(10))).isEqualTo(expected);
  }

  @Test
  void fixed_always_givesTheGap() {
    PollSchedule schedule = PollSchedule.fixed(Duration.ofSeconds(7));

    assertThat(schedule.next(0, Duration.ZERO, Duration.ofSeconds(90))).hasSeconds(7);
    assertThat(schedule.next(50, Duration.ofMinutes(5), Duration.ZERO)).hasSeconds(7);
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,2", "3,8", "4,10", "1000000,10"})
  void exponential_eachPoll_doublesUpToTheLongest(int polls, long seconds) {
    PollSchedule schedule = PollSchedule.exponential(Duration.ofSeconds(1), Duration.ofSeconds(10));

    assertThat(schedule.next(polls, Duration.ZERO, Duration.ZERO)).hasSeconds(seconds);
  }

  @Test
  void fixed_gapIsZero_throws() {
    assertThatThrownBy(() -> PollSchedule.fixed(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The gap between polls must be positive, was PT0S");
  }

  @Test
  void exponential_firstAboveLongest_throws() {
    assertThatThrownBy(() -> PollSchedule.exponential(Duration.ofSeconds(9), Duration.ofSeconds(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT9S above PT2S");
  }
}
