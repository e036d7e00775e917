// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.job;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Polls at the times that cost least, counting a call as a quarter of a second of delay, if the
 * next job of an endpoint takes as long as one of the last jobs did.
 *
 * <p>{@link DurationHistory} estimates how these durations are distributed, {@link PollPlan}
 * computes the times. {@code docs/polling.md} has the measurements.
 */
final class AdaptiveSchedule implements PollSchedule {
  /** What is assumed without jobs: what one takes that has no estimate, in seconds. */
  private static final double MEDIAN = 9;

  /** How narrow the distribution is, without and with estimates. */
  private static final double SHAPE = 1.6;

  private static final double SHAPE_WITH_ESTIMATE = 2.5;

  private static final double LATEST_FIRST = 120;

  /** No gap is longer than this share of the job's age, or 1 s, whatever was learned. */
  private static final double LARGEST_SHARE = 0.25;

  private static final double A_SECOND = 1;
  private static final double LONGEST = 15;
  private static final double A_MOMENT = 0.01;
  private static final int ENDPOINTS = 64;

  private final Map<String, Histories> byEndpoint =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Histories> eldest) {
          return size() > ENDPOINTS;
        }
      };

  @Override
  public Duration next(PollContext context) {
    PollPlan plan = history(context).estimate().plan(guess(context));
    double age = seconds(context.elapsed());
    if (context.polls() == 0) {
      double first = plan.next(0, PollPlan.SHORTEST);
      boolean beyondAll = first == Double.POSITIVE_INFINITY;
      return duration((beyondAll ? PollPlan.SHORTEST : Math.min(LATEST_FIRST, first)) - age);
    }
    double shortest = context.lastFailure().isPresent() ? A_SECOND : PollPlan.SHORTEST;
    double most = Math.min(LONGEST, Math.max(A_SECOND, LARGEST_SHARE * age));
    return duration(Math.min(most, plan.next(age, age + shortest) - age));
  }

  @Override
  public void finished(PollContext context) {
    history(context)
        .add(guess(context), seconds(context.lastSeenRunning()), seconds(context.elapsed()));
  }

  private DurationHistory history(PollContext context) {
    synchronized (byEndpoint) {
      Histories histories =
          byEndpoint.computeIfAbsent(context.endpoint(), endpoint -> new Histories());
      return context.eta().isZero() ? histories.withoutEstimate : histories.withEstimate;
    }
  }

  private static double guess(PollContext context) {
    return context.eta().isZero() ? 1 : Math.max(A_MOMENT, seconds(context.eta()));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  private static Duration duration(double seconds) {
    return Duration.ofMillis((long) (seconds * 1e3));
  }

  /** An endpoint gives estimates or does not; should it do both, the two are kept apart. */
  private static final class Histories {
    final DurationHistory withEstimate = new DurationHistory(1, SHAPE_WITH_ESTIMATE);
    final DurationHistory withoutEstimate = new DurationHistory(MEDIAN, SHAPE);
  }
}
