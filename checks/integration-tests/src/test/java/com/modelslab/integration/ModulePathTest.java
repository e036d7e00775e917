// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.ModelsLab;
import com.modelslab.image.ImageInput;
import com.modelslab.job.Job;
import com.modelslab.request.SuperResolutionRequest;
import com.modelslab.simulator.Simulator;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SDK in a JVM of its own that has it, and what it stands on, on the module path. */
class ModulePathTest {
  private static final Pattern MODULES =
      Pattern.compile(
          ".*(modelslab-(api|json|transport)|jackson-core|httpclient5|httpcore5|okhttp|okio|kotlin-stdlib"
              + "|slf4j-api).*");

  private static Simulator simulator;
  private static String job;

  @BeforeAll
  static void start() {
    simulator = Simulator.builder().port(0).start();
    try (ModelsLab modelsLab =
        ModelsLab.builder()
            .baseUri(simulator.baseUri())
            .apiKey(simulator.key())
            .transport("jdk")
            .build()) {
      Job submitted =
          modelsLab.submit(
              SuperResolutionRequest.builder()
                  .image(ImageInput.url("https://example.com/cat.png"))
                  .build());
      job = submitted.id();
    }
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "apache", "okhttp"})
  void fetch_sdkOnTheModulePath_findsTransportAndCodecThere(String transport) throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "--module-path",
                place(true),
                "--add-modules",
                "com.modelslab.json.jackson,com.modelslab.transport." + transport,
                "--class-path",
                place(false),
                ModularProgram.class.getName(),
                simulator.baseUri().toString(),
                simulator.key(),
                job,
                transport)
            .redirectErrorStream(true)
            .start();

    String said = end(program);

    // SLF4J may have a word to say before.
    assertThat(said.strip()).endsWith("com.modelslab.api " + job + " true");
  }

  private static String end(Process program) throws IOException, InterruptedException {
    try {
      String said = new String(program.getInputStream().readAllBytes(), UTF_8);
      assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
      return said;
    } finally {
      program.destroyForcibly();
    }
  }

  /** The modules that the program needs, or the folder of the program itself. */
  private static String place(boolean modules) {
    List<String> entries =
        Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
    return entries.stream()
        .filter(
            entry ->
                modules
                    ? MODULES.matcher(entry).matches() && !entry.contains("test-classes")
                    : entry.contains("integration-tests") && entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
