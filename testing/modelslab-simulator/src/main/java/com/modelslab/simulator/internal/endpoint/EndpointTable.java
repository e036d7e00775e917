// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Endpoints by path, as the service's documentation describes them. They are data: the JSON files
 * beside this class, read by {@link EndpointReader}. Immutable.
 */
public final class EndpointTable {

  private static final EndpointTable JOBS =
      load(
          "image-editing.json",
          "images.json",
          "images-v7.json",
          "realtime.json",
          "interior.json",
          "faceswap.json",
          "video.json",
          "voice.json",
          "threed.json");
  private static final EndpointTable ACCOUNT = load("account.json");

  private final Map<String, List<EndpointSpec>> byPath;

  EndpointTable(List<EndpointSpec> endpoints) {
    Map<String, List<EndpointSpec>> map = new LinkedHashMap<>();
    for (EndpointSpec endpoint : endpoints) {
      map.computeIfAbsent(endpoint.path(), path -> new ArrayList<>()).add(endpoint);
    }
    byPath = Collections.unmodifiableMap(map);
  }

  private static EndpointTable load(String... files) {
    List<EndpointSpec> endpoints = new ArrayList<>();
    for (String file : files) {
      try (InputStream in = EndpointTable.class.getResourceAsStream(file)) {
        byte[] json = Objects.requireNonNull(in, file).readAllBytes();
        endpoints.addAll(new EndpointReader(file).read(json));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new EndpointTable(endpoints);
  }

  /** {@return the endpoints that make jobs} */
  public static EndpointTable jobs() {
    return JOBS;
  }

  /** {@return the calls about the account that take media} */
  public static EndpointTable account() {
    return ACCOUNT;
  }

  public boolean has(String path) {
    return byPath.containsKey(path);
  }

  /**
   * {@return the endpoint at {@code path} that serves the request's model, null if there is none;
   * without a model the first one at the path}
   */
  public @Nullable EndpointSpec find(String path, Map<String, Object> fields) {
    Object model = fields.get("model_id");
    for (EndpointSpec endpoint : byPath.getOrDefault(path, List.of())) {
      if (model == null || endpoint.serves(model.toString())) {
        return endpoint;
      }
    }
    return null;
  }

  /**
   * {@return the first endpoint at {@code path}}
   *
   * @throws IllegalArgumentException if there is none
   */
  public EndpointSpec get(String path) {
    EndpointSpec endpoint = find(path, Map.of());
    if (endpoint == null) {
      throw new IllegalArgumentException("There is no endpoint at " + path);
    }
    return endpoint;
  }

  /** {@return the paths that jobs are fetched under} */
  public Set<String> families() {
    Set<String> families = new TreeSet<>();
    byPath.values().forEach(all -> all.forEach(endpoint -> families.add(endpoint.family())));
    return families;
  }
}
