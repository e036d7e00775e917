// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import com.modelslab.internal.json.JsonFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a list of the service says about a model. What it does not say is empty.
 *
 * @param id what requests call it
 * @param name what people call it
 * @param provider who offers it, such as {@code civitai}
 * @param feature what it is for, such as {@link ModelSearch#IMAGES}, or its kind where the service
 *     names only that
 * @param fields all that the service says, by its own names; unmodifiable
 */
public record ModelSummary(
    String id, String name, String provider, String feature, Map<String, @Nullable Object> fields) {

  /** {@return what an entry of a list says; one that is no object is the id alone} */
  static ModelSummary of(@Nullable Object entry) {
    JsonFields model = Listing.fields("model_id", entry);
    return new ModelSummary(
        model.firstText("model_id", "id", "slug").orElse(""),
        model.firstText("name", "model_name").orElse(""),
        model.text("provider").orElse(""),
        model.firstText("feature", "model_type", "model_category").orElse(""),
        model.fields());
  }
}
