// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The address that every path of the API hangs below, and the only origin that ever gets the key.
 *
 * @param uri without a slash at its end
 */
public record BaseUri(URI uri) {
  private static final Pattern VERSION = Pattern.compile("/v[0-9]+/");

  /**
   * Checks an address.
   *
   * @throws IllegalArgumentException if it is not absolute, not https (but for loopback), or has a
   *     query, fragment or user
   */
  public static BaseUri of(URI uri) {
    String problem = problem(uri);
    if (problem != null) {
      throw new IllegalArgumentException(
          "The base URI "
              + problem
              + ". It looks like https://modelslab.com/api/v6, or http://localhost:8080/api/v6 for a"
              + " simulator");
    }
    String text = uri.toString();
    while (text.endsWith("/")) {
      text = text.substring(0, text.length() - 1);
    }
    return new BaseUri(URI.create(text));
  }

  /**
   * {@return the address of a path: below the base; of another version of the API if it starts with
   * one, such as {@code /v7/images}; or an absolute one on the same origin}
   */
  public URI resolve(String path) {
    if (VERSION.matcher(path).lookingAt()) {
      return URI.create(ofApi(path.substring(1)));
    }
    if (path.startsWith("/")) {
      return URI.create(uri + path);
    }
    URI absolute = URI.create(path);
    if (!sameOrigin(absolute)) {
      throw new IllegalArgumentException(
          "The key is sent to " + origin(uri) + " only, not to " + origin(absolute));
    }
    return absolute;
  }

  /**
   * {@return the absolute address of a path below the root of all versions of the API, {@code
   * …/api/}, which {@link #resolve} takes}
   */
  public String ofApi(String path) {
    String text = uri.toString();
    int start = text.indexOf(uri.getRawAuthority()) + uri.getRawAuthority().length();
    int api = (text + "/").indexOf("/api/", start);
    return text.substring(0, api < 0 ? start : api) + "/api/" + path;
  }

  /** {@return {@code link} as a path that {@link #resolve} takes, if it is on the same origin} */
  public Optional<String> pathOf(String link) {
    URI parsed;
    try {
      parsed = new URI(link.strip());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
    if (!sameOrigin(parsed) || parsed.getRawQuery() != null || parsed.getRawFragment() != null) {
      return Optional.empty();
    }
    String text = parsed.toString();
    return Stream.of(uri + "/", ofApi(""))
        .filter(text::startsWith)
        .map(root -> text.substring(root.length() - 1))
        .filter(path -> resolve(path).equals(parsed))
        .findFirst()
        .or(() -> Optional.of(text));
  }

  private boolean sameOrigin(URI other) {
    return other.getHost() != null
        && other.getRawUserInfo() == null
        && origin(other).equals(origin(uri));
  }

  private static String origin(URI uri) {
    if (uri.getScheme() == null || uri.getHost() == null) {
      return "an address without a host";
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
    return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
  }

  private static @Nullable String problem(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return "must be an absolute http or https address, was " + origin(uri);
    }
    if (uri.getHost() == null) {
      return "names no host";
    }
    if (uri.getRawUserInfo() != null) {
      return "must not hold a user or password";
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      return "must not have a query or fragment";
    }
    if (scheme.equals("http") && !isLoopback(uri.getHost())) {
      return "must be https, because the key goes there; plain http is for loopback only, and "
          + uri.getHost()
          + " is not";
    }
    return null;
  }

  /** Whether a host name means this machine; nothing is looked up for it. */
  public static boolean isLoopback(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.equals("localhost") || name.endsWith(".localhost")) {
      return true;
    }
    boolean literal = name.startsWith("[") || name.matches("[0-9]+(\\.[0-9]+){3}");
    try {
      return literal && InetAddress.getByName(name).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
