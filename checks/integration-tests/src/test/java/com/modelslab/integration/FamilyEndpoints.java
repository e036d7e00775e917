// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The request classes that are in the modules of the families. */
final class FamilyEndpoints {
  private static final Path FAMILIES = Path.of("..", "..", "families");

  private FamilyEndpoints() {}

  /** {@return the simple names of all request classes, as the source folders have them} */
  static List<String> classes() {
    try (Stream<Path> files = Files.walk(FAMILIES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("Request.java"))
          .map(name -> name.substring(0, name.length() - 5))
          .distinct()
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
