// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** There is no usable HTTP answer. The cause, where there is one, is the stack's own exception. */
public final class TransportException extends ModelsLabException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final Delivery delivery;

  /** Makes one; for authors of transports. */
  public TransportException(
      Kind kind, Delivery delivery, String message, @Nullable Throwable cause) {
    super(message, cause);
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
    /** The answer ended before its declared end. */
    TRUNCATED,
    /** The answer is larger than allowed. */
    TOO_LARGE,
    /** The peer does not speak proper HTTP. */
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
