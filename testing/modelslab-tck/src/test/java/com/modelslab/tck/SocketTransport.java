// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.spi.Headers;
import com.modelslab.spi.ProxySettings;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.spi.http.InFlightRequest;
import com.modelslab.spi.http.Transports;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A small transport on sockets that is sound, or has one fault. */
final class SocketTransport implements Transport {
  private final TransportConfig config;
  private final Fault fault;
  private final ExecutorService threads;
  private final Transport transport;
  private final Map<Integer, Deque<Socket>> idle = new ConcurrentHashMap<>();
  private volatile boolean closed;

  SocketTransport(TransportConfig config, Fault fault) {
    this.config = config;
    this.fault = fault;
    this.threads =
        Executors.newFixedThreadPool(
            config.maxConnections(),
            work -> {
              Thread thread = new Thread(work, "socket-transport");
              thread.setDaemon(fault != Fault.STARTS_USER_THREADS);
              return thread;
            });
    this.transport = Transports.blocking(threads, this::perform);
  }

  @Override
  public CompletableFuture<TransportResponse> send(TransportRequest request) {
    TransportRequest asked = request;
    if (fault == Fault.FORGETS_THE_LIMIT) {
      asked = copy(request, request.uri()).maxBodyBytes(Long.MAX_VALUE).build();
    } else if (fault == Fault.TIMES_EACH_READ_ONLY) {
      asked = copy(request, request.uri()).timeout(Duration.ofMinutes(1)).build();
    }
    CompletableFuture<TransportResponse> sent = transport.send(asked);
    return switch (fault) {
      case CANCELS_ONLY_THE_FUTURE -> sent.thenApply(response -> response);
      case CLAIMS_NOTHING_WAS_SENT -> claimUnsent(sent);
      default -> sent;
    };
  }

  @Override
  public TransportResponse execute(TransportRequest request) {
    try {
      return Transport.super.execute(request);
    } finally {
      if (fault == Fault.SWALLOWS_THE_INTERRUPT) {
        Thread.interrupted();
      }
    }
  }

  @Override
  public void close() {
    if (fault != Fault.GOES_ON_AFTER_CLOSE) {
      closed = true;
      transport.close();
      threads.shutdown();
      idle.values().forEach(sockets -> sockets.forEach(SocketTransport::closeQuietly));
    }
  }

  private TransportResponse perform(InFlightRequest call) throws IOException {
    try {
      return exchange(call, call.request());
    } catch (IOException e) {
      if (fault != Fault.SENDS_AGAIN || call.isDone()) {
        throw e;
      }
      return exchange(call, call.request());
    }
  }

  private TransportResponse exchange(InFlightRequest call, TransportRequest request)
      throws IOException {
    Socket socket = connection(call, request.uri());
    try {
      if (fault != Fault.SENDS_AGAIN && fault != Fault.FOLLOWS_REDIRECTS) {
        call.beginSending();
      }
      write(socket, request);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      String status = line(in);
      while (status.contains(" 100 ")) {
        line(in);
        status = line(in);
      }
      int code = Integer.parseInt(status.substring(9, 12));
      Headers headers = fields(in);
      call.answered();
      if (fault == Fault.FOLLOWS_REDIRECTS && headers.first("Location").isPresent()) {
        URI target = request.uri().resolve(headers.first("Location").orElseThrow());
        return exchange(call, copy(request, target).build());
      }
      TransportResponse response = receive(call, code, headers, body(request, code, headers, in));
      if (headers.first("Content-Length").isPresent() && !closed) {
        idle.computeIfAbsent(request.uri().getPort(), port -> new ConcurrentLinkedDeque<>())
            .push(socket);
      } else {
        socket.close();
      }
      return response;
    } catch (Throwable e) {
      socket.close();
      throw e;
    }
  }

  private TransportResponse receive(InFlightRequest call, int code, Headers headers, InputStream in)
      throws IOException {
    InputStream body = in;
    if (fault == Fault.DECODES_GZIP_TWICE && headers.first("Content-Encoding").isPresent()) {
      body = new GZIPInputStream(in);
    }
    if (fault == Fault.BUFFERS_DOWNLOADS) {
      body = new ByteArrayInputStream(in.readAllBytes());
    }
    if (fault == Fault.SINKS_ERROR_PAGES) {
      return new TransportResponse(code, headers, call.receive(200, headers, body).body());
    }
    return call.receive(code, headers, body);
  }

  private Socket connection(InFlightRequest call, URI uri) throws IOException {
    Deque<Socket> kept = idle.get(uri.getPort());
    Socket reused = kept == null || fault == Fault.OPENS_A_CONNECTION_PER_CALL ? null : kept.poll();
    Socket socket = reused == null ? new Socket() : reused;
    call.onAbort(() -> closeQuietly(socket));
    if (reused != null) {
      return reused;
    }
    ProxySettings proxy = proxy(uri);
    socket.connect(
        proxy == null
            ? new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort())
            : new InetSocketAddress(proxy.host(), proxy.port()),
        (int) config.connectTimeout().toMillis());
    if (fault == Fault.TIMES_EACH_READ_ONLY) {
      socket.setSoTimeout(300);
    }
    return uri.getScheme().equals("https") ? secure(socket, uri) : socket;
  }

  private SSLSocket secure(Socket socket, URI uri) throws IOException {
    try {
      SSLContext context = config.sslContext().orElse(SSLContext.getDefault());
      if (fault == Fault.TRUSTS_EVERYBODY) {
        context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, null);
      }
      SSLSocket tls =
          (SSLSocket)
              context.getSocketFactory().createSocket(socket, uri.getHost(), uri.getPort(), true);
      SSLParameters parameters = tls.getSSLParameters();
      if (fault != Fault.TRUSTS_EVERYBODY) {
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
      }
      tls.setSSLParameters(parameters);
      tls.startHandshake();
      return tls;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private void write(Socket socket, TransportRequest request) throws IOException {
    URI uri = request.uri();
    ProxySettings proxy = proxy(uri);
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    String prefix = proxy == null ? "" : "http://" + uri.getRawAuthority();
    StringBuilder head = new StringBuilder(request.method() + " " + prefix + target + " HTTP/1.1");
    head.append("\r\nHost: ").append(uri.getRawAuthority()).append("\r\nAccept-Encoding: gzip\r\n");
    if (proxy != null) {
      head.append("Proxy-Authorization: ").append(proxy.authorization().orElse("")).append("\r\n");
    }
    request
        .headers()
        .forEach(
            (name, value) -> {
              boolean charset =
                  fault == Fault.APPENDS_A_CHARSET && name.equalsIgnoreCase("Content-Type");
              head.append(name).append(": ").append(value);
              head.append(charset ? "; charset=utf-8\r\n" : "\r\n");
            });
    head.append("Content-Length: ").append(request.body().length).append("\r\n\r\n");
    socket.getOutputStream().write(head.toString().getBytes(ISO_8859_1));
    socket.getOutputStream().write(request.body());
  }

  private ProxySettings proxy(URI uri) {
    boolean used = uri.getScheme().equals("http") && fault != Fault.PASSES_BY_THE_PROXY;
    return used ? config.proxy().orElse(null) : null;
  }

  private Headers fields(InputStream in) throws IOException {
    Headers.Builder fields = Headers.builder();
    java.util.Set<String> names = new java.util.TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String field = line(in); !field.isEmpty(); field = line(in)) {
      int colon = field.indexOf(':');
      if (names.add(field.substring(0, colon)) || fault != Fault.KEEPS_ONE_VALUE_PER_FIELD) {
        fields.add(field.substring(0, colon), field.substring(colon + 1).trim());
      }
    }
    return fields.build();
  }

  private InputStream body(TransportRequest request, int code, Headers headers, InputStream in)
      throws IOException {
    if (request.method().equals("HEAD") || code == 204 || code == 304) {
      return InputStream.nullInputStream();
    }
    if (headers.first("Transfer-Encoding").isPresent()) {
      InputStream whole = InputStream.nullInputStream();
      for (int size = chunk(in); size > 0; size = chunk(in)) {
        byte[] part = in.readNBytes(size);
        line(in);
        whole = new SequenceInputStream(whole, new ByteArrayInputStream(part));
      }
      return whole;
    }
    return headers
        .first("Content-Length")
        .<InputStream>map(length -> new Measured(in, Long.parseLong(length)))
        .orElse(in);
  }

  private int chunk(InputStream in) throws IOException {
    in.mark(1);
    if (fault == Fault.TAKES_A_CUT_BODY_FOR_WHOLE && in.read() < 0) {
      return 0;
    }
    in.reset();
    String size = line(in);
    int end = size.indexOf(';');
    return Integer.parseInt(end < 0 ? size : size.substring(0, end), 16);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("The response ended early");
      }
      if (c != '\r') {
        text.append((char) c);
      }
    }
    return text.toString();
  }

  private static TransportRequest.Builder copy(TransportRequest request, URI target) {
    TransportRequest.Builder copy =
        TransportRequest.builder(request.method(), target)
            .body(request.body())
            .timeout(request.timeout())
            .maxBodyBytes(request.maxBodyBytes());
    request.headers().forEach(copy::header);
    request.sink().ifPresent(copy::sink);
    return copy;
  }

  private static CompletableFuture<TransportResponse> claimUnsent(
      CompletableFuture<TransportResponse> sent) {
    return sent.handle(
            (response, failure) ->
                failure == null
                    ? CompletableFuture.completedFuture(response)
                    : CompletableFuture.<TransportResponse>failedFuture(
                        new TransportException(
                            ((TransportException) com.modelslab.spi.async.Futures.cause(failure))
                                .kind(),
                            Delivery.NOT_SENT,
                            failure.getMessage(),
                            failure)))
        .thenCompose(future -> future);
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }

  /** The bytes of a body of known length. */
  private static final class Measured extends InputStream {
    private final InputStream in;
    private long left;

    Measured(InputStream in, long length) {
      this.in = in;
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int count = in.read(bytes, offset, (int) Math.min(length, left));
      if (count < 0) {
        throw new EOFException("The body ended early");
      }
      left -= Math.max(count, 0);
      return count;
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
