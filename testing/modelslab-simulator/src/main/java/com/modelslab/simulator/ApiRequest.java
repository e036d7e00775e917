// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** One request as it arrived; read once, by one thread. */
final class ApiRequest {

  final String method;
  final String path;
  final String query;
  final String contentType;
  final String accept;
  final byte[] body;

  ApiRequest(String method, String url, String contentType, String accept, byte[] body) {
    this.method = method;
    int mark = url.indexOf('?');
    this.path = mark < 0 ? url : url.substring(0, mark);
    this.query = mark < 0 ? "" : url.substring(mark + 1);
    this.contentType = contentType;
    this.accept = accept;
    this.body = body;
  }

  boolean isJson() {
    return contentType.toLowerCase(Locale.ROOT).contains("json");
  }

  /**
   * {@return the body's fields}
   *
   * @throws IOException if the body is not a JSON object or not called one
   */
  Map<String, Object> fields() throws IOException {
    if (!isJson()) {
      throw new IOException("content type is " + contentType);
    }
    return Json.readObject(body);
  }
}
