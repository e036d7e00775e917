// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A tag of an action can be moved, a commit cannot. */
class WorkflowsTest {
  @Test
  void workflows_everyAction_isPinnedToACommitAndSaysItsVersion() throws IOException {
    List<String> uses = new ArrayList<>();
    try (Stream<Path> files = Files.list(Poms.ROOT.resolve(".github/workflows"))) {
      for (Path file : files.toList()) {
        Files.readAllLines(file).stream()
            .map(String::strip)
            .filter(line -> line.matches("(- )?uses:.*"))
            .forEach(uses::add);
      }
    }

    assertThat(uses)
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(line)
                    .matches("(- )?uses: [\\w/.-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
  }
}
