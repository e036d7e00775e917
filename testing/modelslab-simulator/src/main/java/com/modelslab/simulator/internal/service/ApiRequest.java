// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.service;

import com.modelslab.simulator.internal.json.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One HTTP request as it arrived. */
public final class ApiRequest {

  private final String method;
  private final String path;
  private final String query;
  private final String contentType;
  private final String accept;
  private final byte[] body;

  public ApiRequest(String method, String url, String contentType, String accept, byte[] body) {
    this.method = method;
    int mark = url.indexOf('?');
    this.path = mark < 0 ? url : url.substring(0, mark);
    this.query = mark < 0 ? "" : url.substring(mark + 1);
    this.contentType = contentType;
    this.accept = accept;
    this.body = body;
  }

  public String method() {
    return method;
  }

  /** {@return the path, without the query} */
  public String path() {
    return path;
  }

  /** {@return the query, empty if there is none} */
  public String query() {
    return query;
  }

  /** {@return the header Accept, empty if there is none} */
  String accept() {
    return accept;
  }

  public byte[] body() {
    return body;
  }

  public boolean isJson() {
    return contentType.toLowerCase(Locale.ROOT).contains("json");
  }

  /**
   * {@return the parameters of the query; of those with one name the last}
   *
   * @throws IOException if it is not percent-encoded as it should be
   */
  Map<String, Object> parameters() throws IOException {
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (String parameter : query.split("&", -1)) {
      int equals = (parameter + "=").indexOf('=');
      try {
        String name = URLDecoder.decode(parameter.substring(0, equals), StandardCharsets.UTF_8);
        String value = parameter.substring(Math.min(parameter.length(), equals + 1));
        parameters.put(name, URLDecoder.decode(value, StandardCharsets.UTF_8));
      } catch (IllegalArgumentException e) {
        throw new IOException("the query is malformed", e);
      }
    }
    return parameters;
  }

  /**
   * {@return the body's fields}
   *
   * @throws IOException if the body is not a JSON object or the Content-Type is not that of JSON
   */
  Map<String, Object> fields() throws IOException {
    if (!isJson()) {
      throw new IOException("Content-Type is " + contentType);
    }
    return Json.readObject(body);
  }
}
