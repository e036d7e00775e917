// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.request;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which endpoint a model belongs to. The model decides the version of the API, and the service
 * answers a wrong one with "model not found"; the request classes check their model against the
 * catalogue of their module instead. A catalogue is never complete: a model that it does not know
 * passes.
 *
 * <p>Immutable, safe to share.
 */
public final class ModelCatalog {
  private final Map<String, List<Entry>> entries;

  private ModelCatalog(Map<String, List<Entry>> entries) {
    this.entries = entries;
  }

  /**
   * Reads a catalogue. A line that starts with a slash is the path of an endpoint and the name of
   * its request class; the lines below it are its models, each with an id, its required fields with
   * commas between, or a dash if there are none, and notes.
   *
   * <pre>
   * /v7/images/text-to-image TextToImageV7Request
   * imagen-4 aspect_ratio 1:1, 3:4, 4:3, 9:16 or 16:9
   * seedream-t2i width,height
   * </pre>
   *
   * @throws IllegalArgumentException if a line is not of this form
   */
  public static ModelCatalog parse(String text) {
    Map<String, List<Entry>> entries = new LinkedHashMap<>();
    String[] endpoint = {};
    for (String line : text.split("\n", -1)) {
      String[] words = line.strip().split(" ", 3);
      if (words[0].isEmpty()) {
        continue;
      }
      if (words.length < 2 || (endpoint.length == 0 && !words[0].startsWith("/"))) {
        throw new IllegalArgumentException("Not a line of a model catalogue: " + line);
      }
      if (words[0].startsWith("/")) {
        endpoint = words;
        continue;
      }
      Entry entry =
          new Entry(
              words[0],
              endpoint[0],
              endpoint[1],
              words[1].equals("-") ? List.of() : List.of(words[1].split(",", -1)),
              words.length > 2 ? words[2] : "");
      entries.computeIfAbsent(entry.modelId(), id -> new ArrayList<>()).add(entry);
    }
    entries.replaceAll((id, all) -> List.copyOf(all));
    return new ModelCatalog(Collections.unmodifiableMap(entries));
  }

  /**
   * {@return what is known of a model, one entry for each endpoint that it is at; ids are
   * case-sensitive}
   */
  public List<Entry> find(String modelId) {
    @Nullable List<Entry> found = entries.get(requireNonNull(modelId, "modelId"));
    return found == null ? List.of() : found;
  }

  /** {@return everything, in the order in which it was written} */
  public List<Entry> all() {
    return entries.values().stream().flatMap(List::stream).toList();
  }

  /**
   * {@return the entry of a model at an endpoint; none if the model is unknown}
   *
   * @throws IllegalArgumentException if the model is known at other endpoints only
   */
  public Optional<Entry> check(String modelId, Endpoint endpoint) {
    List<Entry> known = find(modelId);
    Optional<Entry> here =
        known.stream().filter(entry -> entry.path().equals(endpoint.path())).findFirst();
    if (here.isEmpty() && !known.isEmpty()) {
      throw new IllegalArgumentException(
          "model_id "
              + modelId
              + " is not a model of "
              + endpoint.path()
              + ": use "
              + known.stream()
                  .map(entry -> entry.requestClass() + " (" + entry.path() + ")")
                  .collect(Collectors.joining(" or "))
              + ". To send it all the same: extra(\"model_id\", …)");
    }
    return here;
  }

  /**
   * A model at an endpoint.
   *
   * @param modelId the id, as the service writes it
   * @param path the path of the endpoint, as {@link Endpoint#path}
   * @param requestClass the simple name of the request class for it
   * @param required the wire names of the fields that the model needs beside those that the
   *     endpoint requires
   * @param notes the values that it takes, and the like; may be empty
   */
  public record Entry(
      String modelId, String path, String requestClass, List<String> required, String notes) {
    /** Copies the list. */
    public Entry {
      required = List.copyOf(required);
    }
  }
}
