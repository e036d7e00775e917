// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.checks.fleet;

import java.time.Duration;
import java.util.Locale;

/**
 * What became of the jobs of a scenario.
 *
 * @param made how many jobs the service made
 * @param handled how many of them a handler took, once each
 * @param again how often a handler was given an end that had been taken
 * @param unknown how many submits were cut off with their process, and are listed as unknown
 * @param lost how many jobs are neither handled nor listed
 * @param twice how many track ids have more than one job
 * @param fullQueue how many submits the service refused because its queue was full
 * @param killed how many processes were killed
 * @param time from the first submit to the last handler
 * @param fetches how many fetches the service had
 * @param delay from the end of a job to its handler, on average
 * @param statements how many statements the store and the slots made
 * @param atOnce the most jobs that were queued or running at a time
 * @param submitTime from the first submit to the last
 */
record Report(
    int made,
    int handled,
    int again,
    int unknown,
    int lost,
    int twice,
    int fullQueue,
    int killed,
    Duration time,
    long fetches,
    Duration delay,
    long statements,
    int atOnce,
    Duration submitTime) {
  static final String HEAD =
      "| scenario | jobs | handled once | given again | cut off, listed | lost | made twice | full"
          + " queue | killed | jobs a second | fetches a job | delay | statements a job |\n"
          + "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|";

  static final String HEAD_OF_MANY =
      "| scenario | jobs | handled once | lost | made twice | full queue | at once | submits a"
          + " second | calls a second | fetches a job | delay | statements a job |\n"
          + "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|";

  double perSecond() {
    return made * 1000.0 / Math.max(1, time.toMillis());
  }

  String row(String name) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %d | %d | %d | %d | %d | %d | %.2f | %.1f | %.2f s | %.1f |",
        name,
        made,
        handled,
        again,
        unknown,
        lost,
        twice,
        fullQueue,
        killed,
        perSecond(),
        (double) fetches / Math.max(1, made),
        delay.toMillis() / 1000.0,
        (double) statements / Math.max(1, made));
  }

  String rowOfMany(String name) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %d | %d | %d | %d | %.0f | %.0f | %.1f | %.2f s | %.1f |",
        name,
        made,
        handled,
        lost,
        twice,
        fullQueue,
        atOnce,
        made * 1000.0 / Math.max(1, submitTime.toMillis()),
        (made + fetches) * 1000.0 / Math.max(1, time.toMillis()),
        (double) fetches / Math.max(1, made),
        delay.toMillis() / 1000.0,
        (double) statements / Math.max(1, made));
  }
}
