// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi.http;

import com.modelslab.spi.ProxySettings;
import com.modelslab.spi.TransportRequest;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The header fields with which the requests of a transport go out: their own, those that let {@link
 * InFlightRequest#receive} decode the response, and those for a proxy.
 *
 * <p>Immutable, safe to share.
 */
public final class OutgoingHeaders {
  private final @Nullable String proxyAuthorization;

  private OutgoingHeaders(@Nullable String proxyAuthorization) {
    this.proxyAuthorization = proxyAuthorization;
  }

  /** {@return the fields for a transport without a proxy, or on a client that knows its proxy} */
  public static OutgoingHeaders direct() {
    return new OutgoingHeaders(null);
  }

  /** {@return the fields for a transport whose proxy, if there is one, is known from its config} */
  public static OutgoingHeaders through(Optional<ProxySettings> proxy) {
    return new OutgoingHeaders(proxy.flatMap(ProxySettings::authorization).orElse(null));
  }

  /**
   * {@return what goes to the proxy with a {@code CONNECT}, never through the tunnel; none for a
   * proxy that asks for nothing}
   */
  public Optional<String> proxyAuthorization() {
    return Optional.ofNullable(proxyAuthorization);
  }

  /** Calls {@code action} once for each name and value that {@code request} goes out with. */
  public void forEach(TransportRequest request, BiConsumer<String, String> action) {
    request.headers().forEach(action);
    if (request.headers().first("Accept-Encoding").isEmpty()) {
      action.accept("Accept-Encoding", "gzip");
    }
    if (proxyAuthorization != null && request.uri().getScheme().equalsIgnoreCase("http")) {
      action.accept("Proxy-Authorization", proxyAuthorization);
    }
  }
}
