// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.service;

import static com.modelslab.simulator.internal.service.AccountApi.ordered;

import com.modelslab.simulator.internal.endpoint.RejectedRequestException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The searches through all models: {@code /api/v7/models} and {@code /api/v6/model-search}, both
 * with GET and the key in the query. Their parameters are documented, but not their responses:
 * those of version 7 are here like the list of generated assets, those of version 6 like the
 * responses of the service's control plane. A page has 20 models, and 100 at most.
 *
 * <p>The catalogue is made up. Immutable.
 */
final class ModelApi {

  private static final String V7 = "/api/v7/models";
  private static final String V6 = "/api/v6/model-search";
  private static final int MOST = 100;
  private static final int USUAL = 20;

  private static final List<Map<String, Object>> CATALOGUE = catalogue();

  /** {@return whether it is a path of this API, which is asked with GET alone} */
  boolean has(String path) {
    return path.equals(V7) || path.equals(V6) || path.startsWith(V6 + "/");
  }

  ApiResponse respond(String path, Map<String, Object> parameters) {
    if (path.equals(V7)) {
      Page<Map<String, Object>> page = page(parameters, "limit");
      return ApiResponse.json(
          200,
          ordered("status", "success", "data", page.entries(), "pagination", page.pagination()));
    }
    if (path.equals(V6)) {
      Page<Map<String, Object>> page = page(parameters, "per_page");
      return enveloped(ordered("items", page.entries()), page.pagination());
    }
    String part = path.substring(V6.length() + 1);
    return switch (part) {
      case "filters" ->
          enveloped(
              ordered("features", all("feature"), "sorts", List.of("recommended", "latest")),
              Map.of());
      case "tags" ->
          enveloped(
              CATALOGUE.stream()
                  .flatMap(model -> ((List<?>) model.getOrDefault("tags", List.of())).stream())
                  .distinct()
                  .sorted()
                  .toList(),
              Map.of());
      case "providers" -> enveloped(all("provider"), Map.of());
      default -> enveloped(model(URLDecoder.decode(part, StandardCharsets.UTF_8)), Map.of());
    };
  }

  private static Map<String, Object> model(String id) {
    return CATALOGUE.stream()
        .filter(model -> id.equals(model.get("model_id")))
        .findFirst()
        .orElseThrow(() -> RejectedRequestException.of(404, "not_found", "Model not found"));
  }

  private static List<Object> all(String field) {
    return CATALOGUE.stream()
        .flatMap(model -> Stream.ofNullable(model.get(field)))
        .distinct()
        .toList();
  }

  private static ApiResponse enveloped(Object data, Map<String, ? extends @Nullable Object> meta) {
    Map<String, Object> body = ordered("data", data);
    body.put("meta", meta);
    return ApiResponse.json(200, body);
  }

  private static Page<Map<String, Object>> page(Map<String, Object> parameters, String sizeName) {
    int size = Math.min(MOST, Page.positive(parameters, sizeName, USUAL));
    int number = Page.positive(parameters, "page", 1);
    List<Map<String, Object>> found =
        CATALOGUE.stream()
            .filter(same("feature", parameters))
            .filter(same("provider", parameters))
            .filter(described(parameters.getOrDefault("search", "").toString()))
            .toList();
    return Page.of(found, number, size);
  }

  private static Predicate<Map<String, Object>> same(String field, Map<String, Object> parameters) {
    Object wanted = parameters.getOrDefault(field, "");
    return model -> wanted.equals("") || wanted.equals(model.get(field));
  }

  private static Predicate<Map<String, Object>> described(String words) {
    String wanted = words.toLowerCase(Locale.ROOT);
    return model -> model.values().toString().toLowerCase(Locale.ROOT).contains(wanted);
  }

  private static List<Map<String, Object>> catalogue() {
    List<Map<String, Object>> models = new ArrayList<>();
    add(models, "imagen", "tulip", "modelslab", 24);
    add(models, "videofusion", "heron", "modelslab", 9);
    add(models, "audiogen", "cricket", "soundworks", 7);
    add(models, "llmaster", "magpie", "open_words", 6);
    add(models, "threedverse", "quarry", "modelslab", 4);
    models.add(ordered("model_id", "nameless")); // an entry may say next to nothing
    return List.copyOf(models);
  }

  private static void add(
      List<Map<String, Object>> models, String feature, String name, String provider, int count) {
    for (int i = 1; i <= count; i++) {
      models.add(
          ordered(
              "model_id",
              name + "-" + i,
              i % 2 == 0 ? "name" : "model_name",
              Character.toUpperCase(name.charAt(0)) + name.substring(1) + " " + i,
              "provider",
              provider,
              "feature",
              feature,
              "status",
              "model_ready",
              "tags",
              i % 2 == 0 ? List.of("fast", feature) : List.of(feature)));
    }
  }
}
