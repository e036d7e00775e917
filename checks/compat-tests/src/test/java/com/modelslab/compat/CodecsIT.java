// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.compat;

import com.modelslab.simulator.Simulator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Applications with Jackson 3, alone and beside Jackson 2. */
@ExtendWith(SharedSimulator.class)
class CodecsIT {
  @TempDir private Path folder;

  @Test
  void run_jackson3_doesTheJob(Simulator simulator) throws Exception {
    MainJobs.succeed(Jvm.onClassPath(Consumer.JACKSON3.classPath()), simulator, "jdk", folder);
  }

  @Test
  void run_bothCodecs_isNoTie(Simulator simulator) throws Exception {
    List<Path> jars = new ArrayList<>(Consumer.JDK.classPath());
    jars.addAll(Consumer.JACKSON3.classPath());

    MainJobs.succeed(Jvm.onClassPath(jars), simulator, "jdk", folder);
  }
}
