// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.apache;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.Headers;
import com.modelslab.spi.ProxySettings;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.spi.http.InFlightRequest;
import com.modelslab.spi.http.RequestDispatcher;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A transport on Apache HttpClient 5: its classic client, on threads of this transport.
 *
 * <p>Speaks HTTP/1.1 only. Safe for concurrent calls.
 */
public final class ApacheTransport implements Transport {
  private static final TimeValue STALE_CHECK_AFTER = TimeValue.ofSeconds(1);
  private static final Http1Config BOUNDED_HEADS =
      Http1Config.custom().setMaxLineLength(64 << 10).setMaxHeaderCount(1_000).build();
  private static final RequestConfig REQUEST =
      RequestConfig.custom()
          // "Disabled" reads as no time at all here: a moment's wait for the pool's lock then fails
          // the call. What really ends the wait is the deadline of the call.
          .setConnectionRequestTimeout(Timeout.ofDays(1))
          .setResponseTimeout(Timeout.DISABLED)
          .setRedirectsEnabled(false)
          .setContentCompressionEnabled(false)
          .setProtocolUpgradeEnabled(false)
          .build();

  private final RequestDispatcher calls;
  private final Connections connections = new Connections(BOUNDED_HEADS);
  private final CloseableHttpClient client;
  private final TransportConfig config;
  private final boolean borrowed;

  private ApacheTransport(Builder builder, @Nullable CloseableHttpClient borrowed) {
    this.config = builder.config;
    this.borrowed = borrowed != null;
    this.calls = new RequestDispatcher("apache", config.maxConnections(), this::start);
    this.client = borrowed != null ? borrowed : open(builder);
  }

  /** {@return a builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a transport with a client of its own} */
  public static ApacheTransport create(TransportConfig config) {
    return builder().config(config).build();
  }

  /**
   * Makes a transport that uses a client and leaves it usable when it is closed. At most 64
   * exchanges run on it at once.
   *
   * <p>Redirects, authentication, timeouts and compression are switched off for each request,
   * whatever the client's defaults, and a request with a body cannot be repeated. The rest is up to
   * you: build the client with {@code disableAutomaticRetries()}, or a GET is repeated; with {@code
   * disableCookieManagement()} and {@code disableContentCompression()}; with a pool that lets
   * enough connections through to one host, for it is five at once by default. As a finished client
   * cannot tell when a request goes out, a call that is cancelled or times out counts as possibly
   * delivered once it has been started.
   */
  public static ApacheTransport using(CloseableHttpClient client) {
    return new ApacheTransport(builder(), requireNonNull(client, "client"));
  }

  @Override
  public CompletableFuture<TransportResponse> send(TransportRequest request) {
    return calls.send(request);
  }

  @Override
  public void close() {
    calls.close();
    if (!borrowed) {
      client.close(CloseMode.IMMEDIATE);
    }
  }

  private CloseableHttpClient open(Builder builder) {
    TransportConfig config = builder.config;
    PoolingHttpClientConnectionManagerBuilder pool =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(config.maxConnections())
            .setMaxConnPerRoute(config.maxConnections())
            .setConnectionFactory(connections)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.of(config.connectTimeout()))
                    .setSocketTimeout(Timeout.DISABLED)
                    .setValidateAfterInactivity(STALE_CHECK_AFTER)
                    .build());
    config
        .sslContext()
        .ifPresent(context -> pool.setTlsSocketStrategy(new DefaultClientTlsStrategy(context)));
    HttpClientBuilder settings = HttpClientBuilder.create().setConnectionManager(pool.build());
    config.proxy().ifPresent(proxy -> route(settings, proxy));
    builder.options.accept(settings);
    return settings
        .setRequestExecutor(new SendOnce(connections))
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableContentCompression()
        .disableCookieManagement()
        .disableConnectionState()
        .disableAuthCaching()
        .build();
  }

  private static void route(HttpClientBuilder settings, ProxySettings proxy) {
    settings.setProxy(new HttpHost(proxy.host(), proxy.port()));
    String user = proxy.user();
    String password = proxy.password();
    if (user != null && password != null) {
      BasicCredentialsProvider credentials = new BasicCredentialsProvider();
      credentials.setCredentials(
          new AuthScope(proxy.host(), proxy.port()),
          new UsernamePasswordCredentials(user, password.toCharArray()));
      settings.setDefaultCredentialsProvider(credentials);
    }
  }

  private void start(InFlightRequest call) {
    calls.workers().execute(() -> call.perform(this::exchange));
  }

  private TransportResponse exchange(InFlightRequest call) throws IOException {
    HttpUriRequestBase request = translate(call.request());
    call.onAbort(request::cancel);
    HttpClientContext context = HttpClientContext.create();
    if (borrowed) {
      call.beginSending();
    } else {
      SendOnce.attach(call, context);
    }
    try {
      return client.execute(request, context, response -> receive(call, request, response));
    } catch (ClientProtocolException | MessageConstraintException e) {
      call.fail(Kind.PROTOCOL, e);
      throw e;
    } finally {
      connections.closeUnused();
    }
  }

  private HttpUriRequestBase translate(TransportRequest request) {
    HttpUriRequestBase out = new HttpUriRequestBase(request.method(), request.uri());
    out.setConfig(REQUEST);
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      out.setEntity(new OnceEntity(request.body()));
    }
    request.headers().forEach(out::addHeader);
    if (request.headers().first("Accept-Encoding").isEmpty()) {
      out.addHeader("Accept-Encoding", "gzip");
    }
    if (!borrowed && request.uri().getScheme().equalsIgnoreCase("http")) {
      config
          .proxy()
          .flatMap(ProxySettings::authorization)
          .ifPresent(value -> out.addHeader("Proxy-Authorization", value));
    }
    return out;
  }

  private static TransportResponse receive(
      InFlightRequest call, HttpUriRequestBase request, ClassicHttpResponse response)
      throws IOException {
    Headers.Builder headers = Headers.builder();
    for (Header field : response.getHeaders()) {
      headers.add(field.getName(), field.getValue());
    }
    HttpEntity entity = response.getEntity();
    try {
      return call.receive(
          response.getCode(),
          headers.build(),
          entity == null ? InputStream.nullInputStream() : entity.getContent());
    } catch (Throwable e) {
      request.cancel(); // or closing would read the rest of the body first
      throw e;
    }
  }

  /** The bytes of a request, which the client is told not to send twice. */
  private static final class OnceEntity extends HttpEntityWrapper {
    OnceEntity(byte[] bytes) {
      super(new ByteArrayEntity(bytes, null));
    }

    @Override
    public boolean isRepeatable() {
      return false;
    }
  }

  /** Collects the settings of an {@link ApacheTransport}. Not thread-safe. */
  public static final class Builder {
    private TransportConfig config = TransportConfig.defaults();
    private Consumer<HttpClientBuilder> options = settings -> {};

    private Builder() {}

    /** Sets what every transport can be told. Default: {@link TransportConfig#defaults()}. */
    public Builder config(TransportConfig settings) {
      this.config = requireNonNull(settings, "settings");
      return this;
    }

    /**
     * Sets what only HttpClient knows, such as a route planner. Runs after the settings of {@link
     * #config} and before those that keep the contract of {@link Transport}, which nothing here can
     * change. Default: nothing.
     */
    public Builder options(Consumer<HttpClientBuilder> action) {
      this.options = requireNonNull(action, "action");
      return this;
    }

    /** {@return the transport} */
    public ApacheTransport build() {
      return new ApacheTransport(this, null);
    }
  }
}
