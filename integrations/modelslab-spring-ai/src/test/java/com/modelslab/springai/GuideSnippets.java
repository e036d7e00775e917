// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.springai;

import com.modelslab.ModelsLab;
import com.modelslab.image.ImageInput;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.image.ImageResponse;
import org.springframework.context.annotation.Bean;

/** What docs/guides/spring-ai.md shows, so that it compiles; GuideTest compares them. */
class GuideSnippets {
  @Bean
  ImageModel imageModel(ModelsLab modelsLab) {
    return new ModelsLabImageModel(
        modelsLab, ModelsLabImageOptions.builder().size(1024, 1024).build());
  }

  static String link(ImageModel imageModel) {
    String link =
        imageModel
            .call(new ImagePrompt("a lighthouse in the fog"))
            .getResult()
            .getOutput()
            .getUrl();
    return link;
  }

  static ImageResponse edit(ImageModel imageModel) {
    ModelsLabImageOptions options =
        ModelsLabImageOptions.builder()
            .image(ImageInput.file(Path.of("harbour.png")))
            .extra("negative_prompt", "people") // any field by its wire name
            .responseFormat(ModelsLabImageOptions.BASE64)
            .timeout(Duration.ofMinutes(2))
            .build();
    ImageResponse edited = imageModel.call(new ImagePrompt("make it night", options));
    return edited;
  }
}
