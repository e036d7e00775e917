// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.cli.Child.Ended;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar that is handed out, in a process of its own. */
class PackagedJarIT {
  private static final Path JAR = Path.of("target", "modelslab.jar").toAbsolutePath();

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir Path directory;

  @Test
  void jar_version_isThatOfTheBuild() throws Exception {
    Ended ended = run("--version");

    assertThat(ended.code()).isZero();
    assertThat(ended.out()).startsWith("modelslab ").doesNotContain("development");
  }

  /** JBang takes it with the dependencies that its POM names, as the class path of the tests. */
  @Test
  void jarOfTheModule_version_isThatOfTheBuild() throws Exception {
    String version = RuntimeImage.version(JAR);
    Path jar = JAR.resolveSibling("modelslab-cli-" + version + ".jar");
    String path = jar + File.pathSeparator + System.getProperty("java.class.path");

    Ended ended = new Child(directory).run(JAVA, "-cp", path, Main.class.getName(), "--version");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out().lines()).startsWith("modelslab " + version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "apache", "okhttp"})
  void jar_demoOverEachTransport_makesThePageAndComplainsOfNothing(String transport)
      throws Exception {
    Ended ended = run("demo", "--out", "" + directory, "--speed", "50", "--transport", transport);

    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    assertThat(ended.err().lines()).allMatch(line -> line.startsWith("sent "));
    assertThat(directory.resolve("index.html")).isNotEmptyFile();
  }

  @Test
  void jar_explain_writesUtf8WhateverTheLocale() throws Exception {
    Path response =
        Files.writeString(
            directory.resolve("response.json"),
            "{\"status\":\"failed\",\"id\":1,\"message\":\"kein Gesicht: ü\"}");

    Ended ended = run("explain", response.toString());

    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("kein Gesicht: ü");
  }

  @Test
  void jar_contents_haveNoDescriptorAndNoSignature() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream().map(entry -> entry.getName()))
          .noneMatch(name -> name.endsWith("module-info.class"))
          .noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|RSA|DSA)"))
          .contains("META-INF/services/com.modelslab.spi.TransportProvider", "META-INF/LICENSE")
          .contains("META-INF/licenses/TwelveMonkeys.txt", "META-INF/licenses/jmustache.txt")
          .contains("META-INF/licenses/SLF4J.txt", "META-INF/licenses/progressbar.txt");
    }
  }

  private Ended run(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(JAVA, "-jar", JAR.toString()));
    command.addAll(List.of(words));
    return new Child(directory).with("LC_ALL", "C").run(command.toArray(String[]::new));
  }
}
