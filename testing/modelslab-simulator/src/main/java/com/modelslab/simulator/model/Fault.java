// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.model;

import java.time.Duration;
import java.util.Locale;

/**
 * One way in which a call goes wrong. Faults that hide the answer come in two kinds: as made here
 * the service has not seen the call, so a submit made no job; {@link #afterProcessing()} gives the
 * same fault after the service did what it was asked to, so a job exists that the caller does not
 * know of. Faults that only spoil the answer always come after the work. Immutable, safe to share.
 */
public final class Fault {

  public enum Kind {
    RESET,
    EMPTY,
    GARBAGE,
    ERROR,
    HTML,
    CLOUDFLARE,
    THROTTLE,
    NOT_FOUND,
    RESTART,
    RESTART_LOST,
    BROKEN_CHUNKS,
    TRICKLE,
    SLOW,
    TRUNCATED,
    CUT;

    boolean spoilsResponse() {
      return switch (this) {
        case BROKEN_CHUNKS, TRICKLE, SLOW, TRUNCATED, CUT -> true;
        default -> false;
      };
    }
  }

  private final Kind kind;
  private final int status;
  private final Duration time;
  private final boolean processed;

  private Fault(Kind kind, int status, Duration time, boolean processed) {
    this.kind = kind;
    this.status = status;
    this.time = time;
    this.processed = processed;
  }

  private static Fault of(Kind kind, int status) {
    return new Fault(kind, status, Duration.ZERO, kind.spoilsResponse());
  }

  /** {@return the connection is reset instead of an answer} */
  public static Fault reset() {
    return of(Kind.RESET, 0);
  }

  /** {@return the connection is closed without a byte of an answer} */
  public static Fault empty() {
    return of(Kind.EMPTY, 0);
  }

  /** {@return random bytes that are not HTTP, then the connection is closed} */
  public static Fault garbage() {
    return of(Kind.GARBAGE, 0);
  }

  /**
   * {@return status 200 with a chunked body that breaks off in rubbish, after the work was done}
   */
  public static Fault brokenChunks() {
    return of(Kind.BROKEN_CHUNKS, 200);
  }

  /** {@return an error in the service's JSON and words, such as 402, 500 or 503} */
  public static Fault error(int status) {
    return of(Kind.ERROR, status);
  }

  /** {@return an error page in HTML, such as the 502 or 504 of a gateway} */
  public static Fault html(int status) {
    return of(Kind.HTML, status);
  }

  /** {@return the short text of the network before the service, such as {@code error code: 524}} */
  public static Fault cloudflare(int status) {
    return of(Kind.CLOUDFLARE, status);
  }

  /** {@return status 429 with {@code retry_after} in seconds} */
  public static Fault throttle(Duration retryAfter) {
    return new Fault(Kind.THROTTLE, 429, retryAfter, false);
  }

  /**
   * {@return status 404 with an HTML page, as a link answers before there is a picture behind it}
   */
  public static Fault notFound() {
    return of(Kind.NOT_FOUND, 404);
  }

  /** {@return the server restarts: the connection is reset, all jobs go on} */
  public static Fault restart() {
    return of(Kind.RESTART, 0);
  }

  /**
   * {@return the server restarts: the connection is reset and what was queued or running is
   * forgotten}
   */
  public static Fault restartLosingQueue() {
    return of(Kind.RESTART_LOST, 0);
  }

  /** {@return the right answer, its body spread over {@code time} in small pieces} */
  public static Fault trickle(Duration time) {
    return new Fault(Kind.TRICKLE, 0, time, true);
  }

  /** {@return the right answer, whose first byte comes after {@code time}} */
  public static Fault slow(Duration time) {
    return new Fault(Kind.SLOW, 0, time, true);
  }

  /** {@return the first half of the right answer, as if it were the whole} */
  public static Fault truncated() {
    return of(Kind.TRUNCATED, 0);
  }

  /**
   * {@return half of the right answer under the length of the whole, then the connection is closed}
   */
  public static Fault cut() {
    return of(Kind.CUT, 0);
  }

  /**
   * {@return this fault after the service has done what it was asked to: a job was made, the caller
   * does not hear of it}
   */
  public Fault afterProcessing() {
    return new Fault(kind, status, time, true);
  }

  /**
   * {@return whether the service does its work, and a submit so makes a job, before this fault
   * strikes}
   */
  public boolean isProcessed() {
    return processed;
  }

  /** {@return what the journal calls it, such as reset, error-503 or reset-after} */
  public String name() {
    String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    boolean told = kind == Kind.ERROR || kind == Kind.HTML || kind == Kind.CLOUDFLARE;
    return name
        + (told ? "-" + status : "")
        + (processed && !kind.spoilsResponse() ? "-after" : "");
  }

  public Kind kind() {
    return kind;
  }

  public Duration time() {
    return time;
  }

  public int status() {
    return status;
  }

  /**
   * {@return the fault of that name, as the admin address takes it}
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Fault parse(String text, int status, Duration time) {
    String name = text.trim().toUpperCase(Locale.ROOT).replace('-', '_');
    for (Kind kind : Kind.values()) {
      if (kind.name().equals(name)) {
        int standard =
            switch (kind) {
              case ERROR -> 500;
              case HTML -> 502;
              case CLOUDFLARE -> 524;
              default -> 0;
            };
        return new Fault(kind, status == 0 ? standard : status, time, kind.spoilsResponse());
      }
    }
    throw new IllegalArgumentException("There is no fault named " + text);
  }

  @Override
  public String toString() {
    return name();
  }
}
