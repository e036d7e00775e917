// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.compat;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.simulator.Simulator;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
  /** OkHttp 4 skips one interim response, not two. */
  private static final String TWO_INTERIM_RESPONSES =
      "send_interimResponse_isSkipped,send_earlyHints_areSkipped";

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("combinations")
  void run_oldestAndNewest_doesTheJob(Consumer consumer, Path home, Simulator simulator)
      throws Exception {
    MainJobs.succeed(
        Jvm.onClassPath(consumer.classPath()).home(home), simulator, consumer.transport(), folder);
  }

  @ParameterizedTest
  @MethodSource("oldestAndNewestStacks")
  void run_oldestAndNewest_keepsTheContract(Consumer consumer, Path home) throws Exception {
    List<Path> classPath = new ArrayList<>(consumer.classPath());
    classPath.addAll(contract());

    Jvm.Ended ended =
        Jvm.onClassPath(classPath)
            .home(home)
            .option("-Dexempt=" + (consumer == Consumer.OKHTTP4 ? TWO_INTERIM_RESPONSES : ""))
            .patience(Duration.ofMinutes(4))
            .run("com.example.contract.ContractRun");

    assertThat(ended.code()).as(ended.output()).isZero();
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

  /** {@return what the contract needs beside an application} */
  private static List<Path> contract() throws IOException {
    Path target = Path.of("consumers", "contract", "target");
    List<Path> classPath = new ArrayList<>(List.of(target.resolve("classes")));
    for (String jar :
        Files.readString(target.resolve("classpath.txt")).strip().split(File.pathSeparator, -1)) {
      classPath.add(Path.of(jar));
    }
    return classPath;
  }

  /** The oldest stacks on the JDK of the build, the newest ones on the newest JDK. */
  static Stream<Arguments> oldestAndNewestStacks() throws IOException {
    List<Path> homes = homes();
    Path newest = homes.get(homes.size() - 1);
    return Stream.of(
        Arguments.of(Consumer.OLDEST, homes.get(0)),
        Arguments.of(Consumer.OKHTTP4, homes.get(0)),
        Arguments.of(Consumer.APACHE, newest),
        Arguments.of(Consumer.OKHTTP, newest),
        Arguments.of(Consumer.JDK, newest));
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
