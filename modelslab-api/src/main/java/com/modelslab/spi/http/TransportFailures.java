// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi.http;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.TransportRequest;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** What a failure means, and how it is told. */
final class TransportFailures {
  private TransportFailures() {}

  /** Judges a stack's exception by the phase of the call and the JDK's own types. */
  static TransportException of(
      TransportRequest request, Delivery delivery, boolean answered, Throwable cause) {
    if (answered) {
      Kind kind = cause instanceof IOException ? Kind.TRUNCATED : Kind.IO;
      return of(request, kind, Delivery.UNKNOWN, cause);
    }
    if (has(cause, UnknownHostException.class)
        || has(cause, UnresolvedAddressException.class)
        || has(cause, NoRouteToHostException.class)
        || has(cause, ConnectException.class)) {
      return of(request, Kind.CONNECT, Delivery.NOT_SENT, cause);
    }
    if (has(cause, SSLPeerUnverifiedException.class) || has(cause, CertificateException.class)) {
      return of(request, Kind.TLS, Delivery.NOT_SENT, cause);
    }
    // A connection that breaks off under TLS is told as an SSLException, too.
    boolean brokeOff = has(cause, SocketException.class) || has(cause, EOFException.class);
    if (has(cause, SSLException.class) && !brokeOff) {
      return of(request, Kind.TLS, delivery, cause);
    }
    // What says something before it was asked is in between, such as a proxy that opens no tunnel.
    if (delivery == Delivery.NOT_SENT && cause instanceof IOException) {
      return of(request, Kind.CONNECT, delivery, cause);
    }
    if (has(cause, ProtocolException.class)) {
      return of(request, Kind.PROTOCOL, delivery, cause);
    }
    return of(
        request,
        has(cause, SocketTimeoutException.class) ? Kind.TIMEOUT : Kind.IO,
        delivery,
        cause);
  }

  static TransportException of(
      TransportRequest request, Kind kind, Delivery delivery, @Nullable Throwable cause) {
    String text =
        what(kind, request)
            + (delivery == Delivery.NOT_SENT
                ? "; it was not sent"
                : "; the request may have arrived");
    return new TransportException(kind, delivery, text, cause);
  }

  static TransportException tooLarge(TransportRequest request) {
    return new TransportException(
        Kind.TOO_LARGE,
        Delivery.UNKNOWN,
        "The response to "
            + request
            + " is larger than the "
            + request.maxBodyBytes()
            + " bytes allowed. Raise maxBodyBytes, or maxDownloadBytes for a download, if it is right",
        null);
  }

  /** {@return {@code duration} in nanoseconds, at most a century} */
  static long nanos(Duration duration) {
    Duration century = Duration.ofDays(36_500);
    return (duration.compareTo(century) < 0 ? duration : century).toNanos();
  }

  private static String what(Kind kind, TransportRequest request) {
    return switch (kind) {
      case CONNECT -> "Cannot connect for " + request;
      case TLS -> "No secure connection for " + request;
      case TIMEOUT -> "No whole response to " + request + " within " + request.timeout();
      case CANCELLED -> "Cancelled " + request;
      case CLOSED -> "The transport is closed, so no " + request;
      case NOT_PERMITTED -> "Not permitted on this side: " + request;
      case TRUNCATED -> "The response to " + request + " ended early";
      case TOO_LARGE -> "The response to " + request + " is too large";
      case PROTOCOL -> "The response to " + request + " is not proper HTTP";
      case IO -> "The connection failed during " + request;
    };
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> type) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 10; depth++) {
      if (type.isInstance(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
