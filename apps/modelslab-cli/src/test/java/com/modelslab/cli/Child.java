// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs another program and keeps what it prints. */
final class Child {
  private final Path directory;
  private final Map<String, String> environment = new LinkedHashMap<>();

  /**
   * Makes a child without JAVA_HOME, JAVA_OPTS and key.
   *
   * @param directory where it runs, and where its output is kept
   */
  Child(Path directory) {
    this.directory = directory;
    environment.put("JAVA_HOME", "");
    environment.put("JAVA_OPTS", "");
    environment.put("MODELSLAB_API_KEY", "");
  }

  Child with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Runs it to its end, for 50 s at most. */
  Ended run(String... command) throws IOException, InterruptedException {
    Path out = directory.resolve("out.txt");
    Path err = directory.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command))
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    builder.environment().values().removeIf(String::isEmpty);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(50, TimeUnit.SECONDS)).as("ended in time").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Ended(
        process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  record Ended(int code, String out, String err) {}
}
