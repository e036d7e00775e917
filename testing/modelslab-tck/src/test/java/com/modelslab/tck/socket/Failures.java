// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck.socket;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;

/** Decides what a failure of an exchange is. */
final class Failures {
  private Failures() {}

  /** No connection could be opened, so nothing was sent. */
  static final class ConnectFailure extends IOException {
    private static final long serialVersionUID = 1L;
    private final Kind kind;

    ConnectFailure(Kind kind, IOException cause) {
      super(cause.getMessage(), cause);
      this.kind = kind;
    }
  }

  /** The peer has said that it did not process the request. */
  static final class NotProcessed extends IOException {
    private static final long serialVersionUID = 1L;

    NotProcessed(String message) {
      super(message);
    }
  }

  /** The body ended before its declared end. */
  static final class CutBody extends EOFException {
    private static final long serialVersionUID = 1L;

    CutBody() {
      super("The body ended early");
    }
  }

  /** The body is larger than the request allows. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(long limit) {
      super("The response is larger than " + limit + " bytes");
    }
  }

  /** The sink of the request failed. */
  static final class SinkFailure extends IOException {
    private static final long serialVersionUID = 1L;

    SinkFailure(Throwable cause) {
      super("The sink failed", cause);
    }
  }

  /** What a proxy responded instead of opening a tunnel. */
  static final class ProxyResponse extends IOException {
    private static final long serialVersionUID = 1L;
    private final int status;

    ProxyResponse(int status) {
      super("The proxy responded with " + status);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  static TransportException of(Exchange exchange, Throwable failure, Fault fault) {
    Throwable cause =
        failure instanceof ConnectFailure || failure instanceof SinkFailure
            ? failure.getCause()
            : failure;
    Delivery delivery = exchange.delivery();
    if ((failure instanceof TooLarge && fault == Fault.SAYS_TOO_LARGE_WAS_NOT_SENT)
        || fault == Fault.CLAIMS_NOTHING_WAS_SENT) {
      delivery = Delivery.NOT_SENT;
    }
    Kind kind = kind(failure);
    return new TransportException(
        kind,
        delivery,
        kind + " during " + exchange.request(),
        fault == Fault.SWALLOWS_CAUSES ? null : cause);
  }

  private static Kind kind(Throwable failure) {
    if (failure instanceof ConnectFailure connect) {
      return connect.kind;
    }
    if (failure instanceof TooLarge) {
      return Kind.TOO_LARGE;
    }
    if (failure instanceof CutBody) {
      return Kind.TRUNCATED;
    }
    if (failure instanceof ProtocolException || failure instanceof ZipException) {
      return Kind.PROTOCOL;
    }
    return failure instanceof SSLException ? Kind.TLS : Kind.IO;
  }
}
