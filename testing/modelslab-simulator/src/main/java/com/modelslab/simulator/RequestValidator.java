// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the service looks at before it takes a job, except for the pictures themselves. */
public final class RequestValidator {

  private static final Set<String> NUMBERS =
      Set.of(
          "width",
          "height",
          "samples",
          "scale",
          "steps",
          "num_inference_steps",
          "guidance_scale",
          "guidance",
          "strength",
          "s_scale",
          "seed",
          "overlap_width",
          "kmin",
          "kmax",
          "mix_factor",
          "alpha_matting_foreground_threshold",
          "alpha_matting_background_threshold",
          "alpha_matting_erode_size");

  private RequestValidator() {}

  static void fields(EndpointSpec endpoint, Map<String, Object> fields) {
    required(endpoint.required(), fields);
    Map<String, String> wrong = new LinkedHashMap<>();
    fields.forEach(
        (name, value) -> {
          if (NUMBERS.contains(name) && !isNumber(value)) {
            wrong.put(name, "The " + words(name) + " must be a number.");
          }
        });
    endpoint
        .choices()
        .forEach(
            (name, values) -> {
              Object value = fields.get(name);
              if (value != null && !values.contains(Flags.normalized(value))) {
                wrong.put(name, "The selected " + words(name) + " is invalid.");
              }
            });
    Object webhook = fields.get("webhook");
    if (webhook != null && !webhook.equals("") && LoopbackHttp.parse(webhook) == null) {
      wrong.put("webhook", "The webhook must be a valid URL.");
    }
    for (String name : endpoint.pictures().keySet()) {
      listProblem(endpoint, name, fields.get(name), wrong);
    }
    if (!wrong.isEmpty()) {
      throw RejectedRequestException.invalid(wrong);
    }
  }

  /** Refuses when one of {@code names} has no value; all that lack one are told together. */
  static void required(List<String> names, Map<String, Object> fields) {
    Map<String, String> missing = new LinkedHashMap<>();
    for (String name : names) {
      Object value = fields.get(name);
      if (value == null || value.equals("") || value.equals(List.of())) {
        missing.put(name, "The " + words(name) + " field is required.");
      }
    }
    if (!missing.isEmpty()) {
      throw RejectedRequestException.invalid(missing);
    }
  }

  private static void listProblem(
      EndpointSpec endpoint, String name, @Nullable Object value, Map<String, String> wrong) {
    if (value instanceof List<?> list) {
      boolean takesLists = name.equals("init_image") && takesLists(endpoint);
      if (!takesLists) {
        wrong.put(name, "The " + words(name) + " must be a string.");
      } else if (list.size() > EndpointSpec.MAX_PICTURES) {
        wrong.put(
            name,
            "The "
                + words(name)
                + " may not have more than "
                + EndpointSpec.MAX_PICTURES
                + " items.");
      }
    } else if (value != null && endpoint.has(EndpointSpec.Trait.LIST_ONLY)) {
      wrong.put(name, "The " + words(name) + " must be an array.");
    }
  }

  private static boolean takesLists(EndpointSpec endpoint) {
    return endpoint.has(EndpointSpec.Trait.LIST_ONLY) || endpoint.name().equals("qwen_edit");
  }

  private static boolean isNumber(Object value) {
    if (value instanceof Number) {
      return true;
    }
    try {
      return value instanceof String text && Double.isFinite(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String words(String name) {
    return name.replace('_', ' ');
  }
}
