// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.okhttp;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.Headers;
import com.modelslab.spi.ProxySettings;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.spi.http.InFlightRequest;
import com.modelslab.spi.http.OutgoingHeaders;
import com.modelslab.spi.http.RequestDispatcher;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * A transport on OkHttp.
 *
 * <p>Speaks HTTP/2 where the server can. Addresses that OkHttp would not send verbatim, such as
 * those with dot segments, are refused. Safe for concurrent calls.
 *
 * <p>OkHttp opens connections and reads HTTP/2 on task threads that all its clients in a process
 * share. They are daemons, and end a minute after their last task, not with {@link #close}.
 */
public final class OkHttpTransport implements Transport {
  private static final Duration BETWEEN_PINGS = Duration.ofSeconds(15);
  private static final Duration LONGER_THAN_A_HANDSHAKE = Duration.ofSeconds(1);
  private static final int MOST_URLS = 256;

  private final RequestDispatcher calls;
  private final OkHttpClient client;
  private final OutgoingHeaders headers;
  private final boolean borrowed;
  private final ConnectTurns turns = new ConnectTurns(LONGER_THAN_A_HANDSHAKE);
  private final Map<URI, HttpUrl> urls = new ConcurrentHashMap<>();

  private OkHttpTransport(Builder builder, @Nullable OkHttpClient borrowed) {
    TransportConfig config = builder.config;
    this.borrowed = borrowed != null;
    this.headers =
        this.borrowed ? OutgoingHeaders.direct() : OutgoingHeaders.through(config.proxy());
    this.calls =
        new RequestDispatcher(
            "okhttp", this.borrowed ? Integer.MAX_VALUE : config.maxConnections(), this::start);
    OkHttpClient.Builder settings = borrowed != null ? borrowed.newBuilder() : open(config);
    builder.options.accept(settings);
    this.client = bound(this.borrowed ? settings : owned(settings));
  }

  /** {@return a builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a transport with an OkHttp client of its own} */
  public static OkHttpTransport create(TransportConfig config) {
    return builder().config(config).build();
  }

  /**
   * Makes a transport that shares a client's connection pool, dispatcher, proxy, TLS settings and
   * interceptors, and leaves all of them usable when it is closed.
   *
   * <p>What would break the contract of {@link Transport} is set right on a copy of the client:
   * redirects, retries, timeouts, cache, cookies, authentication towards the server. What cannot be
   * set right is up to you: an interceptor must not repeat or change requests (a repeated one is
   * refused), and the dispatcher lets five calls at once through to a host unless it is told
   * otherwise.
   */
  public static OkHttpTransport using(OkHttpClient client) {
    return new OkHttpTransport(builder(), requireNonNull(client, "client"));
  }

  @Override
  public CompletableFuture<TransportResponse> send(TransportRequest request) {
    return calls.send(request);
  }

  @Override
  public void close() {
    calls.close();
    if (!borrowed) {
      client.connectionPool().evictAll();
    }
  }

  private OkHttpClient.Builder open(TransportConfig config) {
    OkHttpClient.Builder settings =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(config.maxConnections(), 1, TimeUnit.MINUTES))
            .connectTimeout(config.connectTimeout())
            .pingInterval(BETWEEN_PINGS)
            .proxy(config.proxy().map(OkHttpTransport::proxy).orElse(Proxy.NO_PROXY))
            .proxyAuthenticator(
                headers
                    .proxyAuthorization()
                    .map(OkHttpTransport::tunnelAuthenticator)
                    .orElse(Authenticator.NONE))
            .protocols(
                config.http2()
                    ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1)
                    : List.of(Protocol.HTTP_1_1));
    config.sslContext().ifPresent(context -> trust(settings, context));
    return settings;
  }

  // These let a caller's thread perform a call and leave when it has to. OkHttp asks for addresses
  // just before it looks whether another call has connected in the meantime.
  private OkHttpClient.Builder owned(OkHttpClient.Builder settings) {
    Dns names = settings.build().dns();
    return settings
        .socketFactory(calls.sockets())
        .dns(
            host -> {
              List<InetAddress> addresses = calls.lookUp(host, names::lookup);
              turns.take(host);
              return addresses;
            });
  }

  // Whatever a client was told, these make a call go out once at most, and end when we say so.
  private static OkHttpClient bound(OkHttpClient.Builder settings) {
    settings.networkInterceptors().add(0, SentOnce::intercept);
    return settings
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .authenticator(Authenticator.NONE)
        .cookieJar(CookieJar.NO_COOKIES)
        .cache(null)
        .callTimeout(Duration.ZERO)
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .build();
  }

  // Unresolved, so that the name is looked up for each connection.
  private static Proxy proxy(ProxySettings settings) {
    return new Proxy(
        Proxy.Type.HTTP, InetSocketAddress.createUnresolved(settings.host(), settings.port()));
  }

  private static Authenticator tunnelAuthenticator(String authorization) {
    return (route, response) ->
        response.request().header("Proxy-Authorization") != null
            ? null // refused already
            : response.request().newBuilder().header("Proxy-Authorization", authorization).build();
  }

  private static void trust(OkHttpClient.Builder settings, SSLContext context) {
    settings.sslSocketFactory(context.getSocketFactory(), new ContextDecides());
  }

  private void start(InFlightRequest call) {
    if (borrowed) {
      enqueue(call);
    } else if (isShared(call.request())) {
      calls.performOnWorker(call, this::exchange);
    } else {
      calls.perform(call, this::exchange);
    }
  }

  // On a connection that other calls share, a thread that writes cannot be made to leave without
  // ending those, too.
  private boolean isShared(TransportRequest request) {
    return request.uri().getScheme().equalsIgnoreCase("https")
        && client.protocols().contains(Protocol.HTTP_2);
  }

  private TransportResponse exchange(InFlightRequest call) throws IOException {
    SentOnce sent = new SentOnce(call, calls.sockets(), turns);
    Call work = client.newCall(translate(call, sent));
    call.onAbort(work::cancel);
    try (Response response = work.execute()) {
      return receive(call, response);
    } catch (IOException e) {
      if (sent.isRefused(e)) {
        sent.retireConnection();
        throw call.unprocessed(e);
      }
      throw e;
    } finally {
      turns.end();
    }
  }

  private void enqueue(InFlightRequest call) {
    SentOnce sent = new SentOnce(call, calls.sockets(), turns);
    Call work;
    try {
      work = client.newCall(translate(call, sent));
    } catch (IOException e) {
      call.fail(e);
      return;
    }
    call.onAbort(work::cancel);
    work.enqueue(
        new Callback() {
          @Override
          public void onFailure(Call failed, IOException e) {
            if (!sent.isRefused(e)) {
              call.fail(e);
            } else if (call.notProcessed()) {
              enqueue(call);
            } else {
              call.failUnsent(Kind.IO, e);
            }
          }

          @Override
          public void onResponse(Call answered, Response response) {
            try (response) {
              call.perform(running -> receive(running, response));
            }
          }
        });
  }

  private Request translate(InFlightRequest call, SentOnce sent) throws IOException {
    TransportRequest request = call.request();
    HttpUrl url = url(request);
    if (url == null || !isVerbatim(url, request)) {
      IOException refusal = new ProtocolException("OkHttp cannot send this address verbatim");
      call.failUnsent(Kind.PROTOCOL, refusal);
      throw refusal;
    }
    Request.Builder out =
        new Request.Builder()
            .url(url)
            .tag(SentOnce.class, sent)
            .method(request.method(), OnceBody.of(request, sent));
    headers.forEach(request, out::addHeader);
    return out.build();
  }

  // What is sent into memory goes to few addresses, again and again; links of results do not.
  private @Nullable HttpUrl url(TransportRequest request) {
    URI uri = request.uri();
    HttpUrl known = urls.get(uri);
    if (known != null) {
      return known;
    }
    HttpUrl url = HttpUrl.get(uri);
    if (url != null && request.sink().isEmpty()) {
      if (urls.size() >= MOST_URLS) {
        urls.clear();
      }
      urls.put(uri, url);
    }
    return url;
  }

  private static boolean isVerbatim(HttpUrl url, TransportRequest request) {
    String path = request.uri().getRawPath();
    return url.encodedPath().equals(path.isEmpty() ? "/" : path)
        && Objects.equals(url.encodedQuery(), request.uri().getRawQuery());
  }

  private static TransportResponse receive(InFlightRequest call, Response response) {
    Response received = SentOnce.received(response);
    Headers.Builder headers = Headers.builder();
    try {
      for (var field : received.headers()) {
        headers.add(field.getFirst(), field.getSecond());
      }
    } catch (IllegalArgumentException e) {
      throw call.malformedHead(e);
    }
    return call.receive(
        received.code(), headers.build(), requireNonNull(response.body()).byteStream());
  }

  /** Collects the settings of an {@link OkHttpTransport}. Not thread-safe. */
  public static final class Builder {
    private TransportConfig config = TransportConfig.defaults();
    private Consumer<OkHttpClient.Builder> options = settings -> {};

    private Builder() {}

    /** Sets what every transport can be told. Default: {@link TransportConfig#defaults()}. */
    public Builder config(TransportConfig settings) {
      this.config = requireNonNull(settings, "settings");
      return this;
    }

    /**
     * Sets what only OkHttp knows, such as a DNS or an event listener. Runs after the settings of
     * {@link #config} and before those that keep the contract of {@link Transport}, which nothing
     * here can change. Default: nothing.
     */
    public Builder options(Consumer<OkHttpClient.Builder> action) {
      this.options = requireNonNull(action, "action");
      return this;
    }

    /** {@return the transport} */
    public OkHttpTransport build() {
      return new OkHttpTransport(this, null);
    }
  }

  /**
   * Stands where OkHttp wants to know a trust manager beside the socket factory. The TLS context
   * alone decides whom to trust; this one, were it ever asked, would trust nobody.
   */
  private static final class ContextDecides implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("The TLS context decides");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("The TLS context decides");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
