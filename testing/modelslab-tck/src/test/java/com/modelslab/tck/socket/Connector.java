// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck.socket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.ProxySettings;
import com.modelslab.spi.TransportConfig;
import com.modelslab.tck.socket.Failures.ConnectFailure;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Opens connections: directly, through a proxy, with TLS. */
final class Connector {
  private final TransportConfig config;
  private final Fault fault;

  Connector(TransportConfig config, Fault fault) {
    this.config = config;
    this.fault = fault;
  }

  Optional<ProxySettings> proxy() {
    return fault == Fault.BYPASSES_THE_PROXY ? Optional.empty() : config.proxy();
  }

  /** Opens a connection; what goes wrong until it is open means that nothing was sent. */
  Wire open(Exchange exchange, Origin origin) throws IOException {
    Socket raw = SocketChannel.open().socket();
    exchange.onAbort(() -> Wire.closeQuietly(raw));
    try {
      connect(raw, origin);
      if (!origin.isSecure()) {
        return new Wire(raw, raw);
      }
      if (proxy().isPresent()) {
        tunnel(exchange, raw, origin, proxy().get());
      }
      return new Wire(secure(raw, origin), raw);
    } catch (Throwable e) {
      Wire.closeQuietly(raw);
      throw e;
    }
  }

  private void connect(Socket raw, Origin origin) throws IOException {
    InetSocketAddress address =
        proxy()
            .map(proxy -> new InetSocketAddress(proxy.host(), proxy.port()))
            .orElseGet(() -> new InetSocketAddress(origin.host(), origin.port()));
    try {
      raw.connect(address, (int) config.connectTimeout().toMillis());
      raw.setTcpNoDelay(true);
    } catch (IOException e) {
      throw new ConnectFailure(Kind.CONNECT, e);
    }
  }

  private SSLSocket secure(Socket raw, Origin origin) throws IOException {
    try {
      SSLSocket tls =
          (SSLSocket)
              context().getSocketFactory().createSocket(raw, origin.host(), origin.port(), true);
      SSLParameters parameters = tls.getSSLParameters();
      if (config.http2()) {
        parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
      }
      if (fault != Fault.TRUSTS_EVERYBODY) {
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
      }
      tls.setSSLParameters(parameters);
      tls.startHandshake();
      return tls;
    } catch (IOException e) {
      throw new ConnectFailure(Kind.TLS, e);
    }
  }

  private void tunnel(Exchange exchange, Socket raw, Origin origin, ProxySettings proxy)
      throws IOException {
    String authority = origin.host() + ":" + origin.port();
    StringBuilder head = new StringBuilder("CONNECT " + authority + " HTTP/1.1\r\n");
    head.append("Host: ").append(authority).append("\r\n");
    proxy
        .authorization()
        .ifPresent(value -> head.append("Proxy-Authorization: ").append(value).append("\r\n"));
    if (fault == Fault.SAYS_A_REFUSED_TUNNEL_MAY_HAVE_CARRIED) {
      exchange.beginSending();
    }
    String status;
    try {
      raw.getOutputStream().write(head.append("\r\n").toString().getBytes(ISO_8859_1));
      status = head(raw.getInputStream());
    } catch (IOException e) {
      throw new ConnectFailure(Kind.CONNECT, e);
    }
    if (!status.matches("HTTP/1\\.[01] 2\\d\\d.*")) {
      if (fault == Fault.TAKES_THE_RESPONSE_OF_THE_PROXY && status.startsWith("HTTP/1.1 ")) {
        throw new Failures.ProxyResponse(Integer.parseInt(status.substring(9, 12)));
      }
      throw new ConnectFailure(
          Kind.CONNECT, new IOException("The proxy did not open a tunnel: " + status));
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0 || text.length() > 64 << 10) {
        throw new EOFException("The proxy ended the connection");
      }
      text.append((char) c);
    }
    return text.substring(0, text.indexOf("\r\n"));
  }

  private SSLContext context() throws IOException {
    try {
      if (fault != Fault.TRUSTS_EVERYBODY) {
        return config.sslContext().orElse(SSLContext.getDefault());
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Anybody()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** Believes everybody. */
  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
