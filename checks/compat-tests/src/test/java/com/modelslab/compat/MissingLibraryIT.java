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
import org.junit.jupiter.params.provider.CsvSource;

/** Applications that lack what a transport or codec stands on. */
@ExtendWith(SharedSimulator.class)
class MissingLibraryIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OKHTTP | okhttp-jvm   | okhttp-jvm 5, or okhttp 4.12 or later (com.squareup.okhttp3)",
        "OKHTTP | kotlin       | okhttp-jvm 5, or okhttp 4.12 or later (com.squareup.okhttp3)",
        "APACHE | httpclient5  | httpclient5 5.4 or later (org.apache.httpcomponents.client5)",
        "APACHE | httpcore5    | httpclient5 5.4 or later (org.apache.httpcomponents.client5)",
        "JDK    | jackson-core | jackson-core 2.16 or later (com.fasterxml.jackson.core)"
      })
  void run_libraryIsMissing_namesTheArtifact(
      Consumer consumer, String missing, String artifact, Simulator simulator) throws Exception {
    Jvm.Ended ended =
        MainJobs.run(
            Jvm.onClassPath(without(missing, consumer.classPath())),
            Consumer.MAIN,
            simulator,
            consumer.transport(),
            folder);

    assertThat(ended.output())
        .contains("com.modelslab.error.ProviderException: ")
        .contains(" cannot be used: java.lang.NoClassDefFoundError: ")
        .contains("Add " + artifact);
    assertThat(ended.code()).isNotZero();
  }

  @Test
  void run_nothingNamedAndALibraryIsMissing_takesTheOtherTransport(Simulator simulator)
      throws Exception {
    List<Path> jars = without("okhttp-jvm", Consumer.OKHTTP.classPath());
    jars.addAll(Consumer.JDK.classPath());

    MainJobs.succeed(Jvm.onClassPath(jars), simulator, "", folder);
  }

  private static List<Path> without(String name, List<Path> jars) {
    List<Path> left = new ArrayList<>(jars);
    assertThat(left.removeIf(jar -> jar.getFileName().toString().startsWith(name))).isTrue();
    return left;
  }
}
