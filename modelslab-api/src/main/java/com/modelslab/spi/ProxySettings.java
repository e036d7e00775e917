// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy. The text form leaves the password out.
 *
 * @param host the proxy's name or address
 * @param port its port
 * @param user the name for Basic authentication; null for a proxy that asks for none
 * @param password the password; null exactly when {@code user} is
 */
public record ProxySettings(
    String host, int port, @Nullable String user, @Nullable String password) {
  /** Checks the parts. */
  public ProxySettings {
    requireNonNull(host, "host");
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("The proxy's port must be from 1 to 65535, was " + port);
    }
    if ((user == null) != (password == null)) {
      throw new IllegalArgumentException("Give the proxy both a user and a password, or neither");
    }
  }

  /** {@return a proxy that asks for no authentication} */
  public static ProxySettings of(String host, int port) {
    return new ProxySettings(host, port, null, null);
  }

  /** {@return the value of the {@code Proxy-Authorization} header; none for an open proxy} */
  public Optional<String> authorization() {
    if (user == null) {
      return Optional.empty();
    }
    byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return Optional.of("Basic " + Base64.getEncoder().encodeToString(credentials));
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
