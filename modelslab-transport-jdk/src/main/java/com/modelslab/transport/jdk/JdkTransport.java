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
import com.modelslab.spi.http.InFlightRequest;
import com.modelslab.spi.http.RequestDispatcher;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A transport on the JDK's own {@code java.net.http}.
 *
 * <p>Speaks HTTP/2 over TLS where the server can. Safe for concurrent calls. Known limits of that
 * stack:
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
  private final RequestDispatcher calls;
  private final TransportConfig config;
  private final boolean borrowed;
  private volatile @Nullable HttpClient client;

  private JdkTransport(Builder builder, @Nullable HttpClient borrowed) {
    this.config = builder.config;
    this.borrowed = borrowed != null;
    this.calls = new RequestDispatcher("jdk", config.maxConnections(), this::start);
    this.client = borrowed != null ? borrowed : open(builder);
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
   * are the client's. A cookie handler would add fields to requests.
   *
   * @throws IllegalArgumentException if the client follows redirects or authenticates, because it
   *     then sends requests again
   */
  public static JdkTransport using(HttpClient client) {
    if (client.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException(
          "The client follows redirects, so it can send a paid request twice. Build it with"
              + " followRedirects(Redirect.NEVER)");
    }
    if (client.authenticator().isPresent()) {
      throw new IllegalArgumentException(
          "The client has an authenticator, so it can send a paid request twice. Build it without");
    }
    return new JdkTransport(builder(), client);
  }

  @Override
  public CompletableFuture<TransportResponse> send(TransportRequest request) {
    return calls.send(request);
  }

  @Override
  public void close() {
    HttpClient open = client;
    client = null;
    // From JDK 21 on a client can be closed, which waits for what is still running.
    if (!borrowed && open instanceof AutoCloseable closeable) {
      calls.workers().execute(() -> close(closeable));
    }
    calls.close();
  }

  private static void close(AutoCloseable client) {
    try {
      client.close();
    } catch (Exception e) {
      throw new IllegalStateException("Cannot close the HTTP client", e);
    }
  }

  private static HttpClient open(Builder builder) {
    TransportConfig config = builder.config;
    HttpClient.Builder settings =
        HttpClient.newBuilder()
            .connectTimeout(config.connectTimeout())
            .proxy(config.proxy().map(JdkTransport::selector).orElse(HttpClient.Builder.NO_PROXY));
    config.sslContext().ifPresent(settings::sslContext);
    builder.options.accept(settings);
    return settings.executor(Runnable::run).followRedirects(HttpClient.Redirect.NEVER).build();
  }

  private static ProxySelector selector(ProxySettings proxy) {
    return ProxySelector.of(new InetSocketAddress(proxy.host(), proxy.port()));
  }

  // java.net.http looks names up on the thread that sends; only what needs no look-up stays here.
  private void start(InFlightRequest call) {
    String host = call.request().uri().getHost();
    if (host.equals("localhost") || host.startsWith("[") || isNumeric(host)) {
      exchange(call);
    } else {
      calls.workers().execute(() -> exchange(call));
    }
  }

  private static boolean isNumeric(String host) {
    return host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }

  private void exchange(InFlightRequest call) {
    try {
      HttpRequest request = translate(call.request());
      HttpClient open = client;
      if (open == null) {
        throw new IOException("The transport is closed");
      }
      call.beginSending();
      CompletableFuture<HttpResponse<Answer>> work =
          open.sendAsync(request, head -> Answer.subscriber(call, head));
      call.onAbort(() -> work.cancel(true));
      work.whenComplete((response, failure) -> end(call, response, failure));
    } catch (Throwable e) {
      call.fail(e);
    }
  }

  private HttpRequest translate(TransportRequest request) {
    byte[] body = request.body();
    HttpRequest.Builder out =
        HttpRequest.newBuilder(request.uri())
            .method(
                request.method(),
                body.length == 0 && isBodyless(request.method())
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(body));
    request.headers().forEach(out::header);
    if (request.headers().first("Accept-Encoding").isEmpty()) {
      out.header("Accept-Encoding", "gzip");
    }
    if (!borrowed) {
      config
          .proxy()
          .flatMap(ProxySettings::authorization)
          .ifPresent(value -> out.header("Proxy-Authorization", value));
    }
    // Without TLS it would offer an upgrade to HTTP/2 in the fields of every request.
    boolean http2 = config.http2() && request.uri().getScheme().equalsIgnoreCase("https");
    if (!borrowed || !http2) {
      out.version(http2 ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1);
    }
    return out.build();
  }

  private static boolean isBodyless(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }

  private void end(
      InFlightRequest call, @Nullable HttpResponse<Answer> response, @Nullable Throwable failure) {
    try {
      if (failure != null) {
        throw failure;
      }
      Answer answer = response == null ? null : response.body();
      if (answer == null) {
        // So it reports a proxy that refuses to open a tunnel.
        call.failUnsent(Kind.CONNECT, new IOException("The proxy refused to open a tunnel"));
      } else if (answer.rest() == null) {
        call.succeed(answer.response());
      } else {
        read(call, answer.response(), answer.rest());
      }
    } catch (Throwable e) {
      if (Futures.cause(e) instanceof HttpConnectTimeoutException timeout) {
        call.failUnsent(Kind.CONNECT, timeout);
      } else {
        call.fail(e);
      }
    }
  }

  private void read(InFlightRequest call, TransportResponse head, InputStream body) {
    call.onAbort(() -> closeQuietly(body));
    calls
        .workers()
        .execute(() -> call.perform(c -> c.receive(head.status(), head.headers(), body)));
  }

  private static void closeQuietly(InputStream stream) {
    try {
      stream.close();
    } catch (IOException e) {
      // It was given up: how it ends no longer matters.
    }
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
     * of {@link #config}; redirects and the executor cannot be changed. Default: nothing.
     */
    public Builder options(Consumer<HttpClient.Builder> action) {
      this.options = requireNonNull(action, "action");
      return this;
    }

    /** {@return the transport} */
    public JdkTransport build() {
      return new JdkTransport(this, null);
    }
  }
}
