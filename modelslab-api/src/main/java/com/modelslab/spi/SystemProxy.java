// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

import com.modelslab.internal.PercentCoding;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the proxy that system properties or environment variables name for an address. */
final class SystemProxy {
  private final Function<String, @Nullable String> properties;
  private final Function<String, @Nullable String> environment;

  SystemProxy(
      Function<String, @Nullable String> properties,
      Function<String, @Nullable String> environment) {
    this.properties = properties;
    this.environment = environment;
  }

  /** {@return the proxy for {@code target}; none for a direct connection} */
  Optional<ProxySettings> find(URI target) {
    String scheme = target.getScheme().toLowerCase(Locale.ROOT);
    String host = target.getHost();
    String property = scheme + ".proxyHost";
    String proxy = text(properties, property);
    if (!proxy.isEmpty()) {
      return isExempt(host, text(properties, "http.nonProxyHosts").split("\\|", -1))
          ? Optional.empty()
          : Optional.of(ProxySettings.of(proxy, port(scheme)));
    }
    for (String name : List.of(scheme + "_proxy", "all_proxy")) {
      String value = variable(name);
      if (!value.isEmpty()) {
        return isExempt(host, variable("no_proxy").split(",", -1))
            ? Optional.empty()
            : Optional.of(parse(name, value));
      }
    }
    return Optional.empty();
  }

  private int port(String scheme) {
    String name = scheme + ".proxyPort";
    String port = text(properties, name);
    try {
      return port.isEmpty() ? (scheme.equals("https") ? 443 : 80) : Integer.parseInt(port);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "The system property " + name + " must be a port, was " + port, e);
    }
  }

  private static ProxySettings parse(String name, String value) {
    try {
      URI uri = new URI(value.contains("://") ? value : "http://" + value);
      if (uri.getHost() != null && "http".equalsIgnoreCase(uri.getScheme())) {
        ProxySettings proxy =
            ProxySettings.of(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort());
        String user = uri.getRawUserInfo();
        if (user == null) {
          return proxy;
        }
        int colon = user.indexOf(':');
        return proxy.withCredentials(
            PercentCoding.decode(colon < 0 ? user : user.substring(0, colon)),
            PercentCoding.decode(colon < 0 ? "" : user.substring(colon + 1)));
      }
    } catch (URISyntaxException e) {
      // The message below says it without the value, which can hold a password.
    }
    throw new IllegalArgumentException(
        "The environment variable "
            + name
            + " must be the address of an HTTP proxy, such as http://proxy.example.com:3128");
  }

  private static boolean isExempt(String host, String[] patterns) {
    return Arrays.stream(patterns)
        .map(pattern -> pattern.trim().toLowerCase(Locale.ROOT))
        .filter(pattern -> !pattern.isEmpty())
        .anyMatch(pattern -> matches(host.toLowerCase(Locale.ROOT), pattern));
  }

  /**
   * The forms of both lists: {@code *}, {@code *.name}, {@code .name}, {@code name}, {@code 10.*}.
   */
  private static boolean matches(String host, String pattern) {
    if (pattern.equals("*") || pattern.equals(host)) {
      return true;
    }
    if (pattern.endsWith("*")) {
      return host.startsWith(pattern.substring(0, pattern.length() - 1));
    }
    String suffix = pattern.startsWith("*") ? pattern.substring(1) : pattern;
    return host.endsWith(suffix.startsWith(".") ? suffix : "." + suffix);
  }

  /** {@return a variable in lower case, or else in upper case, as curl reads them} */
  private String variable(String name) {
    String value = text(environment, name);
    // In a CGI program HTTP_PROXY is the header Proxy of the request.
    return value.isEmpty() && !name.equals("http_proxy")
        ? text(environment, name.toUpperCase(Locale.ROOT))
        : value;
  }

  private static String text(Function<String, @Nullable String> source, String name) {
    String value = source.apply(name);
    return value == null ? "" : value.trim();
  }
}
