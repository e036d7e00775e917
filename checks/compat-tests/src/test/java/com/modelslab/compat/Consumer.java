// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.compat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** An application as users build it: a folder below {@code consumers}. */
enum Consumer {
  JDK("jdk"),
  OKHTTP("okhttp"),
  APACHE("apache"),
  OKHTTP4("okhttp"),
  RESILIENCE("jdk"),
  JACKSON3("jdk"),
  OLDEST("apache");

  /** The class of every application that can be started. */
  static final String MAIN = "com.example.app.MainJob";

  /** What it is called in the jar that has everything relocated. */
  static final String RELOCATED_MAIN = "com.example.shaded.app.MainJob";

  private final String transport;

  Consumer(String transport) {
    this.transport = transport;
  }

  /** {@return the id of its transport} */
  String transport() {
    return transport;
  }

  /** {@return the jars that Maven gives it, its own code among them} */
  List<Path> classPath() {
    try {
      return Arrays.stream(
              Files.readString(built("classpath.txt")).strip().split(File.pathSeparator))
          .map(Path::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The application " + this + " is not packaged", e);
    }
  }

  /** {@return those of its jars that are of the SDK} */
  List<Path> ownJars() {
    return classPath().stream()
        .filter(jar -> jar.getFileName().toString().startsWith("modelslab-"))
        .filter(jar -> !jar.getFileName().toString().startsWith("modelslab-compat-"))
        .toList();
  }

  /** {@return what its build left under that name} */
  Path built(String name) {
    return Path.of("consumers", folder(), "target", name);
  }

  /** {@return the name of its folder} */
  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }
}
