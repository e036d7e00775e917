// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.compat;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.simulator.Simulator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Applications in one jar each, in which the SDK and all it stands on have other names. */
@ExtendWith(SharedSimulator.class)
class ShadedIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"JDK", "OKHTTP", "APACHE"})
  void run_relocated_doesTheJob(Consumer consumer, Simulator simulator) throws Exception {
    Path jar = consumer.built("relocated.jar");

    assertThat(Jars.classes(jar)).allMatch(name -> name.startsWith("com/example/shaded/"));
    MainJobs.succeed(
        Jvm.onClassPath(List.of(jar)),
        Consumer.RELOCATED_MAIN,
        simulator,
        consumer.transport(),
        folder);
  }

  @ParameterizedTest
  @EnumSource(names = {"JDK", "OKHTTP", "APACHE"})
  void run_serviceFilesNotRelocated_namesTheTransformer(Consumer consumer, Simulator simulator)
      throws Exception {
    Jvm.Ended ended =
        MainJobs.run(
            Jvm.onClassPath(List.of(consumer.built("without-services.jar"))),
            Consumer.RELOCATED_MAIN,
            simulator,
            consumer.transport(),
            folder);

    assertThat(ended.code()).isNotZero();
    assertThat(ended.output())
        .contains("com.modelslab.spi.JsonCodecProvider is relocated to com.example.shaded.")
        .contains("META-INF/services/com.example.shaded.modelslab.spi.JsonCodecProvider")
        .contains("ServicesResourceTransformer")
        .contains("mergeServiceFiles()");
  }

  @Test
  void run_relocatedBesidePlain_bothDoTheirJobs(Simulator simulator) throws Exception {
    List<Path> entries = new ArrayList<>(Consumer.OKHTTP.classPath());
    entries.add(Consumer.JDK.built("relocated.jar"));
    entries.add(Path.of("target", "test-classes"));

    Jvm.Ended ended =
        Jvm.onClassPath(entries)
            .run(
                TwoJobs.class.getName(),
                simulator.baseUri().toString(),
                simulator.key(),
                folder.toAbsolutePath().toString(),
                Consumer.MAIN,
                "okhttp",
                Consumer.RELOCATED_MAIN,
                "jdk");

    assertThat(ended.output())
        .containsPattern(MainJobs.done("jdk"))
        .containsPattern(MainJobs.done("okhttp"));
    assertThat(ended.code()).isZero();
  }
}
