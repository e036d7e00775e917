// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import com.modelslab.error.ResponseFormatException;
import com.modelslab.internal.json.JsonFields;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list in a response whose form the service does not document, found where its other lists are.
 * Immutable.
 */
final class Listing {
  private static final List<String> LISTS = List.of("data", "models", "schedulers", "items");
  private static final List<String> PAGES = List.of("pagination", "meta", "data");

  private final List<?> entries;
  private final Optional<Long> lastPage;

  private Listing(List<?> entries, Optional<Long> lastPage) {
    this.entries = entries;
    this.lastPage = lastPage;
  }

  /**
   * {@return the list in a response}
   *
   * @throws ResponseFormatException if there is none
   */
  static Listing of(String path, Map<String, @Nullable Object> body) {
    JsonFields top = JsonFields.of(body);
    List<?> entries =
        Stream.of(top, top.object("data"))
            .flatMap(place -> LISTS.stream().map(place::value))
            .filter(List.class::isInstance)
            .map(list -> (List<?>) list)
            .findFirst()
            .orElseThrow(
                () ->
                    new ResponseFormatException(
                        path, "it has no list in " + String.join(", ", LISTS), null, null));
    Optional<Long> lastPage =
        Stream.concat(PAGES.stream().map(top::object), Stream.of(top))
            .flatMap(place -> place.number("last_page").stream())
            .map(BigDecimal::longValue)
            .findFirst();
    return new Listing(entries, lastPage);
  }

  /** {@return the entries as they came} */
  List<?> entries() {
    return entries;
  }

  /** {@return whether nothing follows this page, as far as it tells} */
  boolean endsAt(int page) {
    return entries.isEmpty() || lastPage.map(last -> page >= last).orElse(false);
  }

  /** {@return the fields of an entry; one that is no object becomes the field {@code name}} */
  static JsonFields fields(String name, @Nullable Object entry) {
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put(name, entry);
    return entry instanceof Map<?, ?>
        ? JsonFields.of(fields).object(name)
        : JsonFields.of(Collections.unmodifiableMap(fields));
  }
}
