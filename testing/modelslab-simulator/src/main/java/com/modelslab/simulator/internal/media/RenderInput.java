// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.media;

import com.modelslab.simulator.internal.json.Flags;
import java.util.List;
import java.util.Map;

/**
 * What a result is made from.
 *
 * @param label what a drawn result says
 * @param seed the start of all chance
 * @param fields the request's fields but for long texts
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
