// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.media;

import com.modelslab.simulator.internal.json.Flags;
import java.util.List;
import java.util.Map;

/**
 * What a result is made from.
 *
 * @param label the text on a drawn result
 * @param seed the seed of all random decisions
 * @param fields the request's fields, except long texts
 * @param files the request's files, in the order of its fields
 * @param isCensored whether the safety checker hides the result
 */
public record RenderInput(
    String label,
    long seed,
    Map<String, Object> fields,
    List<MediaFile> files,
    boolean isCensored) {

  public boolean flag(String name) {
    return Flags.isTrue(fields.get(name));
  }

  public String text(String name, String otherwise) {
    return fields.getOrDefault(name, otherwise).toString();
  }

  public int number(String name, int otherwise) {
    Object value = fields.get(name);
    try {
      return value == null ? otherwise : (int) Double.parseDouble(value.toString());
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}
