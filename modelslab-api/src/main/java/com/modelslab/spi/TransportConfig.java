// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

import static java.util.Objects.requireNonNull;

import com.modelslab.internal.Limits;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What every transport can be told, whatever its HTTP stack; options of one stack are on that
 * transport's own builder.
 *
 * <p>Immutable, safe to share.
 */
public final class TransportConfig {
  private static final TransportConfig DEFAULTS = builder().build();

  private final Duration connectTimeout;
  private final int maxConnections;
  private final boolean http2;
  private final @Nullable SSLContext sslContext;
  private final @Nullable ProxySettings proxy;

  private TransportConfig(Builder builder) {
    this.connectTimeout = builder.connectTimeout;
    this.maxConnections = builder.maxConnections;
    this.http2 = builder.http2;
    this.sslContext = builder.sslContext;
    this.proxy = builder.proxy;
  }

  /** {@return the defaults} */
  public static TransportConfig defaults() {
    return DEFAULTS;
  }

  /** {@return a builder that holds the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return how long a TCP connection may take to open; all else falls under the deadline} */
  public Duration connectTimeout() {
    return connectTimeout;
  }

  /** {@return the most exchanges that run at once; further requests wait their turn} */
  public int maxConnections() {
    return maxConnections;
  }

  /** {@return whether HTTP/2 is used if both the stack and the server support it} */
  public boolean http2() {
    return http2;
  }

  /** {@return the TLS context; none for the JVM's own} */
  public Optional<SSLContext> sslContext() {
    return Optional.ofNullable(sslContext);
  }

  /** {@return the HTTP proxy; none for a direct connection} */
  public Optional<ProxySettings> proxy() {
    return Optional.ofNullable(proxy);
  }

  /** Collects the settings. Not thread-safe. */
  public static final class Builder {
    private Duration connectTimeout = Duration.ofSeconds(10);
    private int maxConnections = 64;
    private boolean http2 = true;
    private @Nullable SSLContext sslContext;
    private @Nullable ProxySettings proxy;

    private Builder() {}

    /**
     * Sets how long a TCP connection may take to open. Default: 10 seconds. Name lookup, TLS and
     * everything after fall under {@link TransportRequest#timeout()}, as this does.
     */
    public Builder connectTimeout(Duration limit) {
      this.connectTimeout = Limits.positive("connectTimeout", limit);
      return this;
    }

    /**
     * Sets how many exchanges run at once, each on a connection of its own over HTTP/1.1. Further
     * requests wait their turn, in order and without holding a thread. Default: 64.
     */
    public Builder maxConnections(int count) {
      this.maxConnections = Limits.atLeastOne("maxConnections", count);
      return this;
    }

    /** Allows HTTP/2, or keeps to HTTP/1.1. Default: allowed. */
    public Builder http2(boolean allowed) {
      this.http2 = allowed;
      return this;
    }

    /** Sets the TLS context, for a trust store of your own. Default: the JVM's. */
    public Builder sslContext(SSLContext context) {
      this.sslContext = requireNonNull(context, "context");
      return this;
    }

    /** Sets an HTTP proxy. Default: none; proxies of the system only with {@link #systemProxy}. */
    public Builder proxy(ProxySettings settings) {
      this.proxy = requireNonNull(settings, "settings");
      return this;
    }

    /**
     * Sets the HTTP proxy that the system names for {@code api}, if any: in the system properties
     * {@code https.proxyHost}, {@code https.proxyPort} and {@code http.nonProxyHosts}, or else in
     * the environment variables {@code https_proxy}, {@code all_proxy} and {@code no_proxy}, in
     * lower or upper case ({@code http…} for an {@code http} address; {@code HTTP_PROXY} in upper
     * case is not read, because CGI programs get it from the network).
     *
     * <p>Looks once, now. All requests go the same way, downloads from other hosts among them.
     *
     * @param api where the API is, such as {@link com.modelslab.ModelsLab#DEFAULT_BASE_URI}
     * @throws IllegalArgumentException if what was found is not the address of an HTTP proxy
     */
    public Builder systemProxy(URI api) {
      new SystemProxy(System::getProperty, System::getenv).find(api).ifPresent(this::proxy);
      return this;
    }

    /** {@return the settings} */
    public TransportConfig build() {
      return new TransportConfig(this);
    }
  }
}
