// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import com.modelslab.simulator.model.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One job. What becomes of it is settled when it is taken; its state follows from the time alone.
 */
final class SimulatedJob {

  /** What a submit asked for, once checked. */
  record Order(
      EndpointSpec endpoint,
      Map<String, Object> fields,
      List<String> files,
      @Nullable String trackId,
      @Nullable Object trackIdAsSent,
      @Nullable String webhook) {}

  final long id;
  final Account account;
  final Order order;
  final Instant submitted;
  final Instant starts;
  final Instant ends;
  final boolean fails;
  final boolean atOnce;
  final int samples;
  final AtomicInteger fetches = new AtomicInteger();
  private volatile boolean lost;
  private volatile boolean deleted;

  SimulatedJob(
      long id,
      Account account,
      Order order,
      Instant submitted,
      Instant starts,
      Instant ends,
      boolean fails,
      boolean atOnce,
      int samples) {
    this.id = id;
    this.account = account;
    this.order = order;
    this.submitted = submitted;
    this.starts = starts;
    this.ends = ends;
    this.fails = fails;
    this.atOnce = atOnce;
    this.samples = samples;
  }

  JobState state(Instant now) {
    if (lost) {
      return JobState.LOST;
    }
    if (now.isBefore(starts)) {
      return JobState.QUEUED;
    }
    if (now.isBefore(ends)) {
      return JobState.RUNNING;
    }
    return fails ? JobState.FAILED : JobState.SUCCESS;
  }

  /** {@return whether it takes up a place in the queue} */
  boolean isActive(Instant now) {
    return !lost && now.isBefore(ends);
  }

  /** The server forgets the job, unless it is finished. */
  boolean loseIfActive(Instant now) {
    if (isActive(now)) {
      lost = true;
      return true;
    }
    return false;
  }

  void delete() {
    deleted = true;
  }

  boolean isDeleted() {
    return deleted;
  }

  boolean isTemporary() {
    EndpointSpec endpoint = order.endpoint();
    Object temp = order.fields().get("temp");
    return endpoint.has(EndpointSpec.Trait.EXPIRES)
        || Flags.isTrue(temp)
        || (endpoint.has(EndpointSpec.Trait.EXPIRES_UNLESS_TEMP_IS_FALSE) && !Flags.isFalse(temp));
  }

  boolean hasBase64Result() {
    return order.endpoint().has(EndpointSpec.Trait.BASE64_RESULT)
        && Flags.isTrue(order.fields().get("base64"));
  }

  boolean isUpload() {
    return order.endpoint().has(EndpointSpec.Trait.UPLOAD);
  }

  double seconds() {
    return Duration.between(starts, ends).toNanos() / 1e9;
  }
}
