// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.compat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A JVM of its own, of the kind that runs the tests. Not thread-safe. */
final class Jvm {
  private static final long PATIENCE_SECONDS = 120;

  private final List<String> options = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();

  private Jvm() {}

  /** {@return one whose class path is these jars and folders} */
  static Jvm onClassPath(List<Path> entries) {
    return new Jvm().option("-cp", join(entries));
  }

  /** {@return one whose module path is these jars and folders} */
  static Jvm onModulePath(List<Path> entries) {
    return new Jvm().option("--module-path", join(entries));
  }

  private static String join(List<Path> entries) {
    return entries.stream()
        .map(entry -> entry.toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  Jvm option(String... words) {
    options.addAll(List.of(words));
    return this;
  }

  Jvm environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Runs a class to its end; its output goes through a file, so that it never has to wait. */
  Ended run(String main, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.addAll(options);
    command.add(main);
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(Path.of("target"), "jvm", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      try {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
            .as("%s ended in time:%n%s", main, Files.readString(output, UTF_8))
            .isTrue();
      } finally {
        process.destroyForcibly();
      }
      return new Ended(process.exitValue(), Files.readString(output, UTF_8));
    } finally {
      Files.delete(output);
    }
  }

  /** How a JVM ended. */
  record Ended(int code, String output) {}
}
