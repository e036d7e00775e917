// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.job;

import com.modelslab.simulator.internal.endpoint.EndpointSpec;
import com.modelslab.simulator.internal.json.Flags;
import com.modelslab.simulator.model.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One job. Its outcome is decided when it is accepted; its state then depends on the time alone.
 * Safe for use by several threads.
 */
public final class SimulatedJob {

  private final long id;
  private final Account account;
  private final Submission submission;
  private final Instant submitted;
  private final Instant starts;
  private final Instant ends;
  private final boolean fails;
  private final boolean isSynchronous;
  private final int samples;
  private final AtomicInteger fetches = new AtomicInteger();
  private volatile boolean lost;
  private volatile boolean deleted;

  SimulatedJob(
      long id,
      Account account,
      Submission submission,
      Instant submitted,
      Instant starts,
      Instant ends,
      boolean fails,
      boolean isSynchronous,
      int samples) {
    this.id = id;
    this.account = account;
    this.submission = submission;
    this.submitted = submitted;
    this.starts = starts;
    this.ends = ends;
    this.fails = fails;
    this.isSynchronous = isSynchronous;
    this.samples = samples;
  }

  public long id() {
    return id;
  }

  public Account account() {
    return account;
  }

  public Submission submission() {
    return submission;
  }

  public EndpointSpec endpoint() {
    return submission.endpoint();
  }

  public Instant submitted() {
    return submitted;
  }

  /** {@return when a worker starts it} */
  public Instant starts() {
    return starts;
  }

  /** {@return when it is finished or has failed} */
  public Instant ends() {
    return ends;
  }

  public boolean fails() {
    return fails;
  }

  /** {@return whether the response to the submit has its result} */
  public boolean isSynchronous() {
    return isSynchronous;
  }

  /** {@return how many results it makes} */
  public int samples() {
    return samples;
  }

  public int fetches() {
    return fetches.get();
  }

  public void countFetch() {
    fetches.incrementAndGet();
  }

  public JobState state(Instant now) {
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

  /** {@return whether it occupies a slot of the queue} */
  boolean isActive(Instant now) {
    return !lost && now.isBefore(ends);
  }

  /** Makes the server forget the job, unless it is finished. */
  boolean loseIfActive(Instant now) {
    if (isActive(now)) {
      lost = true;
      return true;
    }
    return false;
  }

  public void delete() {
    deleted = true;
  }

  public boolean isDeleted() {
    return deleted;
  }

  public boolean isTemporary() {
    EndpointSpec endpoint = endpoint();
    Object temp = submission.fields().get("temp");
    return endpoint.has(EndpointSpec.Trait.EXPIRES)
        || Flags.isTrue(temp)
        || (endpoint.has(EndpointSpec.Trait.EXPIRES_UNLESS_TEMP_IS_FALSE) && !Flags.isFalse(temp));
  }

  public boolean hasBase64Result() {
    return endpoint().has(EndpointSpec.Trait.BASE64_RESULT)
        && Flags.isTrue(submission.fields().get("base64"));
  }

  public boolean isUpload() {
    return endpoint().has(EndpointSpec.Trait.UPLOAD);
  }

  public double seconds() {
    return Duration.between(starts, ends).toNanos() / 1e9;
  }
}
