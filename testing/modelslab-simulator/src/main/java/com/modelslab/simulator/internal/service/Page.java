// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.service;

import com.modelslab.simulator.internal.endpoint.RejectedRequestException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a list, and how the service says where in the whole it is. Immutable. */
final class Page<T> {

  private final List<T> entries;
  private final Map<String, @Nullable Object> pagination;

  private Page(List<T> entries, Map<String, @Nullable Object> pagination) {
    this.entries = entries;
    this.pagination = pagination;
  }

  /** {@return page {@code number}, from 1, of a list; empty if it has fewer} */
  static <T> Page<T> of(List<T> all, int number, int size) {
    int first = (int) Math.min(all.size(), (number - 1L) * size);
    List<T> entries = all.subList(first, Math.min(all.size(), first + size));
    Map<String, @Nullable Object> pagination = new LinkedHashMap<>();
    pagination.put("current_page", number);
    pagination.put("per_page", size);
    pagination.put("total", all.size());
    pagination.put("last_page", Math.max(1, (all.size() + size - 1) / size));
    pagination.put("from", entries.isEmpty() ? null : first + 1);
    pagination.put("to", entries.isEmpty() ? null : first + entries.size());
    return new Page<>(entries, pagination);
  }

  /** {@return a field that is a number from 1 on} */
  static int positive(Map<String, Object> fields, String name, int otherwise) {
    Object value = fields.getOrDefault(name, otherwise);
    try {
      int number = Integer.parseInt(value.toString());
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // rejected below, like zero
    }
    throw RejectedRequestException.invalid(name, "must be at least 1.");
  }

  List<T> entries() {
    return entries;
  }

  Map<String, @Nullable Object> pagination() {
    return pagination;
  }
}
