// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.model;

import java.time.Duration;
import java.util.Locale;

/**
 * One way in which a call fails. A fault that replaces the response normally comes before the
 * service has processed the call, so a submit makes no job. {@link #afterProcessing()} returns the
 * same fault after the service has processed the call, so that a job exists that the caller does
 * not know of. Faults that damage the response always come after processing. Immutable, safe to
 * share.
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

  /** {@return the connection is reset instead of a response} */
  public static Fault reset() {
    return of(Kind.RESET, 0);
  }

  /** {@return the connection is closed without a byte of a response} */
  public static Fault empty() {
    return of(Kind.EMPTY, 0);
  }

  /** {@return random bytes that are not HTTP, then the connection is closed} */
  public static Fault garbage() {
    return of(Kind.GARBAGE, 0);
  }

  /** {@return status 200 with a chunked body that ends in invalid bytes, after processing} */
  public static Fault brokenChunks() {
    return of(Kind.BROKEN_CHUNKS, 200);
  }

  /** {@return an error response in the service's JSON, such as status 402, 500 or 503} */
  public static Fault error(int status) {
    return of(Kind.ERROR, status);
  }

  /** {@return an error page in HTML, such as the 502 or 504 of a gateway} */
  public static Fault html(int status) {
    return of(Kind.HTML, status);
  }

  /** {@return the short text of the proxy before the service, such as {@code error code: 524}} */
  public static Fault cloudflare(int status) {
    return of(Kind.CLOUDFLARE, status);
  }

  /** {@return status 429 with {@code retry_after} in seconds} */
  public static Fault throttle(Duration retryAfter) {
    return new Fault(Kind.THROTTLE, 429, retryAfter, false);
  }

  /** {@return status 404 with an HTML page, as for a link whose file is not there yet} */
  public static Fault notFound() {
    return of(Kind.NOT_FOUND, 404);
  }

  /** {@return the server restarts: the connection is reset, all jobs continue} */
  public static Fault restart() {
    return of(Kind.RESTART, 0);
  }

  /**
   * {@return the server restarts: the connection is reset and all queued or running jobs are lost}
   */
  public static Fault restartLosingQueue() {
    return of(Kind.RESTART_LOST, 0);
  }

  /** {@return the right response, its body spread over {@code time} in small pieces} */
  public static Fault trickle(Duration time) {
    return new Fault(Kind.TRICKLE, 0, time, true);
  }

  /** {@return the right response, whose first byte comes after {@code time}} */
  public static Fault slow(Duration time) {
    return new Fault(Kind.SLOW, 0, time, true);
  }

  /** {@return the first half of the right response, as if it were the whole} */
  public static Fault truncated() {
    return of(Kind.TRUNCATED, 0);
  }

  /**
   * {@return half of the right response with the Content-Length of the whole, then the connection
   * is closed}
   */
  public static Fault cut() {
    return of(Kind.CUT, 0);
  }

  /**
   * {@return this fault after the service has processed the call: a submit has made a job that the
   * caller does not know of}
   */
  public Fault afterProcessing() {
    return new Fault(kind, status, time, true);
  }

  /**
   * {@return whether the service processes the call before this fault applies, so that a submit
   * makes a job}
   */
  public boolean isProcessed() {
    return processed;
  }

  /** {@return its name in the journal, such as reset, error-503 or reset-after} */
  public String name() {
    String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    boolean named = kind == Kind.ERROR || kind == Kind.HTML || kind == Kind.CLOUDFLARE;
    return name
        + (named ? "-" + status : "")
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
   * {@return the fault with that name, as in the body of {@code POST /_simulator/faults}}
   *
   * @throws IllegalArgumentException if there is no such fault
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
