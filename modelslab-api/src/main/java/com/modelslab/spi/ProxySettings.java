// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An HTTP proxy. Immutable, safe to share. The text form leaves user and password out. */
public final class ProxySettings {
  private final String host;
  private final int port;
  private final @Nullable String user;
  private final @Nullable String password;

  private ProxySettings(String host, int port, @Nullable String user, @Nullable String password) {
    this.host = requireNonNull(host, "host");
    this.port = port;
    this.user = user;
    this.password = password;
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("The proxy's port must be from 1 to 65535, was " + port);
    }
  }

  /**
   * {@return a proxy that asks for no authentication}
   *
   * @param host the proxy's name or address
   * @throws IllegalArgumentException if the port is not from 1 to 65535
   */
  public static ProxySettings of(String host, int port) {
    return new ProxySettings(host, port, null, null);
  }

  /** {@return this proxy with Basic authentication} */
  public ProxySettings withCredentials(String newUser, String newPassword) {
    return new ProxySettings(
        host, port, requireNonNull(newUser, "newUser"), requireNonNull(newPassword, "newPassword"));
  }

  /** {@return the proxy's name or address} */
  public String host() {
    return host;
  }

  /** {@return the proxy's port} */
  public int port() {
    return port;
  }

  /** {@return the name for Basic authentication; null for an open proxy} */
  public @Nullable String user() {
    return user;
  }

  /** {@return the password; null exactly if {@link #user} is} */
  public @Nullable String password() {
    return password;
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
  public boolean equals(@Nullable Object other) {
    return other instanceof ProxySettings that
        && host.equals(that.host)
        && port == that.port
        && Objects.equals(user, that.user)
        && Objects.equals(password, that.password);
  }

  @Override
  public int hashCode() {
    return Objects.hash(host, port, user, password);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
