// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.compat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A JVM of its own, of the kind that runs the tests. Not thread-safe. */
final class Jvm {

  private final List<String> options = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private Path home = Path.of(System.getProperty("java.home"));
  private Path directory = Path.of("").toAbsolutePath();
  private Duration patience = Duration.ofMinutes(2);

  private Jvm() {}

  /** {@return one whose class path is these jars and folders} */
  static Jvm onClassPath(List<Path> entries) {
    return new Jvm().option("-cp", join(entries));
  }

  /** {@return one that has all that it runs in itself: an image of jlink} */
  static Jvm ofImage(Path folder) {
    return new Jvm().home(folder);
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

  /** Runs another one than that of the tests. */
  Jvm home(Path folder) {
    this.home = folder.toAbsolutePath();
    return this;
  }

  /** Waits for its end for that long. */
  Jvm patience(Duration time) {
    this.patience = time;
    return this;
  }

  /** Starts it in a folder. */
  Jvm directory(Path folder) {
    this.directory = folder;
    return this;
  }

  /** Runs a class to its end; its output goes through a file, so that it never has to wait. */
  Ended run(String main, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve("java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.addAll(options);
    command.add(main);
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(Path.of("target").toAbsolutePath(), "jvm", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      try {
        assertThat(process.waitFor(patience.toSeconds(), TimeUnit.SECONDS))
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
