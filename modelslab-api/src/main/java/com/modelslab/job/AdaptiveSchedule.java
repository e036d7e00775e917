// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.job;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Expects a job to take what the service guesses, corrected by what the last jobs of its endpoint
 * took, and spaces polls so that one more of them costs as much as the delay that it saves.
 *
 * <p>Durations are taken to follow a log-logistic law around the expected median {@code m}: rarely
 * below half of it, with a long tail above. The best gap is then short around {@code m} and longer
 * before and behind it. {@code docs/polling.md} has the measurements.
 */
final class AdaptiveSchedule implements PollSchedule {
  /** How many seconds of delay a call is worth. */
  private static final double CALL_COST = 0.25;

  /** How steep the law is. */
  private static final double SHAPE = 3;

  /** The share of jobs that may be ready before the first poll: with, and without experience. */
  private static final double EARLY = 0.2;

  private static final double EARLY_AT_FIRST = 0.05;

  private static final double MEDIAN_AT_FIRST = 6;
  private static final double LATEST_FIRST = 120;
  private static final double SHORTEST = 1;
  private static final double LONGEST = 15;

  /** No gap is longer than this share of the job's age, however wrong the guess was. */
  private static final double LARGEST_SHARE = 0.25;

  private static final double A_MOMENT = 0.01;
  private static final int ENDPOINTS = 64;

  private final Map<String, DurationHistory> byEndpoint =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, DurationHistory> eldest) {
          return size() > ENDPOINTS;
        }
      };

  @Override
  public Duration next(PollContext context) {
    DurationHistory.Lesson lesson = experience(context.endpoint()).lesson();
    double expected = lesson.expected(seconds(context.eta()), MEDIAN_AT_FIRST);
    double age = seconds(context.elapsed());
    if (context.polls() == 0) {
      double early = EARLY_AT_FIRST + (EARLY - EARLY_AT_FIRST) * lesson.trust();
      double first = expected * StrictMath.pow(early / (1 - early), 1 / SHAPE);
      return duration(Math.max(SHORTEST, Math.min(LATEST_FIRST, first)) - age);
    }
    double t = Math.max(A_MOMENT, age);
    double best = Math.sqrt(2 * CALL_COST * t * (1 + StrictMath.pow(expected / t, SHAPE)) / SHAPE);
    double most = Math.min(LONGEST, LARGEST_SHARE * t);
    return duration(Math.max(SHORTEST, Math.min(best, most)));
  }

  @Override
  public void finished(PollContext context) {
    experience(context.endpoint())
        .add(seconds(context.eta()), Math.max(A_MOMENT, seconds(context.elapsed())));
  }

  private DurationHistory experience(String endpoint) {
    synchronized (byEndpoint) {
      return byEndpoint.computeIfAbsent(endpoint, name -> new DurationHistory());
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  private static Duration duration(double seconds) {
    return Duration.ofMillis((long) (seconds * 1e3));
  }
}
