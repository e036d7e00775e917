// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples.transport;

import com.modelslab.spi.Headers;
import com.modelslab.spi.ProxySettings;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.spi.async.DaemonThreads;
import com.modelslab.spi.http.InFlightRequest;
import com.modelslab.spi.http.Transports;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProtocolException;
import java.net.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** A transport on {@link HttpURLConnection}, kept to the contract by the blocking adapter. */
public final class UrlConnectionTransport implements Transport {
  // Threads that keep no thread-locals and no class loader of whoever calls first.
  private static final ThreadFactory THREADS = new DaemonThreads("url-connection");

  private final TransportConfig config;
  private final SSLSocketFactory tls; // one for all, because connections are kept by factory
  private final ThreadPoolExecutor threads;
  private final Transport transport;

  /** Creates the transport. */
  public UrlConnectionTransport(TransportConfig config) {
    this.config = config;
    this.tls =
        config
            .sslContext()
            .map(SSLContext::getSocketFactory)
            .orElseGet(HttpsURLConnection::getDefaultSSLSocketFactory);
    int most = config.maxConnections();
    this.threads =
        new ThreadPoolExecutor(
            most, most, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), THREADS);
    threads.allowCoreThreadTimeOut(true);
    this.transport = Transports.blocking(threads, this::exchange);
  }

  @Override
  public CompletableFuture<TransportResponse> send(TransportRequest request) {
    return transport.send(request);
  }

  @Override
  public void close() {
    transport.close();
    threads.shutdown();
  }

  private TransportResponse exchange(InFlightRequest call) throws IOException {
    HttpURLConnection connection = open(call.request());
    // Disconnecting waits for a read that is under way, and whoever cancels must not wait.
    call.onAbort(() -> THREADS.newThread(connection::disconnect).start());
    try {
      return talk(call, connection);
    } catch (Throwable e) {
      connection.disconnect();
      throw e;
    }
  }

  private static TransportResponse talk(InFlightRequest call, HttpURLConnection connection)
      throws IOException {
    connection.connect();
    call.beginSending();
    if (connection.getDoOutput()) {
      try (OutputStream out = connection.getOutputStream()) {
        out.write(call.request().body());
      }
    }
    int status;
    try {
      status = connection.getResponseCode();
    } catch (HttpRetryException e) {
      status = e.responseCode(); // it wanted to send the request again, with a password
    }
    Headers headers = headers(connection);
    if (status < 0) {
      throw new ProtocolException("The response is not HTTP");
    }
    if (status == 401 || status == 407) {
      return new TransportResponse(status, headers, new byte[0]); // it has let go of the body
    }
    InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    try (InputStream in = body == null ? InputStream.nullInputStream() : body) {
      return call.receive(status, headers, in);
    }
  }

  private HttpURLConnection open(TransportRequest request) throws IOException {
    Proxy proxy = config.proxy().map(UrlConnectionTransport::proxy).orElse(Proxy.NO_PROXY);
    HttpURLConnection connection = (HttpURLConnection) request.uri().toURL().openConnection(proxy);
    if (connection instanceof HttpsURLConnection secure) {
      secure.setSSLSocketFactory(tls);
    }
    config.proxy().ifPresent(settings -> authenticate(connection, settings));
    connection.setConnectTimeout(millis(config.connectTimeout()));
    // The deadline comes first; this only frees what disconnecting does not.
    connection.setReadTimeout(millis(request.timeout().plusSeconds(1)));
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setRequestMethod(request.method());
    request.headers().forEach(connection::addRequestProperty);
    if (request.headers().first("Accept-Encoding").isEmpty()) {
      connection.setRequestProperty("Accept-Encoding", "gzip");
    }
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(request.body().length); // or it sends again
    }
    return connection;
  }

  private static void authenticate(HttpURLConnection connection, ProxySettings proxy) {
    if (connection instanceof HttpsURLConnection) {
      connection.setAuthenticator(new ForProxy(proxy));
    } else {
      String name = "Proxy-Authorization";
      proxy.authorization().ifPresent(value -> connection.setRequestProperty(name, value));
    }
  }

  private static Headers headers(HttpURLConnection connection) {
    Headers.Builder headers = Headers.builder();
    for (int i = 1; connection.getHeaderFieldKey(i) != null; i++) {
      headers.add(connection.getHeaderFieldKey(i), connection.getHeaderField(i));
    }
    return headers.build();
  }

  private static Proxy proxy(ProxySettings settings) {
    return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(settings.host(), settings.port()));
  }

  private static int millis(Duration time) {
    return (int) Math.max(1, Math.min(time.toSeconds(), 1_000_000) * 1_000 + time.toMillisPart());
  }

  /** Knows the password of the proxy, and none for anybody else. */
  private static final class ForProxy extends Authenticator {
    private final ProxySettings proxy;

    ForProxy(ProxySettings proxy) {
      this.proxy = proxy;
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      String user = proxy.user();
      String password = proxy.password();
      return user == null || password == null || getRequestorType() != RequestorType.PROXY
          ? null
          : new PasswordAuthentication(user, password.toCharArray());
    }
  }
}
