// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollScheduleTest {
  private static final String INPAINT = "/image_editing/inpaint";

  private final PollSchedule adaptive = PollSchedule.adaptive();

  @ParameterizedTest
  @CsvSource({"10,0,3.7,3.8", "10,2,1.7,1.8", "0,0,2.2,2.3", "10,60,-57,-56", "0.1,0,1,1"})
  void adaptive_noExperience_asksFirstBeforeHalfTheGuess(
      double eta, double elapsed, double from, double to) {
    assertThat(seconds(adaptive.next(context(INPAINT, 0, of(elapsed), of(eta)))))
        .isBetween(from, to);
  }

  @ParameterizedTest
  @CsvSource({"3,1,1", "8,1,2", "40,2,4", "2000,12,15", "100000,15,15"})
  void adaptive_laterPolls_comeAtAShareOfTheAgeWithinBounds(double age, double from, double to) {
    assertThat(seconds(adaptive.next(context(INPAINT, 3, of(age), of(10))))).isBetween(from, to);
  }

  @Test
  void adaptive_guessesWereAlwaysHalfTheTruth_asksLater() {
    for (int i = 0; i < 100; i++) {
      adaptive.finished(context(INPAINT, 3, of(2 * (5 + i % 10)), of(5 + i % 10)));
    }

    assertThat(seconds(adaptive.next(context(INPAINT, 0, Duration.ZERO, of(10)))))
        .isBetween(11.5, 13.0);
    assertThat(seconds(adaptive.next(context("/image_editing/caption", 0, Duration.ZERO, of(10)))))
        .isLessThan(4);
  }

  @Test
  void adaptive_noGuesses_learnsTheMedian() {
    for (int i = 0; i < 250; i++) {
      adaptive.finished(context(INPAINT, 3, of(60), Duration.ZERO));
    }

    assertThat(seconds(adaptive.next(context(INPAINT, 0, Duration.ZERO, Duration.ZERO))))
        .isBetween(35.0, 38.0);
  }

  @Test
  void adaptive_jobsGetFaster_forgetsTheSlowOnes() {
    for (int i = 0; i < 200; i++) {
      adaptive.finished(context(INPAINT, 3, of(i < 100 ? 600 : 6), Duration.ZERO));
    }

    assertThat(seconds(adaptive.next(context(INPAINT, 0, Duration.ZERO, Duration.ZERO))))
        .isLessThan(4);
  }

  @Test
  void adaptive_guessIsAbsurd_asksAfterTwoMinutes() {
    assertThat(adaptive.next(context(INPAINT, 0, Duration.ZERO, Duration.ofDays(300))))
        .hasMinutes(2);
  }

  @Test
  void adaptive_justSubmittedAndAskedAgain_givesAGap() {
    assertThat(adaptive.next(context(INPAINT, 1, Duration.ZERO, Duration.ZERO))).hasSeconds(1);
  }

  @Test
  void fixed_always_givesTheGap() {
    PollSchedule schedule = PollSchedule.fixed(Duration.ofSeconds(7));

    assertThat(schedule.next(context(INPAINT, 0, Duration.ZERO, Duration.ofSeconds(90))))
        .hasSeconds(7);
    assertThat(schedule.next(context(INPAINT, 50, Duration.ofMinutes(5), Duration.ZERO)))
        .hasSeconds(7);
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,2", "3,8", "4,10", "1000000,10"})
  void exponential_eachPoll_doublesUpToTheLongest(int polls, long seconds) {
    PollSchedule schedule = PollSchedule.exponential(Duration.ofSeconds(1), Duration.ofSeconds(10));

    assertThat(schedule.next(context(INPAINT, polls, Duration.ZERO, Duration.ZERO)))
        .hasSeconds(seconds);
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

  private static PollContext context(String endpoint, int polls, Duration elapsed, Duration eta) {
    return PollContext.builder(endpoint).polls(polls).elapsed(elapsed).eta(eta).build();
  }

  private static Duration of(double seconds) {
    return Duration.ofMillis((long) (seconds * 1000));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }
}
