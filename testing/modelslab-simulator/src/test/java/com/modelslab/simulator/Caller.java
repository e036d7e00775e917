// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import com.modelslab.simulator.internal.image.Bitmap;
import com.modelslab.simulator.internal.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plain HTTP client of the simulator, without any SDK. */
final class Caller {

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final Simulator simulator;

  Caller(Simulator simulator) {
    this.simulator = simulator;
  }

  /** One response. */
  record Response(HttpResponse<byte[]> http) {

    int status() {
      return http.statusCode();
    }

    Bitmap pixels() throws IOException {
      return Bitmap.decode(http.body());
    }

    String text() {
      return new String(http.body(), StandardCharsets.UTF_8);
    }

    String contentType() {
      return http.headers().firstValue("Content-Type").orElse("");
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> json() {
      try {
        return (Map<String, Object>) Json.read(http.body());
      } catch (IOException e) {
        throw new AssertionError("not JSON: " + text(), e);
      }
    }

    Object get(String field) {
      return json().get(field);
    }

    String string(String field) {
      return String.valueOf(get(field));
    }
  }

  Simulator simulator() {
    return simulator;
  }

  String firstLink(Response response) {
    return ((List<?>) response.get("output")).get(0).toString();
  }

  /** Posts fields with the right key to a path below the standard API. */
  Response post(String path, Object... namesAndValues) throws IOException, InterruptedException {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return postMap(path, fields);
  }

  Response postMap(String path, Map<String, Object> fields)
      throws IOException, InterruptedException {
    Map<String, Object> body = new LinkedHashMap<>(fields);
    body.put("key", simulator.key());
    return postBody(path, Json.write(body));
  }

  Response postBody(String path, String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  Response get(String uri) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(at(uri)));
  }

  Response send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return new Response(
        http.send(
            request.timeout(Duration.ofSeconds(30)).build(),
            HttpResponse.BodyHandlers.ofByteArray()));
  }

  /** A path below the standard API, a path from the root, or a whole address. */
  URI at(String path) {
    if (path.startsWith("http")) {
      return URI.create(path);
    }
    return path.startsWith("//")
        ? simulator.page().resolve(path.substring(1))
        : URI.create(simulator.baseUri() + path);
  }
}
