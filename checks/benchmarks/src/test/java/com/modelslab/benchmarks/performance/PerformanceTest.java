// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PerformanceTest {
  @Test
  @Timeout(value = 4, unit = TimeUnit.MINUTES)
  void tables_quickForm_haveEveryPart() throws Exception {
    String tables = Performance.tables(true, 1, List.of());

    assertThat(tables)
        .contains("| okhttp | 16 | 1 |", "| apache | 16 | 1 |", "| jdk | 16 | 1 |")
        .contains("| okhttp, asynchronous | 16 | 1 |")
        .contains("| response to a fetch |", "| request of 5000000 bytes |")
        .contains("A fetch without an HTTP stack", "A waiting job keeps", "One core drives")
        .containsPattern("(?m)^\\| download of 5 MB.*\\n.*\\n\\| okhttp ")
        .containsPattern("(?m)^\\| JVM start.*\\n.*\\n\\| okhttp ");
  }
}
