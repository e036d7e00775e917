// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.apache;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.Headers;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.spi.http.InFlightRequest;
import com.modelslab.spi.http.OutgoingHeaders;
import com.modelslab.spi.http.RequestDispatcher;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.auth.AuthChallenge;
import org.apache.hc.client5.http.auth.AuthScheme;
import org.apache.hc.client5.http.auth.ChallengeType;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.cookie.StandardCookieSpec;
import org.apache.hc.client5.http.impl.DefaultAuthenticationStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.http.protocol.HttpContext;
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
          .setCookieSpec(StandardCookieSpec.IGNORE)
          .build();

  private final RequestDispatcher calls;
  private final Connections connections = new Connections(BOUNDED_HEADS);
  private final CloseableHttpClient client;
  private final OutgoingHeaders headers;
  private final boolean borrowed;

  private ApacheTransport(Builder builder, @Nullable CloseableHttpClient borrowed) {
    this.borrowed = borrowed != null;
    this.headers =
        this.borrowed ? OutgoingHeaders.direct() : OutgoingHeaders.through(builder.config.proxy());
    this.calls = new RequestDispatcher("apache", builder.config.maxConnections(), this::start);
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
   * <p>Redirects, repeats, authentication at the server, cookies, timeouts and compression are
   * switched off for each request, whatever the client's defaults. What is left is up to you: build
   * the client with {@code disableContentCompression()}, and with a pool that lets enough
   * connections through to one host, because it is five at once by default, and that checks idle
   * connections before it uses them ({@code setValidateAfterInactivity}). Because the client's
   * sockets cannot be interrupted while they read, each exchange runs on a thread of this
   * transport.
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
        new OwnPool(calls)
            .setDnsResolver(new Lookups(calls))
            .setMaxConnTotal(config.maxConnections())
            .setMaxConnPerRoute(config.maxConnections())
            .setConnectionFactory(connections)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.of(config.connectTimeout()))
                    .setSocketTimeout(Timeout.DISABLED)
                    // Ours costs less, and is made for each request.
                    .setValidateAfterInactivity(TimeValue.NEG_ONE_MILLISECOND)
                    .build());
    config
        .sslContext()
        .ifPresent(context -> pool.setTlsSocketStrategy(new DefaultClientTlsStrategy(context)));
    HttpClientBuilder settings = HttpClientBuilder.create();
    config.proxy().ifPresent(proxy -> settings.setProxy(new HttpHost(proxy.host(), proxy.port())));
    builder.options.accept(settings);
    return settings
        .setConnectionManager(pool.build())
        .setConnectionManagerShared(false)
        .setRequestExecutor(
            new OnceExecutor(connections, calls.sockets(), headers.proxyAuthorization()))
        .setTargetAuthenticationStrategy((type, challenges, context) -> List.of())
        .setProxyAuthenticationStrategy(ApacheTransport::authenticateForTunnels)
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableContentCompression()
        .disableCookieManagement()
        .disableConnectionState()
        .disableAuthCaching()
        .build();
  }

  // A tunnel may take two requests to the proxy; what goes to the server is sent once.
  private static List<AuthScheme> authenticateForTunnels(
      ChallengeType type, Map<String, AuthChallenge> challenges, HttpContext context) {
    return hasSent(HttpClientContext.cast(context))
        ? List.of()
        : DefaultAuthenticationStrategy.INSTANCE.select(type, challenges, context);
  }

  /** {@return whether the request was given to an open connection: the stack notes that first} */
  private static boolean hasSent(HttpClientContext context) {
    return context.getRequest() != null;
  }

  private void start(InFlightRequest call) {
    if (borrowed) {
      calls.performOnWorker(call, this::exchange);
    } else {
      calls.perform(call, this::exchange);
    }
  }

  private TransportResponse exchange(InFlightRequest call) throws IOException {
    HttpUriRequestBase request = translate(call);
    call.onAbort(request::cancel);
    HttpClientContext context = HttpClientContext.create();
    if (!borrowed) {
      OnceExecutor.attach(call, context);
    }
    try {
      return client.execute(
          request, context, response -> receive(call, request, context, response));
    } catch (ClientProtocolException | MessageConstraintException e) {
      if (hasSent(context)) {
        call.fail(Kind.PROTOCOL, e);
      } else {
        call.failUnsent(Kind.CONNECT, e); // the proxy said what it should not
      }
      throw e;
    } finally {
      connections.closeUnused();
    }
  }

  private HttpUriRequestBase translate(InFlightRequest call) {
    TransportRequest request = call.request();
    HttpUriRequestBase out = new HttpUriRequestBase(request.method(), request.uri());
    out.setConfig(REQUEST);
    boolean bodyless = request.method().equals("GET") || request.method().equals("HEAD");
    // A borrowed client repeats what has no body.
    if (borrowed || !bodyless) {
      out.setEntity(new OnceEntity(call, borrowed));
    }
    headers.forEach(request, out::addHeader);
    return out;
  }

  private static TransportResponse receive(
      InFlightRequest call,
      HttpUriRequestBase request,
      HttpClientContext context,
      ClassicHttpResponse response)
      throws IOException {
    if (!hasSent(context)) {
      request.cancel();
      throw new ConnectException("The proxy refused to open a tunnel: HTTP " + response.getCode());
    }
    HttpEntity entity = response.getEntity();
    try {
      return call.receive(
          response.getCode(),
          headers(call, response),
          entity == null ? InputStream.nullInputStream() : entity.getContent());
    } catch (Throwable e) {
      request.cancel(); // or closing would read the rest of the body first
      throw e;
    }
  }

  private static Headers headers(InFlightRequest call, ClassicHttpResponse response) {
    Headers.Builder headers = Headers.builder();
    try {
      for (Header field : response.getHeaders()) {
        headers.add(field.getName(), field.getValue());
      }
    } catch (IllegalArgumentException e) {
      throw call.malformedHead(e);
    }
    return headers.build();
  }

  /** The bytes of a request, which the client is told not to send twice. */
  private static final class OnceEntity extends HttpEntityWrapper {
    private final InFlightRequest call;
    private final boolean borrowed;

    /**
     * Wraps the body of a call's request.
     *
     * @param borrowed whether the client does not say when it goes out
     */
    OnceEntity(InFlightRequest call, boolean borrowed) {
      super(new ByteArrayEntity(call.request().body(), null));
      this.call = call;
      this.borrowed = borrowed;
    }

    @Override
    public boolean isRepeatable() {
      return false;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      if (borrowed) {
        call.beginSending();
      }
      byte[] bytes = call.request().body();
      int held = bytes.length > 0 && call.needsConfirmation() ? 1 : 0;
      out.write(bytes, 0, bytes.length - held);
      if (held > 0) {
        out.flush();
        call.confirmConnection();
        out.write(bytes, bytes.length - held, held);
      }
    }
  }

  /** A pool of connections on sockets that an interrupt ends. */
  private static final class OwnPool extends PoolingHttpClientConnectionManagerBuilder {
    private final RequestDispatcher calls;

    OwnPool(RequestDispatcher calls) {
      this.calls = calls;
    }

    @Override
    protected HttpClientConnectionOperator createConnectionOperator(
        @Nullable SchemePortResolver ports, @Nullable DnsResolver names, TlsSocketStrategy tls) {
      return new DefaultHttpClientConnectionOperator(
          socksProxy -> calls.sockets().createSocket(),
          ports,
          names,
          RegistryBuilder.<TlsSocketStrategy>create().register(URIScheme.HTTPS.id, tls).build());
    }
  }

  /** Looks names up so that a caller's thread does not have to wait longer than its call lasts. */
  private static final class Lookups extends SystemDefaultDnsResolver {
    private final RequestDispatcher calls;

    Lookups(RequestDispatcher calls) {
      this.calls = calls;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return calls.lookUp(host, super::resolve);
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
