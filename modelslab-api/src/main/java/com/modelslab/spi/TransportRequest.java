// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

import static java.util.Objects.requireNonNull;

import com.modelslab.internal.Limits;
import com.modelslab.spi.async.CallerThread;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request, ready to go out as it is.
 *
 * <p>Immutable but for the body array, which is not copied. The text form leaves out the query, the
 * header values and the body, because each can hold a secret.
 */
public final class TransportRequest {
  private static final byte[] NO_BODY = {};
  private static final Set<String> OWN_FIELDS =
      Set.of("host", "content-length", "transfer-encoding", "connection", "expect", "upgrade");

  /** Where the body of a response that is not 2xx is cut: 64 KiB. */
  public static final long MAX_ERROR_BYTES = 64 << 10;

  private final String method;
  private final URI uri;
  private final Headers headers;
  private final byte[] body;
  private final Duration timeout;
  private final long maxBodyBytes;
  private final @Nullable BodySink sink;
  private final boolean confirmsConnection;
  private final @Nullable CallerThread caller;

  private TransportRequest(Builder builder) {
    this.method = builder.method;
    this.uri = builder.uri;
    this.headers = builder.added == null ? builder.headers : builder.added.build();
    this.body = builder.body;
    this.timeout = builder.timeout;
    this.maxBodyBytes = builder.maxBodyBytes;
    this.sink = builder.sink;
    this.confirmsConnection = builder.confirmsConnection;
    this.caller = builder.caller;
  }

  private TransportRequest(TransportRequest other, CallerThread caller) {
    this.method = other.method;
    this.uri = other.uri;
    this.headers = other.headers;
    this.body = other.body;
    this.timeout = other.timeout;
    this.maxBodyBytes = other.maxBodyBytes;
    this.sink = other.sink;
    this.confirmsConnection = other.confirmsConnection;
    this.caller = caller;
  }

  /**
   * Starts a request.
   *
   * @param method the HTTP method, such as {@code POST}
   * @param uri an absolute {@code http} or {@code https} address; goes out with its
   *     percent-encoding and query verbatim
   */
  public static Builder builder(String method, URI uri) {
    return new Builder(method, uri);
  }

  /** {@return the HTTP method} */
  public String method() {
    return method;
  }

  /** {@return the absolute address} */
  public URI uri() {
    return uri;
  }

  /** {@return the header fields, {@code Content-Type} among them} */
  public Headers headers() {
    return headers;
  }

  /** {@return the body, empty when there is none; the array itself, not to be changed} */
  public byte[] body() {
    return body;
  }

  /** {@return how long the whole exchange may take, from connecting to the last byte} */
  public Duration timeout() {
    return timeout;
  }

  /**
   * {@return the most bytes that the body of a 2xx response may have once decoded; more is a
   * failure of kind {@code TOO_LARGE}}
   */
  public long maxBodyBytes() {
    return maxBodyBytes;
  }

  /**
   * {@return the most bytes of the body of a response with {@code status} once decoded: {@link
   * #maxBodyBytes()} for 2xx. The body of any other response is cut at that limit or at {@link
   * #MAX_ERROR_BYTES}, whichever is lower, and the rest is not read}
   */
  public long maxBodyBytes(int status) {
    return status / 100 == 2 ? maxBodyBytes : Math.min(maxBodyBytes, MAX_ERROR_BYTES);
  }

  /**
   * {@return where the body of a 2xx response goes instead of into the response; responses of
   * another status keep theirs}
   */
  public Optional<BodySink> sink() {
    return Optional.ofNullable(sink);
  }

  /**
   * {@return whether a connection that served before should be worth a round trip: the request is
   * completed only after the server had time to say that it has closed the connection}
   */
  public boolean confirmsConnection() {
    return confirmsConnection;
  }

  /** {@return the thread that waits for the response, which may perform the exchange} */
  public Optional<CallerThread> caller() {
    return Optional.ofNullable(caller);
  }

  /** {@return this request, which {@code thread} waits for and may perform} */
  public TransportRequest withCaller(CallerThread thread) {
    return new TransportRequest(this, requireNonNull(thread, "thread"));
  }

  /**
   * {@return whether the current thread is the {@link #caller}, so that it may be blocked until the
   * exchange has ended}
   */
  public boolean mayBlock() {
    return caller != null && caller.isCurrent();
  }

  @Override
  public String toString() {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return method + " " + uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath();
  }

  /** Collects the parts of a {@link TransportRequest}. Not thread-safe. */
  public static final class Builder {
    private final String method;
    private final URI uri;
    private Headers headers = Headers.empty();
    private Headers.@Nullable Builder added;
    private byte[] body = NO_BODY;
    private Duration timeout = Duration.ofSeconds(60);
    private long maxBodyBytes = 16L << 20;
    private @Nullable BodySink sink;
    private boolean confirmsConnection;
    private @Nullable CallerThread caller;

    private Builder(String method, URI uri) {
      this.method = requireNonNull(method, "method");
      this.uri = requireNonNull(uri, "uri");
      String scheme = uri.getScheme();
      if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
        throw new IllegalArgumentException(
            "Not an absolute http or https address: "
                + (scheme == null ? "it has no scheme" : "its scheme is " + scheme));
      }
      if (uri.getHost() == null) {
        // Without the authority, which may hold a password, and the query, which may hold a key.
        throw new IllegalArgumentException(
            "The address names no host that can be looked up: "
                + (scheme + "://…" + Objects.toString(uri.getRawPath(), "")));
      }
      if (uri.getRawUserInfo() != null) {
        throw new IllegalArgumentException(
            "The address must not carry user information: " + uri.getHost());
      }
    }

    /**
     * Adds a header field. What frames the message is the transport's own: {@code Host}, {@code
     * Content-Length}, {@code Transfer-Encoding}, {@code Connection}, {@code Expect} and {@code
     * Upgrade} are refused.
     *
     * @throws IllegalArgumentException if the field is one of those, or not fit for HTTP
     */
    public Builder header(String name, String value) {
      if (OWN_FIELDS.contains(name.toLowerCase(Locale.ROOT))) {
        throw reserved(name);
      }
      Headers.Builder fields = added;
      if (fields == null) {
        fields = Headers.builder();
        headers.forEach(fields::add);
        added = fields;
      }
      fields.add(name, value);
      return this;
    }

    /**
     * Sets all header fields, in the place of those that were set or added before. For fields that
     * many requests have in common.
     *
     * @throws IllegalArgumentException if one is set by the transport itself; see {@link #header}
     */
    public Builder headers(Headers fields) {
      for (String own : OWN_FIELDS) {
        if (fields.first(own).isPresent()) {
          throw reserved(own);
        }
      }
      this.headers = fields;
      this.added = null;
      return this;
    }

    private static IllegalArgumentException reserved(String name) {
      return new IllegalArgumentException("Header " + name + " is set by the transport itself");
    }

    /** Sets the body, sent with its length known. Not copied. Default: none. */
    public Builder body(byte[] bytes) {
      this.body = requireNonNull(bytes, "bytes");
      return this;
    }

    /** Sets how long the whole exchange may take. Default: 60 seconds. */
    public Builder timeout(Duration limit) {
      this.timeout = Limits.positive("timeout", limit);
      return this;
    }

    /** Sets the most bytes that the response's body may have. Default: 16 MiB. */
    public Builder maxBodyBytes(long limit) {
      if (limit < 0) {
        throw new IllegalArgumentException("maxBodyBytes must not be negative, was " + limit);
      }
      this.maxBodyBytes = limit;
      return this;
    }

    /** Sets where the body of a 2xx response goes. Default: into the response. */
    public Builder sink(BodySink target) {
      this.sink = requireNonNull(target, "target");
      return this;
    }

    /**
     * Sets whether the transport should spend a round trip to make sure that a connection which
     * served before still works, before it completes the request. For requests that must not be
     * repeated when their outcome is unknown. A hint: a transport that cannot do it sends at once,
     * and over HTTP/2 it has no meaning. Default: false.
     */
    public Builder confirmConnection(boolean confirm) {
      this.confirmsConnection = confirm;
      return this;
    }

    /**
     * Sets the thread that waits for the response, which may perform the exchange. Default: none,
     * so the exchange is asynchronous.
     */
    public Builder caller(CallerThread thread) {
      this.caller = requireNonNull(thread, "thread");
      return this;
    }

    /** {@return the request} */
    public TransportRequest build() {
      return new TransportRequest(this);
    }
  }
}
