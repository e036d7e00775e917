// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.endpoint;

import com.modelslab.simulator.internal.json.Flags;
import com.modelslab.simulator.internal.net.LoopbackHttp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The checks of a request before its job is made, except for those of the media themselves. */
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

  /**
   * Rejects a request that the endpoint does not accept.
   *
   * @throws RejectedRequestException with all fields that are missing, else all that are wrong
   */
  public static void validate(EndpointSpec endpoint, Map<String, Object> fields) {
    required(endpoint.required(), fields);
    Map<String, String> wrong = new LinkedHashMap<>();
    fields.forEach(
        (name, value) -> {
          if ((NUMBERS.contains(name) || endpoint.numbers().contains(name)) && !isNumber(value)) {
            wrong.put(name, "The " + RejectedRequestException.words(name) + " must be a number.");
          }
        });
    endpoint
        .choices()
        .forEach(
            (name, values) -> {
              Object value = fields.get(name);
              if (value != null && !values.contains(Flags.normalized(value))) {
                wrong.put(
                    name, "The selected " + RejectedRequestException.words(name) + " is invalid.");
              }
            });
    Object webhook = fields.get("webhook");
    if (webhook != null && !webhook.equals("") && LoopbackHttp.parse(webhook) == null) {
      wrong.put("webhook", "The webhook must be a valid URL.");
    }
    endpoint.media().forEach((name, field) -> listProblem(name, field, fields.get(name), wrong));
    if (!wrong.isEmpty()) {
      throw RejectedRequestException.invalid(wrong);
    }
  }

  /** Rejects a request in which one of {@code names} has no value. */
  public static void required(List<String> names, Map<String, Object> fields) {
    Map<String, String> missing = new LinkedHashMap<>();
    for (String name : names) {
      Object value = fields.get(name);
      if (value == null || value.equals("") || value.equals(List.of())) {
        missing.put(name, "The " + RejectedRequestException.words(name) + " field is required.");
      }
    }
    if (!missing.isEmpty()) {
      throw RejectedRequestException.invalid(missing);
    }
  }

  private static void listProblem(
      String name, MediaField field, @Nullable Object value, Map<String, String> wrong) {
    MediaField.Lists lists = field.lists();
    if (value instanceof List<?> list) {
      if (lists == MediaField.Lists.NEVER) {
        wrong.put(name, "The " + RejectedRequestException.words(name) + " must be a string.");
      } else if (list.size() > field.most()) {
        wrong.put(
            name,
            "The "
                + RejectedRequestException.words(name)
                + " may not have more than "
                + field.most()
                + " items.");
      }
    } else if (value != null && lists == MediaField.Lists.REQUIRED) {
      wrong.put(name, "The " + RejectedRequestException.words(name) + " must be an array.");
    }
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
}
