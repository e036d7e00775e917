// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.compat;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The job with the oldest and the newest libraries that the SDK works with, on the JDK of the build
 * and on the newest one that is installed beside it.
 */
@ExtendWith(SharedSimulator.class)
class VersionsIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("combinations")
  void run_oldestAndNewest_doesTheJob(Consumer consumer, Path home, Simulator simulator)
      throws Exception {
    MainJobs.succeed(
        Jvm.onClassPath(consumer.classPath()).home(home), simulator, consumer.transport(), folder);
  }

  @Test
  void classPath_oldest_hasTheVersionsThatAreStated() {
    assertThat(names(Consumer.OLDEST)).contains("httpclient5-5.4.jar", "jackson-core-2.16.2.jar");
  }

  @Test
  void classPath_okHttp4Application_hasOneOkHttp() {
    assertThat(names(Consumer.OKHTTP4))
        .contains("okhttp-4.12.0.jar")
        .noneMatch(name -> name.startsWith("okhttp-jvm"));
  }

  static Stream<Arguments> combinations() throws IOException {
    List<Arguments> combinations = new ArrayList<>();
    for (Path home : homes()) {
      for (Consumer consumer :
          List.of(
              Consumer.OLDEST,
              Consumer.OKHTTP4,
              Consumer.APACHE,
              Consumer.OKHTTP,
              Consumer.JDK,
              Consumer.JACKSON3)) {
        combinations.add(Arguments.of(consumer, home));
      }
    }
    return combinations.stream();
  }

  /** {@return the JDK of the build, and the newest one in the folder in which it is} */
  private static List<Path> homes() throws IOException {
    Path own = Path.of(System.getProperty("java.home")).toRealPath();
    List<Path> homes = new ArrayList<>(List.of(own));
    try (Stream<Path> siblings = Files.list(own.getParent())) {
      siblings
          .filter(home -> feature(home) >= 17 && feature(home) != feature(own))
          .max(Comparator.comparingInt(VersionsIT::feature))
          .ifPresent(homes::add);
    }
    System.out.println("JDKs of the tests of versions: " + homes);
    return homes;
  }

  /** {@return the version of Java that a folder has; 0 if there is none in it} */
  private static int feature(Path home) {
    if (!Files.isExecutable(home.resolve("bin").resolve("java"))) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(home.resolve("release"))) {
      return lines
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceAll("^[^\"]*\"(\\d+).*$", "$1"))
          .mapToInt(Integer::parseInt)
          .findFirst()
          .orElse(0);
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }

  private static List<String> names(Consumer consumer) {
    return consumer.classPath().stream().map(jar -> jar.getFileName().toString()).toList();
  }
}
