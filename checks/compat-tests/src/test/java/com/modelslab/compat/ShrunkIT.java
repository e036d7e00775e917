// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.compat;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Applications shrunk with nothing but the rules in the jars, and the one rule that names their
 * main class.
 */
@ExtendWith(SharedSimulator.class)
class ShrunkIT {
  private static final String KEEP_MAIN =
      "-keep class " + Consumer.MAIN + " { public static void main(java.lang.String[]); }";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"R8, JDK", "R8, OKHTTP", "PROGUARD, JDK", "PROGUARD, OKHTTP"})
  void shrink_withTheRulesInTheJars_leavesAnApplicationThatWorks(
      Shrinker shrinker, Consumer consumer, Simulator simulator) throws Exception {
    Path small = folder.resolve("small.jar");

    shrinker.shrink(consumer.classPath(), List.of(KEEP_MAIN), small);

    MainJobs.succeed(Jvm.onClassPath(List.of(small)), simulator, consumer.transport(), folder);
    assertThat(Files.size(small)).isLessThan(size(consumer.classPath()) / 2);
  }

  /** Shows that the rules are what makes it work. */
  @ParameterizedTest
  @CsvSource({"R8, JDK", "PROGUARD, JDK", "PROGUARD, OKHTTP"})
  void shrink_withoutTheRulesThatKeep_leavesAnApplicationThatFails(
      Shrinker shrinker, Consumer consumer, Simulator simulator) throws Exception {
    Path small = folder.resolve("small.jar");

    shrinker.shrink(keepingNothing(consumer.classPath()), List.of(KEEP_MAIN), small);

    Jvm.Ended ended =
        MainJobs.run(
            Jvm.onClassPath(List.of(small)),
            Consumer.MAIN,
            simulator,
            consumer.transport(),
            folder);
    assertThat(ended.output()).contains("Exception in thread \"main\"");
    assertThat(ended.code()).isNotZero();
  }

  /** The jars, whose rules still say what not to warn of, but keep nothing. */
  private List<Path> keepingNothing(List<Path> jars) throws IOException {
    List<Path> copies = new ArrayList<>();
    for (Path jar : jars) {
      Path copy = Files.copy(jar, folder.resolve(jar.getFileName()));
      for (Path rules : Jars.list(copy, "META-INF/proguard")) {
        Jars.edit(
            copy,
            rules.toString(),
            text -> text.lines().filter(line -> !line.startsWith("-keep")).collect(joining("\n")));
      }
      copies.add(copy);
    }
    return copies;
  }

  private static long size(List<Path> jars) throws IOException {
    long bytes = 0;
    for (Path jar : jars) {
      bytes += Files.size(jar);
    }
    return bytes;
  }
}
