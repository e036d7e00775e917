// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * There is no usable HTTP response. The cause, if there is one, is the exception of the HTTP stack.
 */
public final class TransportException extends ModelsLabException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final Delivery delivery;

  /** Creates an exception that is not about a job; for authors of transports. */
  public TransportException(
      Kind kind, Delivery delivery, String message, @Nullable Throwable cause) {
    this(kind, delivery, message, cause, null);
  }

  /** Creates the exception; for authors of decorators. */
  public TransportException(
      Kind kind,
      Delivery delivery,
      String message,
      @Nullable Throwable cause,
      @Nullable AffectedJob job) {
    super(message, cause, job);
    this.kind = requireNonNull(kind, "kind");
    this.delivery = requireNonNull(delivery, "delivery");
  }

  /** {@return what went wrong} */
  public Kind kind() {
    return kind;
  }

  /** {@return whether the request can have reached the service} */
  public Delivery delivery() {
    return delivery;
  }

  /** {@return whether the request can have reached the service} */
  @Override
  public boolean isOutcomeUnknown() {
    return delivery == Delivery.UNKNOWN;
  }

  /**
   * {@return whether the network, the peer or a decorator may let the same call through later; a
   * certificate that was refused stays refused, and what this side ended stays ended}
   */
  @Override
  public boolean isTransient() {
    return switch (kind) {
      case CANCELLED, CLOSED, TOO_LARGE -> false;
      case TLS -> delivery == Delivery.UNKNOWN;
      default -> true;
    };
  }

  /** {@return the same failure as one about {@code job}, whose id its message names} */
  public TransportException withJob(AffectedJob newJob) {
    TransportException copy =
        new TransportException(kind, delivery, getMessage(), getCause(), newJob);
    copy.setStackTrace(getStackTrace());
    for (Throwable suppressed : getSuppressed()) {
      copy.addSuppressed(suppressed);
    }
    return copy;
  }

  /** What went wrong. */
  public enum Kind {
    /** No connection: unknown host, refused, or the connect timeout. */
    CONNECT,
    /** No secure connection: certificate, host name or handshake. */
    TLS,
    /** The deadline passed. */
    TIMEOUT,
    /** The exchange was cancelled or its thread interrupted. */
    CANCELLED,
    /** The transport is closed. */
    CLOSED,
    /** A decorator on this side, such as a circuit breaker, did not let the call go out. */
    NOT_PERMITTED,
    /** The response ended before its declared end. */
    TRUNCATED,
    /** The response is larger than allowed. */
    TOO_LARGE,
    /** The peer broke the HTTP protocol. */
    PROTOCOL,
    /** Anything else between the two ends, such as a reset. */
    IO
  }

  /** Whether the request can have reached the service. */
  public enum Delivery {
    /** It is certain that no byte of the request left: sending it again is safe. */
    NOT_SENT,
    /** It may have arrived. */
    UNKNOWN
  }
}
