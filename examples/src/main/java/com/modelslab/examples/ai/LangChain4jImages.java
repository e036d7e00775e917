// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples.ai;

import com.modelslab.ModelsLab;
import com.modelslab.langchain4j.ModelsLabImageModel;
import com.modelslab.simulator.Simulator;
import dev.langchain4j.data.image.Image;
import dev.langchain4j.model.image.ImageModel;
import java.net.URI;

/** Draws a picture from words and edits it, through LangChain4j. */
public final class LangChain4jImages {
  private LangChain4jImages() {}

  /** Runs it at a simulator and prints the link. */
  public static void main(String[] arguments) {
    try (Simulator simulator = Simulator.builder().speed(20).start();
        ModelsLab modelsLab =
            ModelsLab.builder()
                .apiKey(simulator.key())
                .baseUri(simulator.baseUri())
                .transport("jdk")
                .build()) {
      System.out.println(lighthouseAtNight(modelsLab));
    }
  }

  /** {@return a link to the picture} */
  static URI lighthouseAtNight(ModelsLab modelsLab) {
    ImageModel model = ModelsLabImageModel.builder(modelsLab).size(512, 512).build();
    Image day = model.generate("a lighthouse in the fog").content();
    return model.edit(day, "make it night").content().url();
  }
}
