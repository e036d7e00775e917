// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.integration;

import com.modelslab.ModelsLab;
import com.modelslab.job.JobResult;
import com.modelslab.spi.JsonCodecProvider;
import java.net.URI;
import java.util.ServiceLoader;

/** A program that finds the SDK on the module path, and says what it found. */
final class ModularProgram {
  private ModularProgram() {}

  /** Takes the base URI, the key, the id of a job, and the id of the transport. */
  public static void main(String[] arguments) {
    try (ModelsLab modelsLab =
        ModelsLab.builder()
            .baseUri(URI.create(arguments[0]))
            .apiKey(arguments[1])
            .transport(arguments[3])
            .build()) {
      JobResult result = modelsLab.imageEditing().fetch(arguments[2]);
      boolean codecIsNamed =
          ServiceLoader.load(JsonCodecProvider.class).stream()
              .allMatch(provider -> provider.type().getModule().isNamed());
      System.out.println(
          ModelsLab.class.getModule().getName() + " " + result.id() + " " + codecIsNamed);
    }
  }
}
