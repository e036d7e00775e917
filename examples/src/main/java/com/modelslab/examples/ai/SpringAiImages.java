// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples.ai;

import com.modelslab.ModelsLab;
import com.modelslab.simulator.Simulator;
import com.modelslab.springai.ModelsLabImageModel;
import java.util.List;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImageOptionsBuilder;
import org.springframework.ai.image.ImagePrompt;

/** Draws pictures from words, through Spring AI. */
public final class SpringAiImages {
  private SpringAiImages() {}

  /** Runs it at a simulator and prints the links. */
  public static void main(String[] arguments) {
    try (Simulator simulator = Simulator.builder().speed(20).start();
        ModelsLab modelsLab =
            ModelsLab.builder()
                .apiKey(simulator.key())
                .baseUri(simulator.baseUri())
                .transport("jdk")
                .build()) {
      twoLighthouses(modelsLab).forEach(System.out::println);
    }
  }

  /** {@return links to the pictures} */
  static List<String> twoLighthouses(ModelsLab modelsLab) {
    ImageModel model = new ModelsLabImageModel(modelsLab);
    ImagePrompt prompt =
        new ImagePrompt(
            "a lighthouse in the fog",
            ImageOptionsBuilder.builder().n(2).width(512).height(512).build());
    return model.call(prompt).getResults().stream()
        .map(image -> image.getOutput().getUrl())
        .toList();
  }
}
