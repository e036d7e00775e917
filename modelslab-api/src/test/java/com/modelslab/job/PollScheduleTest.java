// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollScheduleTest {
  private static final String INPAINT = "/image_editing/inpaint";

  private final PollSchedule adaptive = PollSchedule.adaptive();

  @ParameterizedTest
  @CsvSource({
    "10,0,3,7",
    "10,2,1,5",
    "0,0,3,7",
    "10,60,-57,-53",
    "0.1,0,0.25,0.26",
    "0.001,0,0.25,0.25"
  })
  void adaptive_noExperience_asksFirstBeforeTheGuess(
      double eta, double elapsed, double from, double to) {
    assertThat(seconds(adaptive.next(context(INPAINT, 0, of(elapsed), of(eta)))))
        .isBetween(from, to);
  }

  @ParameterizedTest
  @CsvSource({"0.5,0.25,1", "3,0.25,1", "8,0.25,2", "40,1,10", "2000,15,15", "100000,15,15"})
  void adaptive_laterPolls_comeAtAShareOfTheAgeWithinBounds(double age, double from, double to) {
    assertThat(seconds(adaptive.next(context(INPAINT, 3, of(age), of(10))))).isBetween(from, to);
  }

  @Test
  void adaptive_guessesWereAlwaysHalfTheTruth_asksWhenTheJobIsDone() {
    for (int i = 0; i < 100; i++) {
      finished(2 * (5 + i % 10) - 0.2, 2 * (5 + i % 10), 5 + i % 10);
    }

    assertThat(seconds(adaptive.next(context(INPAINT, 0, Duration.ZERO, of(10)))))
        .isBetween(19.5, 20.5);
    assertThat(seconds(adaptive.next(context("/image_editing/caption", 0, Duration.ZERO, of(10)))))
        .isLessThan(7);
  }

  @Test
  void adaptive_jobsTakeEitherShortOrLong_pausesBetween() {
    for (int i = 0; i < 100; i++) {
      double duration = i % 2 == 0 ? 5 : 8;
      finished(duration - 0.2, duration, 0);
    }

    assertThat(seconds(adaptive.next(context(INPAINT, 0, Duration.ZERO, Duration.ZERO))))
        .isBetween(4.8, 5.6);
    assertThat(seconds(adaptive.next(context(INPAINT, 1, of(5.8), Duration.ZERO))))
        .as("a quarter of the age, though nothing is expected before 8 s")
        .isBetween(1.4, 1.5);
    assertThat(seconds(adaptive.next(context(INPAINT, 2, of(7.25), Duration.ZERO))))
        .isBetween(0.7, 1.3);
  }

  @Test
  void adaptive_jobsAreFoundLate_doesNotTakeTheDelayForDuration() {
    for (int i = 0; i < 200; i++) {
      finished(i % 2 == 0 ? 8 : 9.8, i % 2 == 0 ? 20 : 10, 0);
    }

    assertThat(seconds(adaptive.next(context(INPAINT, 0, Duration.ZERO, Duration.ZERO))))
        .isBetween(9.8, 10.8);
    assertThat(seconds(adaptive.next(context(INPAINT, 1, of(18), Duration.ZERO))))
        .as("nothing is expected at 20 s")
        .isGreaterThan(2.2);
  }

  @Test
  void adaptive_noGuesses_learnsWhatJobsTake() {
    for (int i = 0; i < 450; i++) {
      finished(59, 60, 0);
    }

    assertThat(seconds(adaptive.next(context(INPAINT, 0, Duration.ZERO, Duration.ZERO))))
        .isBetween(58.0, 61.0);
  }

  @Test
  void adaptive_jobsGetFaster_forgetsTheSlowOnes() {
    for (int i = 0; i < 400; i++) {
      finished(i < 200 ? 590 : 5.5, i < 200 ? 600 : 6, 0);
    }

    assertThat(seconds(adaptive.next(context(INPAINT, 0, Duration.ZERO, Duration.ZERO))))
        .isBetween(5.0, 6.5);
  }

  @ParameterizedTest
  @CsvSource({"0,0.05,0.2,0.5", "10,0.05,0.2,0.5", "10,2,1.8,2.2", "3600,2,1.8,2.2"})
  void adaptive_thousandsOfJobsMuchShorterThanTheGuess_settles(
      double eta, double duration, double from, double to) {
    for (int i = 0; i < 3000; i++) {
      double running = 0;
      double age = 0;
      for (int polls = 0; age < duration || polls == 0; polls++) {
        running = age;
        age += seconds(adaptive.next(context(INPAINT, polls, of(age), of(eta))));
      }
      finished(running, age, eta);
    }

    assertThat(seconds(adaptive.next(context(INPAINT, 0, Duration.ZERO, of(eta)))))
        .isBetween(from, to);
  }

  @Test
  void adaptive_guessesOnlySometimes_keepsTheTwoApart() {
    for (int i = 0; i < 200; i++) {
      finished(i % 2 == 0 ? 29 : 4.8, i % 2 == 0 ? 30 : 5, i % 2 == 0 ? 0 : 10);
    }

    assertThat(seconds(adaptive.next(context(INPAINT, 0, Duration.ZERO, Duration.ZERO))))
        .isBetween(28.0, 31.0);
    assertThat(seconds(adaptive.next(context(INPAINT, 0, Duration.ZERO, of(10)))))
        .isBetween(4.5, 5.5);
  }

  @Test
  void adaptive_lastFetchFailed_waitsASecond() {
    for (int i = 0; i < 100; i++) {
      finished(9.8, 10, 0);
    }
    PollContext.Builder context = PollContext.builder(INPAINT).polls(1).elapsed(of(9.7));

    assertThat(seconds(adaptive.next(context.build()))).isLessThan(0.5);
    assertThat(
            adaptive.next(
                context
                    .lastFailure(new TransportException(Kind.IO, Delivery.UNKNOWN, "cut", null))
                    .build()))
        .hasSeconds(1);
  }

  @Test
  void adaptive_guessIsAbsurd_asksAfterTwoMinutes() {
    assertThat(adaptive.next(context(INPAINT, 0, Duration.ZERO, Duration.ofDays(300))))
        .hasMinutes(2);
  }

  @Test
  void adaptive_justSubmittedAndAskedAgain_givesAGap() {
    assertThat(seconds(adaptive.next(context(INPAINT, 1, Duration.ZERO, Duration.ZERO))))
        .isBetween(0.25, 1.0);
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

  private void finished(double running, double completed, double eta) {
    adaptive.finished(
        PollContext.builder(INPAINT)
            .polls(3)
            .lastSeenRunning(of(running))
            .elapsed(of(completed))
            .eta(of(eta))
            .build());
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
