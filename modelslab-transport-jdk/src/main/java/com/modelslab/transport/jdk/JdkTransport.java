// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.jdk;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.ProxySettings;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.spi.async.Futures;
import com.modelslab.spi.http.HostNames;
import com.modelslab.spi.http.InFlightRequest;
import com.modelslab.spi.http.OutgoingHeaders;
import com.modelslab.spi.http.RequestDispatcher;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * A transport on the JDK's own {@code java.net.http}.
 *
 * <p>Speaks HTTP/2 over TLS if the server can and the JDK is 24 or later. Before that {@code
 * java.net.http} drops responses that a server still owes when it ends a connection (JDK-8335181),
 * which loses paid jobs, so HTTP/1.1 is spoken there, also on a client given to {@link #using}.
 * Later ones still lose track of a few requests when a connection ends; where connections end after
 * some hundred requests or fewer, HTTP/1.1 is spoken for ten minutes.
 *
 * <p>Safe for concurrent calls. Known limits of that stack:
 *
 * <ul>
 *   <li>It does not say when a request goes out, so a call that is cancelled or times out counts as
 *       possibly delivered once it has been started.
 *   <li>It repeats a GET, never a POST, when a pooled connection turns out to be dead.
 *   <li>Basic authentication at a proxy works for {@code https} only when the JVM runs with {@code
 *       -Djdk.http.auth.tunneling.disabledSchemes=}.
 *   <li>Before JDK 21 idle connections stay open after {@link #close} until the garbage collector
 *       comes round.
 * </ul>
 */
public final class JdkTransport implements Transport {
  private static final int FIRST_JDK_WITH_HTTP_2 = 24;
  private static final boolean CAN_HTTP_2 = Runtime.version().feature() >= FIRST_JDK_WITH_HTTP_2;

  // What HttpClient says; the first if the server refused a stream or left it out of a GOAWAY.
  private static final String NOT_PROCESSED = "request not processed by peer";
  private static final String HANDSHAKE_CUT = "Remote host terminated the handshake";
  private static final String TOO_MANY_STREAMS = "too many concurrent streams";

  // Then what HttpClient asks for again was not necessarily refused by the server.
  private static final boolean REPEATS_ANYTHING =
      System.getProperty("jdk.httpclient.enableAllMethodRetry") != null;

  private final RequestDispatcher calls;
  private final TransportConfig config;
  private final OutgoingHeaders headers;
  private final @Nullable HttpClient borrowed;
  private final OwnedClient owned;
  private final RoundTrip roundTrip = new RoundTrip();
  private final Http2Experience experience = new Http2Experience(System::nanoTime);

  private JdkTransport(Builder builder, @Nullable HttpClient borrowed) {
    this.config = builder.config;
    this.borrowed = borrowed;
    this.headers =
        borrowed != null ? OutgoingHeaders.direct() : OutgoingHeaders.through(config.proxy());
    this.calls = new RequestDispatcher("jdk", config.maxConnections(), this::start);
    this.owned = new OwnedClient(() -> settings(builder), calls::isSuspect);
    // An own client is opened now so that wrong options are found.
    checkSendsOnce(borrowed != null ? borrowed : requireNonNull(owned.get()));
  }

  /** {@return a builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a transport with a client of its own} */
  public static JdkTransport create(TransportConfig config) {
    return builder().config(config).build();
  }

  /**
   * Makes a transport that uses a client and leaves it usable when it is closed. At most 64
   * exchanges run on it at once.
   *
   * <p>Build the client with {@code executor(Runnable::run)}: with its own threads it is slower,
   * and fails some calls by itself under load. The protocol version, TLS, proxy and connect timeout
   * are the client's, except that HTTP/2 needs JDK 24.
   *
   * @throws IllegalArgumentException if the client follows redirects, authenticates or keeps
   *     cookies, because it then sends requests again or adds fields to them
   */
  public static JdkTransport using(HttpClient client) {
    return new JdkTransport(builder(), client);
  }

  @Override
  public CompletableFuture<TransportResponse> send(TransportRequest request) {
    return calls.send(request);
  }

  @Override
  public void close() {
    calls.close();
    owned.close();
  }

  private static void checkSendsOnce(HttpClient client) {
    if (client.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException(
          "The client follows redirects, so it can send a paid request twice. Build it with"
              + " followRedirects(Redirect.NEVER)");
    }
    if (client.authenticator().isPresent()) {
      throw new IllegalArgumentException(
          "The client has an authenticator, so it can send a paid request twice. Build it without;"
              + " credentials for a proxy go into ProxySettings");
    }
    if (client.cookieHandler().isPresent()) {
      throw new IllegalArgumentException(
          "The client has a cookie handler, so it adds fields to requests. Build it without");
    }
  }

  private static HttpClient.Builder settings(Builder builder) {
    TransportConfig config = builder.config;
    HttpClient.Builder settings =
        HttpClient.newBuilder()
            .connectTimeout(config.connectTimeout())
            .proxy(config.proxy().map(JdkTransport::selector).orElse(HttpClient.Builder.NO_PROXY));
    config.sslContext().ifPresent(settings::sslContext);
    builder.options.accept(settings);
    return settings;
  }

  // Unresolved, so that the name is looked up for each connection.
  private static ProxySelector selector(ProxySettings proxy) {
    return ProxySelector.of(InetSocketAddress.createUnresolved(proxy.host(), proxy.port()));
  }

  private void start(InFlightRequest call) {
    if (call.request().mayBlock()) {
      calls.perform(call, this::exchange);
    } else {
      send(call).whenComplete((response, failure) -> received(call, response, failure));
    }
  }

  /** Performs the call on the thread of its caller. */
  private TransportResponse exchange(InFlightRequest call) throws Exception {
    try {
      return send(call).get().readWhole(call);
    } catch (ExecutionException e) {
      Throwable failure = Futures.cause(e);
      explain(call, failure);
      throw new IOException(failure);
    }
  }

  /** Ends the call on a thread of HttpClient, so what takes time goes to others. */
  private void received(
      InFlightRequest call, @Nullable ReceivedResponse response, @Nullable Throwable failure) {
    if (response == null) {
      Throwable cause = Futures.cause(requireNonNull(failure));
      explain(call, cause);
      call.fail(cause);
    } else if (response.rest() == null) {
      call.succeed(response.response());
    } else {
      calls.performOnWorker(call, response::readWhole);
    }
  }

  /**
   * Ends the call if the failure tells more than its type does. HttpClient asks for the body before
   * the TLS handshake is over, so that a request may be marked as sent which cannot have been.
   */
  private static void explain(InFlightRequest call, Throwable failure) {
    String text = String.valueOf(failure.getMessage());
    if (failure instanceof HttpConnectTimeoutException || text.startsWith("Tunnel failed")) {
      call.failUnsent(Kind.CONNECT, failure);
    } else if (failure instanceof SSLHandshakeException) {
      call.failUnsent(text.equals(HANDSHAKE_CUT) ? Kind.CONNECT : Kind.TLS, failure);
    } else if (text.equals(NOT_PROCESSED) || text.equals(TOO_MANY_STREAMS)) {
      call.failUnsent(Kind.IO, failure);
    }
  }

  // HttpClient looks names up on the thread that sends, which must not wait for that.
  private CompletableFuture<ReceivedResponse> send(InFlightRequest call) {
    String host = config.proxy().map(ProxySettings::host).orElse(call.request().uri().getHost());
    if (!HostNames.needsLookup(host)) {
      return send(call, isHttp2(call.request()));
    }
    CompletableFuture<ReceivedResponse> response = new CompletableFuture<>();
    calls
        .workers()
        .execute(
            () ->
                send(call, isHttp2(call.request()))
                    .whenComplete((value, e) -> Futures.complete(response, value, e)));
    return response;
  }

  private CompletableFuture<ReceivedResponse> send(InFlightRequest call, boolean http2) {
    HttpClient client = borrowed != null ? borrowed : owned.get();
    if (client == null) {
      return Futures.failed(new IOException("The transport is closed"));
    }
    try {
      if (call.request().body().length == 0) {
        call.beginSending(); // there is nothing that would tell when
        return new Exchange(call, owned::read)
            .send(client, translate(call, http2, empty(call.request())));
      }
      Runnable onRepeat = http2 && !REPEATS_ANYTHING ? () -> refused(call) : () -> {};
      OnceBody body = new OnceBody(call, onRepeat, publication(call, http2));
      CompletableFuture<ReceivedResponse> response =
          new Exchange(call, owned::read).send(client, translate(call, http2, body));
      response.thenRun(() -> roundTrip.responded(body.publishedAt()));
      return http2 ? orOverHttp1(call, response) : orOnAnotherConnection(call, body, response);
    } catch (IOException | RuntimeException e) {
      return Futures.failed(e);
    }
  }

  // HttpClient asks for a body again because the server did not process the request.
  private void refused(InFlightRequest call) {
    experience.refused();
    call.notProcessed();
  }

  // HttpClient has one connection to a server over HTTP/2, and fails what that cannot take.
  private CompletableFuture<ReceivedResponse> orOverHttp1(
      InFlightRequest call, CompletableFuture<ReceivedResponse> response) {
    return Futures.recover(
        response,
        failure ->
            TOO_MANY_STREAMS.equals(failure.getMessage()) && call.notProcessed()
                ? send(call, false)
                : Futures.failed(failure));
  }

  // The head went out on a connection that the server had closed; the body did not, or its last
  // write failed.
  private CompletableFuture<ReceivedResponse> orOnAnotherConnection(
      InFlightRequest call, OnceBody body, CompletableFuture<ReceivedResponse> response) {
    return Futures.recover(
        response,
        failure ->
            (body.withdraw() ? !isConnecting(failure) : isFailedWrite(failure))
                    && call.notProcessed()
                ? send(call, false)
                : Futures.failed(failure));
  }

  // So says Linux, and macOS. Nothing is written after the body, so that was not written whole.
  private static boolean isFailedWrite(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException && "Broken pipe".equals(cause.getMessage())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isConnecting(Throwable failure) {
    return failure instanceof ConnectException
        || failure instanceof HttpConnectTimeoutException
        || failure instanceof SSLHandshakeException;
  }

  /** {@return how the body goes out: at once, or when a close would have been noticed} */
  private Consumer<Runnable> publication(InFlightRequest call, boolean http2) {
    Duration wait = roundTrip.estimate();
    return call.request().confirmsConnection() && !http2 && !wait.isZero()
        ? publish -> calls.schedule(publish, wait)
        : Runnable::run;
  }

  private boolean isHttp2(TransportRequest request) {
    return CAN_HTTP_2
        && config.http2()
        && request.uri().getScheme().equalsIgnoreCase("https")
        && experience.isGood();
  }

  private HttpRequest translate(InFlightRequest call, boolean http2, BodyPublisher body) {
    TransportRequest request = call.request();
    HttpRequest.Builder out = HttpRequest.newBuilder(request.uri()).method(request.method(), body);
    headers.forEach(request, out::header);
    if (request.uri().getScheme().equalsIgnoreCase("https")) {
      headers.proxyAuthorization().ifPresent(value -> out.header("Proxy-Authorization", value));
    }
    // Without TLS it would offer an upgrade to HTTP/2 in the fields of every request.
    if (borrowed == null || !http2) {
      out.version(http2 ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1);
    }
    return out.build();
  }

  private static BodyPublisher empty(TransportRequest request) {
    boolean bodyless = request.method().equals("GET") || request.method().equals("HEAD");
    return bodyless ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(request.body());
  }

  /** Collects the settings of a {@link JdkTransport}. Not thread-safe. */
  public static final class Builder {
    private TransportConfig config = TransportConfig.defaults();
    private Consumer<HttpClient.Builder> options = settings -> {};

    private Builder() {}

    /** Sets what every transport can be told. Default: {@link TransportConfig#defaults()}. */
    public Builder config(TransportConfig settings) {
      this.config = requireNonNull(settings, "settings");
      return this;
    }

    /**
     * Sets what only {@code java.net.http} knows, such as TLS parameters. Runs after the settings
     * of {@link #config}; redirects and the executor cannot be changed, and {@link #build} refuses
     * an authenticator or a cookie handler. Default: nothing.
     */
    public Builder options(Consumer<HttpClient.Builder> action) {
      this.options = requireNonNull(action, "action");
      return this;
    }

    /**
     * {@return the transport}
     *
     * @throws IllegalArgumentException if the {@link #options} set an authenticator or a cookie
     *     handler
     */
    public JdkTransport build() {
      return new JdkTransport(this, null);
    }
  }
}
