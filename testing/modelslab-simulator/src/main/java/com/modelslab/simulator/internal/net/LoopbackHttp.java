// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * HTTP to servers on this machine. Calls no other machine, uses no proxy and follows no redirect.
 */
public final class LoopbackHttp {

  private static final int TIMEOUT_MILLIS = 5_000;

  private LoopbackHttp() {}

  /** {@return the address of a server of this machine that listens on {@code port}} */
  public static String origin(int port) {
    return "http://localhost:" + port;
  }

  /** {@return the address in {@code value}, null if it is not an absolute http or https one} */
  public static @Nullable URI parse(Object value) {
    try {
      URI uri = new URI(value.toString());
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      return uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))
          ? uri
          : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** {@return whether an address is certain to be on this machine; names are not looked up} */
  public static boolean isLoopback(URI uri) {
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    return host.equals("localhost")
        || host.equals("[::1]")
        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  }

  /**
   * Reads a file.
   *
   * @throws IOException if the address is on another machine, or the response has another status
   *     than 200 or more than {@code maxBytes}
   */
  public static byte[] get(URI uri, int maxBytes) throws IOException {
    HttpURLConnection connection = open(uri);
    try (InputStream in = connection.getInputStream()) {
      byte[] bytes = in.readNBytes(maxBytes + 1);
      if (connection.getResponseCode() != 200) {
        throw new IOException(
            "Status of " + uri.getHost() + " was " + connection.getResponseCode());
      }
      if (bytes.length > maxBytes) {
        throw new IOException("File on " + uri.getHost() + " has more than " + maxBytes + " bytes");
      }
      return bytes;
    } finally {
      connection.disconnect();
    }
  }

  /**
   * Posts JSON.
   *
   * @return the HTTP status of the response
   * @throws IOException if the address is on another machine or there is no response
   */
  public static int postJson(URI uri, byte[] body) throws IOException {
    HttpURLConnection connection = open(uri);
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(body.length);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
    int status = connection.getResponseCode();
    connection.disconnect();
    return status;
  }

  private static HttpURLConnection open(URI uri) throws IOException {
    if (!isLoopback(uri)) {
      throw new IOException(uri.getHost() + " is not this machine");
    }
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    return connection;
  }
}
