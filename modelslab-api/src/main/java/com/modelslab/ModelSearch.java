// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static java.util.Objects.requireNonNull;

import com.modelslab.internal.Limits;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which models {@link DirectCalls#models} is to find.
 *
 * <p>What is not set is not sent, and so does not narrow the search. Immutable, safe to share.
 */
public final class ModelSearch {
  /** The feature of models that make images. */
  public static final String IMAGES = "imagen";

  /** The feature of models that make videos. */
  public static final String VIDEOS = "videofusion";

  /** The feature of models that make sound. */
  public static final String SOUND = "audiogen";

  /** The feature of models that write. */
  public static final String CHAT = "llmaster";

  /** The feature of models that make 3D models. */
  public static final String THREE_D = "threedverse";

  private static final ModelSearch ALL = new ModelSearch(Map.of());

  private final Map<String, String> parameters;

  private ModelSearch(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  /** {@return a search that finds every model} */
  public static ModelSearch all() {
    return ALL;
  }

  /**
   * {@return this search for models with a feature, such as {@link #IMAGES}}
   *
   * <p>The service's own programs disagree about two of these words: some of them say {@code
   * video_fusion} and {@code audio_gen}.
   */
  public ModelSearch feature(String word) {
    return with("feature", word);
  }

  /** {@return this search for models that {@code words} describe, such as {@code flux}} */
  public ModelSearch text(String words) {
    return with("search", words);
  }

  /** {@return this search with that many models a page. Default: the service's} */
  public ModelSearch pageSize(int models) {
    return with("limit", Integer.toString(Limits.atLeastOne("models", models)));
  }

  /**
   * {@return this search with a parameter that has no method here, such as {@code provider}; it
   * replaces one of the same name}
   *
   * @param wireName the name that the service gives it; neither {@code key} nor {@code page}, which
   *     the client sets
   * @throws IllegalArgumentException if it is one of those
   */
  public ModelSearch extra(String wireName, String value) {
    if (wireName.equals("key") || wireName.equals("page")) {
      throw new IllegalArgumentException("The parameter " + wireName + " is set by the client");
    }
    return with(wireName, value);
  }

  private ModelSearch with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
    return new ModelSearch(Collections.unmodifiableMap(more));
  }

  /** {@return the parameters by their wire names, in the order in which they go out} */
  public Map<String, String> parameters() {
    return parameters;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ModelSearch search && parameters.equals(search.parameters);
  }

  @Override
  public int hashCode() {
    return parameters.hashCode();
  }

  @Override
  public String toString() {
    return "ModelSearch" + parameters;
  }
}
