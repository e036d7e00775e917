// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.job;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger knows about one submit, and about the job that it made. Immutable, safe to share.
 *
 * <p>It holds a path, ids, times and the caller's track id; no key, no prompt, no image.
 */
public final class JobEntry {
  private static final int LONGEST_ID = 64;

  private final String id;
  private final State state;
  private final String path;
  private final String trackId;
  private final @Nullable JobReference job;
  private final Instant submittedAt;
  private final Instant changedAt;
  private final String note;

  private JobEntry(Builder builder) {
    this.id = builder.id;
    this.state = builder.state;
    this.path = builder.path;
    this.trackId = builder.trackId;
    this.job = builder.job;
    this.submittedAt = builder.submittedAt;
    this.changedAt = builder.changedAt == null ? builder.submittedAt : builder.changedAt;
    this.note = builder.note;
    if (job == null && (state == State.OPEN || state == State.FINISHED)) {
      throw new IllegalArgumentException("Entry " + id + " is " + state + " but names no job");
    }
  }

  /**
   * {@return a builder of an entry in the state {@code INTENT}}
   *
   * @param id a text that no other entry has: 1 to 64 digits and small letters, so that every
   *     database sorts it alike. The id of a later submit is greater
   * @param submittedAt when the submit was about to be sent; kept to the millisecond
   */
  public static Builder builder(String id, Instant submittedAt) {
    return new Builder(id, submittedAt);
  }

  /** {@return a builder with everything that this entry holds} */
  public Builder toBuilder() {
    Builder builder = new Builder(id, submittedAt);
    builder.state = state;
    builder.path = path;
    builder.trackId = trackId;
    builder.job = job;
    builder.changedAt = changedAt;
    builder.note = note;
    return builder;
  }

  /** {@return the id of this entry, made by the client that submitted} */
  public String id() {
    return id;
  }

  /** {@return how far the submit and its job are known to have come} */
  public State state() {
    return state;
  }

  /**
   * {@return the path that the submit was sent to, such as {@code /image_editing/inpaint}; empty if
   * that cannot be read any more}
   */
  public String path() {
    return path;
  }

  /** {@return the track id that the submit carried; empty if none} */
  public String trackId() {
    return trackId;
  }

  /** {@return the job that the submit made; none while no job is known} */
  public Optional<JobReference> job() {
    return Optional.ofNullable(job);
  }

  /** {@return the token that {@code ModelsLab.resume} takes; empty while no job is known} */
  public String token() {
    return job == null ? "" : job.token();
  }

  /** {@return when the submit was about to be sent} */
  public Instant submittedAt() {
    return submittedAt;
  }

  /** {@return when the entry came into its state} */
  public Instant changedAt() {
    return changedAt;
  }

  /** {@return what there is to say about an entry that cannot be read whole; mostly empty} */
  public String note() {
    return note;
  }

  private static boolean isId(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_ID
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JobEntry that
        && id.equals(that.id)
        && state == that.state
        && path.equals(that.path)
        && trackId.equals(that.trackId)
        && Objects.equals(job, that.job)
        && submittedAt.equals(that.submittedAt)
        && changedAt.equals(that.changedAt)
        && note.equals(that.note);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, state, path, trackId, job, submittedAt, changedAt, note);
  }

  @Override
  public String toString() {
    return "JobEntry["
        + id
        + ", "
        + state
        + ", "
        + path
        + (trackId.isEmpty() ? "" : ", track id " + trackId)
        + (job == null ? "" : ", " + job.token())
        + (note.isEmpty() ? "" : ", " + note)
        + "]";
  }

  /** How far a submit and its job are known to have come. A later version may know more states. */
  public enum State {
    /** The submit is about to be sent, or under way. */
    INTENT,
    /** Nobody knows whether the submit made a job. */
    UNKNOWN_OUTCOME,
    /** The submit made a job whose end was not seen. */
    OPEN,
    /** The end of the job was seen. */
    FINISHED
  }

  /** Collects the parts of a {@link JobEntry}. Not thread-safe. */
  public static final class Builder {
    private final String id;
    private final Instant submittedAt;
    private State state = State.INTENT;
    private String path = "";
    private String trackId = "";
    private @Nullable JobReference job;
    private @Nullable Instant changedAt;
    private String note = "";

    private Builder(String id, Instant submittedAt) {
      this.id = requireNonNull(id, "id");
      this.submittedAt = submittedAt.truncatedTo(ChronoUnit.MILLIS);
      if (!isId(id)) {
        throw new IllegalArgumentException(
            "The id of an entry must be 1 to 64 digits and small letters, was " + id);
      }
    }

    /**
     * Sets the state, and when the entry came into it, kept to the millisecond. Default: an intent
     * since its submit.
     */
    public Builder state(State newState, Instant since) {
      this.state = requireNonNull(newState, "newState");
      this.changedAt = since.truncatedTo(ChronoUnit.MILLIS);
      return this;
    }

    /** Sets the path that the submit goes to. Default: empty. */
    public Builder path(String value) {
      this.path = requireNonNull(value, "value");
      return this;
    }

    /** Sets the track id that the submit carries. Default: empty, for none. */
    public Builder trackId(String value) {
      this.trackId = requireNonNull(value, "value");
      return this;
    }

    /** Sets the job that the submit made. Default: none. */
    public Builder job(JobReference value) {
      this.job = requireNonNull(value, "value");
      return this;
    }

    /** Sets what there is to say about an entry that cannot be read whole. Default: empty. */
    public Builder note(String value) {
      this.note = requireNonNull(value, "value");
      return this;
    }

    /**
     * {@return the entry}
     *
     * @throws IllegalArgumentException if the state needs a job and there is none
     */
    public JobEntry build() {
      return new JobEntry(this);
    }
  }
}
