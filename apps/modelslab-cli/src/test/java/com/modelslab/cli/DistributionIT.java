// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.cli.Child.Ended;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.model.Oddities;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is handed out: the image with its own Java, and the folder that needs one. */
@DisabledOnOs(OS.WINDOWS)
@DisabledIfSystemProperty(named = "image.skip", matches = "true")
class DistributionIT {
  private static final Path IMAGE = Path.of("target/image/modelslab").toAbsolutePath();
  private static final Path PLAIN = Path.of("target/dist/modelslab").toAbsolutePath();
  private static final Path ARCHIVE = Path.of("runtime/lib/server/classes.jsa");

  /** A lossless WebP of 90 x 60 pixels with a red disc on white. */
  private static final String WEBP =
      "UklGRmQAAABXRUJQVlA4TFcAAAAvWcAOAFWwaSTJEZfjz/Gy9bq3Uc+oRv8nYPsHXO2jyD+GYmdQ"
          + "9ADK7KbcXso+E+X3UcXzUM3TUNVfDYpwGpTgPChA4zTOhCSap9A/jBGDmDKASR18qAEA";

  @TempDir Path directory;

  private Ended run(Path home, String javaOpts, String... arguments) throws Exception {
    return run(new Child(directory).with("JAVA_OPTS", javaOpts), home, arguments);
  }

  private static Ended run(Child child, Path home, String... arguments) throws Exception {
    Stream<String> words = Stream.of("" + home.resolve("bin/modelslab"));
    return child.run(Stream.concat(words, Stream.of(arguments)).toArray(String[]::new));
  }

  private Path moved() throws IOException {
    Path copy = directory.resolve("moved to another place");
    try (Stream<Path> files = Files.walk(IMAGE)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(
            file,
            copy.resolve(IMAGE.relativize(file).toString()),
            StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return copy;
  }

  private static long shared(Ended ended) {
    return ended.out().lines().filter(line -> line.contains("source: shared objects")).count();
  }

  @Test
  void image_edit_makesAFileAndEndsWithZero() throws Exception {
    Path picture = directory.resolve("cup.png");
    try (InputStream in = Main.class.getResourceAsStream("images/cup.png")) {
      Files.copy(in, picture);
    }
    try (Simulator simulator = Simulator.builder().speed(50).oddities(Oddities.none()).start()) {
      Ended ended =
          run(
              new Child(directory).with("MODELSLAB_API_KEY", simulator.key()),
              IMAGE,
              "edit",
              "remove-background",
              "cup.png",
              "--base-uri",
              "" + simulator.baseUri(),
              "--out",
              "out");

      assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.OK);
    }
    try (Stream<Path> made = Files.list(directory.resolve("out"))) {
      assertThat(made).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "apache", "okhttp"})
  void image_wrongKey_endsWithRefusedOnEachTransport(String transport) throws Exception {
    try (Simulator simulator = Simulator.builder().oddities(Oddities.none()).start()) {
      Ended ended =
          run(
              new Child(directory).with("MODELSLAB_API_KEY", "wrong"),
              IMAGE,
              "fetch",
              "1",
              "--transport",
              transport,
              "--base-uri",
              "" + simulator.baseUri());

      assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.REFUSED);
    }
  }

  @Test
  void image_simulate_showsItsPageReadsWebpAndEndsWhenStopped() throws Exception {
    Files.write(directory.resolve("disc.webp"), Base64.getDecoder().decode(WEBP));
    Process process =
        new ProcessBuilder(
                "" + IMAGE.resolve("bin/modelslab"), "simulate", "--port", "0", "--speed", "50")
            .redirectErrorStream(true)
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String base = valueOf("Base URI", out.readLine());
      String key = valueOf("Key", out.readLine());
      URI page = URI.create(valueOf("Page", out.readLine()));

      Ended edit =
          run(
              new Child(directory).with("MODELSLAB_API_KEY", key),
              IMAGE,
              "edit",
              "remove-background",
              "disc.webp",
              "--base-uri",
              base,
              "--out",
              "out");

      assertThat(edit.code()).as(edit.err()).isEqualTo(ExitCode.OK);
      try (InputStream in = page.toURL().openStream()) {
        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
            .contains("removebg_mask", "success");
      }
    } finally {
      process.destroy();
    }
    try (Stream<Path> made = Files.list(directory.resolve("out"))) {
      assertThat(made.map(DistributionIT::width)).containsExactly(90);
    }
    assertThat(process.waitFor(20, TimeUnit.SECONDS))
        .as("the launcher gave its place to Java")
        .isTrue();
  }

  private static String valueOf(String name, String line) {
    assertThat(line).startsWith(name + " ");
    return line.substring(name.length()).strip();
  }

  private static int width(Path image) {
    try {
      return ImageIO.read(image.toFile()).getWidth();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void image_moved_stillStartsFromItsArchive() throws Exception {
    Ended ended = run(moved(), "-Xlog:class+load", "--version");

    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .contains("modelslab " + RuntimeImage.version(Path.of("target/modelslab.jar")))
        .contains("com.modelslab.cli.Main source: shared objects file");
    assertThat(shared(ended)).isGreaterThan(1000);
  }

  @Test
  void image_withoutItsArchive_starts() throws Exception {
    Path home = moved();
    Files.delete(home.resolve(ARCHIVE));

    Ended ended = run(home, "-Xlog:class+load", "--version");

    assertThat(ended.code()).isZero();
    assertThat(shared(ended)).isZero();
    assertThat(home.resolve(ARCHIVE)).doesNotExist();
  }

  @Test
  void image_archiveOfAnotherJava_starts() throws Exception {
    Path home = moved();
    byte[] archive = Files.readAllBytes(home.resolve(ARCHIVE));
    Arrays.fill(archive, 0, 512, (byte) 1);
    Files.delete(home.resolve(ARCHIVE));
    Files.write(home.resolve(ARCHIVE), archive);

    Ended ended = run(home, "-Xlog:class+load", "--version");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(shared(ended)).isZero();
    assertThat(ended.out()).contains("modelslab ");
  }

  @Test
  void folder_javaOfTheMachine_starts() throws Exception {
    Child child = new Child(directory).with("JAVA_HOME", System.getProperty("java.home"));

    Ended ended = run(child, PLAIN, "--version");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).startsWith("modelslab ").doesNotContain("development");
  }

  @Test
  void folders_both_haveLaunchersCompletionAndLicense() throws Exception {
    for (Path home : new Path[] {IMAGE, PLAIN}) {
      assertThat(home.resolve("LICENSE")).isNotEmptyFile();
      assertThat(home.resolve("share/bash-completion/completions/modelslab")).isNotEmptyFile();
      assertThat(Files.readString(home.resolve("bin/modelslab.cmd")).lines().count())
          .isEqualTo(
              Files.readString(home.resolve("bin/modelslab.cmd")).split("\r\n", -1).length - 1);
    }
  }
}
