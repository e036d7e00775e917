// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.compat;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.simulator.Simulator;
import java.io.File;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The SDK in class loaders that come and go, as in application servers. */
@Execution(ExecutionMode.CONCURRENT) // most of its time it waits for OkHttp
@ExtendWith(SharedSimulator.class)
class ClassLoadersIT {
  private static final int TIMES = 100;

  @TempDir private Path folder;

  /** The threads of OkHttp and Okio end by themselves after 60 seconds. */
  @Timeout(value = 10, unit = TimeUnit.MINUTES) // on a busy machine
  @ParameterizedTest
  @CsvSource({"JDK, 10", "APACHE, 10", "OKHTTP, 75"})
  void unload_hundredTimes_leavesNothing(Consumer consumer, int seconds, Simulator simulator)
      throws Exception {
    Jvm.Ended ended =
        Jvm.onClassPath(List.of(Path.of("target", "test-classes")))
            .option("-Xmx256m")
            .patience(Duration.ofMinutes(9))
            .run(
                LoadAndUnload.class.getName(),
                classPath(consumer),
                String.valueOf(TIMES),
                String.valueOf(seconds),
                simulator.baseUri().toString(),
                simulator.key(),
                consumer.transport());

    assertThat(ended.output()).contains(LoadAndUnload.NOTHING_LEFT + TIMES);
    assertThat(ended.code()).isZero();
  }

  @Test
  void run_twoLoadersWithOtherKeysAndTransports_doNotDisturbEachOther(Simulator simulator)
      throws Exception {
    CompletableFuture<String> first = run(Consumer.JDK, simulator, simulator.key());
    CompletableFuture<String> second = run(Consumer.APACHE, simulator, SharedSimulator.SECOND_KEY);

    assertThat(first.get(1, TimeUnit.MINUTES)).containsPattern(MainJobs.done("jdk"));
    assertThat(second.get(1, TimeUnit.MINUTES)).containsPattern(MainJobs.done("apache"));
  }

  private CompletableFuture<String> run(Consumer consumer, Simulator simulator, String key) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (URLClassLoader loader =
              new URLClassLoader(
                  LoadAndUnload.urls(classPath(consumer)), ClassLoader.getPlatformClassLoader())) {
            return (String)
                loader
                    .loadClass(Consumer.MAIN)
                    .getMethod("run", String.class, String.class, String.class, Path.class)
                    .invoke(
                        null,
                        simulator.baseUri().toString(),
                        key,
                        consumer.transport(),
                        folder.resolve(consumer.folder()));
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        },
        task -> new Thread(task).start());
  }

  private static String classPath(Consumer consumer) {
    return consumer.classPath().stream().map(Path::toString).collect(joining(File.pathSeparator));
  }
}
