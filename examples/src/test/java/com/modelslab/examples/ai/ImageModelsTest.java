// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples.ai;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.ModelsLab;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.SimulatorExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ImageModelsTest {
  @RegisterExtension
  final SimulatorExtension service = new SimulatorExtension(Simulator.builder().speed(50));

  private ModelsLab modelsLab;

  @BeforeEach
  void open() {
    modelsLab =
        ModelsLab.builder()
            .apiKey(service.get().key())
            .baseUri(service.get().baseUri())
            .transport("jdk")
            .build();
  }

  @AfterEach
  void close() {
    modelsLab.close();
  }

  @Test
  void langChain4j_drawsAndEdits_withOneJobEach() {
    assertThat(LangChain4jImages.lighthouseAtNight(modelsLab)).hasScheme("http");
  }

  @Test
  void springAi_twoPictures_areTwoLinks() {
    assertThat(SpringAiImages.twoLighthouses(modelsLab)).hasSize(2).doesNotHaveDuplicates();
  }
}
