// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.compat;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.simulator.Simulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The job in a small container: one processor, 64 MB of heap, nothing to write to but the folder
 * that it is given, no home directory, and locales that surprise.
 */
@ExtendWith(SharedSimulator.class)
class SmallIT {
  private static final String MAIN = "com.example.app.ManyCalls";
  private static final Pattern THREADS = Pattern.compile("Threads started by 100 calls: (\\d+)");

  /** Far fewer than one a call; those of a pool that had gone idle are started again. */
  private static final int FEW_THREADS = 15;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"JDK, en", "OKHTTP, en", "APACHE, en", "JDK, tr", "OKHTTP, tr", "APACHE, tr"})
  void run_smallContainer_doesTheJobWithoutAThreadPerCall(
      Consumer consumer, String language, Simulator simulator) throws Exception {
    Path nowhere = Path.of("/nowhere");

    Jvm.Ended ended =
        MainJobs.run(
            Jvm.onClassPath(consumer.classPath())
                .option("-XX:ActiveProcessorCount=1", "-Xmx64m")
                .option("-Duser.home=" + nowhere, "-Djava.io.tmpdir=" + nowhere)
                .option("-Duser.language=" + language)
                .environment("HOME", nowhere.toString())
                .environment("LC_ALL", "C")
                .directory(unwritable()),
            MAIN,
            simulator,
            consumer.transport(),
            folder);

    assertThat(ended.output()).containsPattern(MainJobs.done(consumer.transport()));
    Matcher threads = THREADS.matcher(ended.output());
    assertThat(threads.find()).as(ended.output()).isTrue();
    assertThat(Integer.parseInt(threads.group(1))).isLessThan(FEW_THREADS);
    assertThat(ended.code()).isZero();
  }

  /** {@return a folder in which not even root can make a file, if there is one} */
  private static Path unwritable() {
    return Stream.of("/proc", "/sys", "/")
        .map(Path::of)
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow();
  }
}
