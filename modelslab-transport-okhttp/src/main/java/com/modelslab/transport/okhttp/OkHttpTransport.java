// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.okhttp;

import static java.util.Objects.requireNonNull;

import com.modelslab.spi.Headers;
import com.modelslab.spi.ProxySettings;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.spi.http.InFlightRequest;
import com.modelslab.spi.http.RequestDispatcher;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
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
 */
public final class OkHttpTransport implements Transport {
  private final RequestDispatcher calls;
  private final OkHttpClient client;
  private final TransportConfig config;
  private final boolean borrowed;

  private OkHttpTransport(Builder builder, @Nullable OkHttpClient borrowed) {
    this.config = builder.config;
    this.borrowed = borrowed != null;
    this.calls =
        new RequestDispatcher(
            "okhttp", this.borrowed ? Integer.MAX_VALUE : config.maxConnections(), this::start);
    OkHttpClient.Builder settings = borrowed != null ? borrowed.newBuilder() : own(config);
    builder.options.accept(settings);
    this.client = bound(settings);
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

  private OkHttpClient.Builder own(TransportConfig config) {
    Dispatcher dispatcher = new Dispatcher(calls.workers());
    dispatcher.setMaxRequests(config.maxConnections());
    dispatcher.setMaxRequestsPerHost(config.maxConnections());
    OkHttpClient.Builder settings =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectionPool(new ConnectionPool(config.maxConnections(), 1, TimeUnit.MINUTES))
            .connectTimeout(config.connectTimeout())
            .proxy(config.proxy().map(OkHttpTransport::proxy).orElse(Proxy.NO_PROXY))
            .proxyAuthenticator(
                config
                    .proxy()
                    .flatMap(ProxySettings::authorization)
                    .map(OkHttpTransport::tunnelAuthenticator)
                    .orElse(Authenticator.NONE))
            .protocols(
                config.http2()
                    ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1)
                    : List.of(Protocol.HTTP_1_1));
    config.sslContext().ifPresent(context -> trust(settings, context));
    return settings;
  }

  // Whatever a client was told, these make a call go out once at most, and end when we say so.
  private static OkHttpClient bound(OkHttpClient.Builder settings) {
    settings.networkInterceptors().add(0, SendOnce::intercept);
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

  private static Proxy proxy(ProxySettings settings) {
    return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(settings.host(), settings.port()));
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

  private void start(InFlightRequest call) throws IOException {
    Call work = client.newCall(translate(call));
    call.onAbort(work::cancel);
    work.enqueue(
        new Callback() {
          @Override
          public void onFailure(Call failed, IOException e) {
            call.fail(e);
          }

          @Override
          public void onResponse(Call answered, Response response) {
            try (response) {
              call.perform(running -> receive(running, response));
            }
          }
        });
  }

  private Request translate(InFlightRequest call) throws IOException {
    TransportRequest request = call.request();
    HttpUrl url = HttpUrl.get(request.uri());
    if (url == null || !isVerbatim(url, request)) {
      throw new ProtocolException("OkHttp cannot send this address verbatim");
    }
    Request.Builder out =
        new Request.Builder()
            .url(url)
            .tag(SendOnce.class, new SendOnce(call))
            .method(request.method(), OnceBody.of(request));
    request.headers().forEach(out::addHeader);
    if (request.headers().first("Accept-Encoding").isEmpty()) {
      out.header("Accept-Encoding", "gzip");
    }
    if (!borrowed && request.uri().getScheme().equalsIgnoreCase("http")) {
      config
          .proxy()
          .flatMap(ProxySettings::authorization)
          .ifPresent(value -> out.header("Proxy-Authorization", value));
    }
    return out.build();
  }

  private static boolean isVerbatim(HttpUrl url, TransportRequest request) {
    String path = request.uri().getRawPath();
    return url.encodedPath().equals(path.isEmpty() ? "/" : path)
        && Objects.equals(url.encodedQuery(), request.uri().getRawQuery());
  }

  private static TransportResponse receive(InFlightRequest call, Response response) {
    Headers.Builder headers = Headers.builder();
    for (var field : SendOnce.headers(response)) {
      headers.add(field.getFirst(), field.getSecond());
    }
    return call.receive(
        response.code(), headers.build(), requireNonNull(response.body()).byteStream());
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
