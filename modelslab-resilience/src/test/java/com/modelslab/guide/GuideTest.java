// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GuideTest {
  private static final Pattern JAVA = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);

  @Test
  void guide_everyJavaBlock_standsInTheCompiledSource() throws IOException {
    String guide = Files.readString(Path.of("../docs/resilience.md"));
    String source =
        squeezed(
            Files.readString(Path.of("src/test/java/com/modelslab/guide/ResilienceGuide.java")));

    List<String> blocks =
        JAVA.matcher(guide).results().map((MatchResult match) -> match.group(1)).toList();

    assertThat(blocks).hasSizeGreaterThan(5);
    assertThat(blocks).allSatisfy(block -> assertThat(source).contains(squeezed(block)));
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", " ").strip();
  }
}
