// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import com.modelslab.ModelsLab;
import com.modelslab.image.ImageInput;
import com.modelslab.job.Job;
import com.modelslab.request.GeneralRequest;
import java.util.Map;

/** Calls an endpoint that the SDK has no type for, and reads the response as it came. */
public final class UnknownTool {
  private UnknownTool() {}

  /** {@return every field of what the service says about the new job} */
  public static Map<String, ?> call(ModelsLab modelsLab) {
    Job job =
        modelsLab.submit(
            GeneralRequest.builder("/image_editing/brand_new")
                .extra("init_image", ImageInput.url("https://example.com/cat.png"))
                .extra("strength", 0.7)
                .build());
    Map<String, ?> raw = job.fetch().raw();
    return raw;
  }
}
