// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.compat;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.simulator.Simulator;
import java.nio.file.Path;

/** Runs the job of every application, and looks at what it said. */
final class MainJobs {
  private MainJobs() {}

  /** Runs the job, which must come to its end. */
  static void succeed(Jvm jvm, Simulator simulator, String transport, Path folder)
      throws Exception {
    succeed(jvm, Consumer.MAIN, simulator, transport, folder);
  }

  /** Runs the job of a main class that has another name, which must come to its end. */
  static void succeed(Jvm jvm, String main, Simulator simulator, String transport, Path folder)
      throws Exception {
    Jvm.Ended ended = run(jvm, main, simulator, transport, folder);

    assertThat(ended.output()).containsPattern(done(transport));
    assertThat(ended.code()).isZero();
  }

  /** {@return how the job ended} */
  static Jvm.Ended run(Jvm jvm, String main, Simulator simulator, String transport, Path folder)
      throws Exception {
    return jvm.run(
        main,
        simulator.baseUri().toString(),
        simulator.key(),
        transport,
        folder.toAbsolutePath().toString());
  }

  /** {@return the pattern of what a job says when it is done} */
  static String done(String transport) {
    return "The job is done: " + transport + " [1-9]\\d* bytes";
  }
}
