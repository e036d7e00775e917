// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.job;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.ModelsLabException;
import java.time.Duration;
import java.util.Optional;

/** The state of a wait for a job. Made by the client; immutable, safe to share. */
public final class JobProgress {
  private final JobReference job;
  private final PollContext wait;
  private final Duration nextPoll;

  private JobProgress(JobReference job, PollContext wait, Duration nextPoll) {
    this.job = requireNonNull(job, "job");
    this.wait = requireNonNull(wait, "wait");
    this.nextPoll = requireNonNull(nextPoll, "nextPoll");
  }

  /** {@return the state {@code wait} of a wait for {@code job}, of which the next poll is known} */
  public static JobProgress of(JobReference job, PollContext wait, Duration nextPoll) {
    return new JobProgress(job, wait, nextPoll);
  }

  /** {@return the service's id for the job} */
  public String jobId() {
    return job.id();
  }

  /**
   * {@return the text that resumes the job, in this process or another; see {@link Job#token()}}
   */
  public String jobToken() {
    return job.token();
  }

  /**
   * {@return the path that the job was submitted to; its family if it was resumed by its id alone}
   */
  public String endpoint() {
    return job.endpoint();
  }

  /** {@return the last known state, in the service's word; {@code queued} before the first poll} */
  public String state() {
    return wait.state();
  }

  /** {@return how many fetches this wait has made; 0 in the first report, before the first poll} */
  public int polls() {
    return wait.polls();
  }

  /**
   * {@return the time since the submit, or since the wait began for a job that was resumed by its
   * id or token}
   */
  public Duration elapsed() {
    return wait.elapsed();
  }

  /** {@return the service's estimate when the job was submitted; zero if it gave none} */
  public Duration eta() {
    return wait.eta();
  }

  /** {@return the time until the next poll} */
  public Duration nextPoll() {
    return nextPoll;
  }

  /**
   * {@return why the last fetch told nothing; none if it succeeded, and before the first. The wait
   * goes on until its timeout}
   */
  public Optional<ModelsLabException> lastFailure() {
    return wait.lastFailure();
  }

  @Override
  public String toString() {
    return "Job " + jobId() + " (" + wait + "), next poll in " + nextPoll;
  }
}
