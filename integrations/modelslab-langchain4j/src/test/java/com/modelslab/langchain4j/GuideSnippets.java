// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.langchain4j;

import com.modelslab.ModelsLab;
import com.modelslab.error.JobTimeoutException;
import dev.langchain4j.data.image.Image;
import dev.langchain4j.model.image.ImageModel;
import java.net.URI;
import java.time.Duration;

/** What docs/guides/langchain4j.md shows, so that it compiles; GuideTest compares them. */
final class GuideSnippets {
  private GuideSnippets() {}

  static void start(String key) {
    try (ModelsLab modelsLab = ModelsLab.builder().apiKey(key).build()) {
      ImageModel model = ModelsLabImageModel.builder(modelsLab).size(1024, 1024).build();

      Image picture = model.generate("a lighthouse in the fog").content();
      Image night = model.edit(picture, "make it night").content();
      System.out.println(night.url());
    }
  }

  static ImageModel options(ModelsLab modelsLab) {
    ImageModel model =
        ModelsLabImageModel.builder(modelsLab)
            .model("midjourney")
            .extra("negative_prompt", "people") // any field by its wire name
            .base64(true)
            .timeout(Duration.ofMinutes(2))
            .build();
    return model;
  }

  static URI waitOn(ModelsLab modelsLab, ImageModel model) throws InterruptedException {
    try {
      return model.generate("a lighthouse in the fog").content().url();
    } catch (JobTimeoutException e) {
      String token = e.job().orElseThrow().token();
      return modelsLab.resume(token).await().outputs().get(0);
    }
  }
}
