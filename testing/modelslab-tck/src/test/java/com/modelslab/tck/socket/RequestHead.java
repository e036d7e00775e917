// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck.socket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.modelslab.spi.ProxySettings;
import com.modelslab.spi.TransportRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What goes out before and with the body of a request. */
final class RequestHead {
  private RequestHead() {}

  /** {@return the request line and headers of HTTP/1.1} */
  static byte[] http1(
      TransportRequest request,
      Optional<ProxySettings> proxy,
      @Nullable String cookie,
      Fault fault) {
    String target = target(request.uri());
    if (proxy.isPresent()) {
      target = "http://" + authority(request.uri(), fault) + target;
    }
    StringBuilder head = new StringBuilder();
    head.append(request.method()).append(' ').append(target).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(authority(request.uri(), fault)).append("\r\n");
    proxy
        .flatMap(ProxySettings::authorization)
        .ifPresent(value -> head.append("Proxy-Authorization: ").append(value).append("\r\n"));
    for (Map.Entry<String, String> header : headers(request, cookie, fault)) {
      head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
    }
    byte[] body = body(request, fault);
    if (body.length > 0 || !request.method().matches("GET|HEAD")) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    return head.append("\r\n").toString().getBytes(ISO_8859_1);
  }

  static String target(URI uri) {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  static String authority(URI uri, Fault fault) {
    boolean port = uri.getPort() >= 0 && fault != Fault.OMITS_THE_PORT_IN_HOST;
    return port ? uri.getHost() + ":" + uri.getPort() : uri.getHost();
  }

  /** {@return the headers of the request, and those that it leaves to the transport} */
  static List<Map.Entry<String, String>> headers(
      TransportRequest request, @Nullable String cookie, Fault fault) {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    request
        .headers()
        .forEach((name, value) -> headers.add(Map.entry(name, given(name, value, fault))));
    if (request.headers().first("Accept-Encoding").isEmpty()) {
      headers.add(
          Map.entry("Accept-Encoding", fault == Fault.ADVERTISES_BROTLI ? "gzip, br" : "gzip"));
    }
    switch (fault) {
      case ADDS_ITS_OWN_ACCEPT -> headers.add(Map.entry("Accept", "*/*"));
      case ADDS_ITS_OWN_ACCEPT_ENCODING -> headers.add(Map.entry("Accept-Encoding", "gzip"));
      default -> {}
    }
    if (cookie != null) {
      headers.add(Map.entry("Cookie", cookie));
    }
    return headers;
  }

  private static String given(String name, String value, Fault fault) {
    if (name.equalsIgnoreCase("Content-Type") && fault == Fault.APPENDS_A_CHARSET) {
      return value + "; charset=utf-8";
    }
    if (name.equalsIgnoreCase("User-Agent") && fault == Fault.REPLACES_THE_USER_AGENT) {
      return "sockets/1.0";
    }
    return fault == Fault.LOWER_CASES_REQUEST_VALUES ? value.toLowerCase(Locale.ROOT) : value;
  }

  static byte[] body(TransportRequest request, Fault fault) {
    if (request.method().equals("DELETE") && fault == Fault.DROPS_THE_BODY_OF_DELETE) {
      return new byte[0];
    }
    return fault == Fault.TRIMS_REQUEST_BODIES
        ? new String(request.body(), ISO_8859_1).trim().getBytes(ISO_8859_1)
        : request.body();
  }
}
