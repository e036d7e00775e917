// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.TransportRequest;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.URI;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class TransportFailuresTest {
  @Test
  void of_resetUnderTlsAfterSending_isABrokenConnection() {
    TransportException failure =
        of(Delivery.UNKNOWN, new SSLException("Connection reset", new SocketException("reset")));

    assertThat(failure.kind()).isEqualTo(Kind.IO);
    assertThat(failure.delivery()).isEqualTo(Delivery.UNKNOWN);
  }

  @Test
  void of_handshakeIsCut_isNoConnection() {
    TransportException failure = of(Delivery.NOT_SENT, caused("cut", new EOFException("cut")));

    assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
    assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
  }

  @Test
  void of_certificateIsRefused_isTls() {
    TransportException failure =
        of(Delivery.UNKNOWN, caused("no path", new CertificateException("not trusted")));

    assertThat(failure.kind()).isEqualTo(Kind.TLS);
    assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
  }

  @Test
  void of_peerSpeaksNoTls_isTls() {
    TransportException failure =
        of(Delivery.NOT_SENT, new SSLException("Unrecognized SSL message, plaintext?"));

    assertThat(failure.kind()).isEqualTo(Kind.TLS);
  }

  @Test
  void of_noHttpBeforeSending_isNoConnection() {
    TransportException failure =
        of(Delivery.NOT_SENT, new ProtocolException("Unexpected status line: SSH-2.0"));

    assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
    assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
  }

  @Test
  void of_noHttpAfterSending_isProtocol() {
    TransportException failure =
        of(Delivery.UNKNOWN, new ProtocolException("Unexpected status line: SSH-2.0"));

    assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
    assertThat(failure.delivery()).isEqualTo(Delivery.UNKNOWN);
  }

  private static SSLHandshakeException caused(String message, Exception cause) {
    SSLHandshakeException failure = new SSLHandshakeException(message);
    failure.initCause(cause);
    return failure;
  }

  private static TransportException of(Delivery delivery, IOException cause) {
    TransportRequest request =
        TransportRequest.builder("POST", URI.create("https://127.0.0.1/")).build();
    return TransportFailures.of(request, delivery, false, cause);
  }
}
