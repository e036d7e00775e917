// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GuideTest {
  private static final Path GUIDE = Path.of("../../docs/guides/metrics.md");
  private static final Path SNIPPETS =
      Path.of("src/test/java/com/modelslab/micrometer/GuideSnippets.java");
  private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");

  @Test
  void snippets_ofTheGuide_areThoseThatCompile() throws IOException {
    String compiled = withoutBlanks(Files.readString(SNIPPETS));
    List<String> shown =
        JAVA.matcher(Files.readString(GUIDE)).results().map(match -> match.group(1)).toList();

    assertThat(shown)
        .hasSize(2)
        .allSatisfy(snippet -> assertThat(compiled).contains(withoutBlanks(snippet)));
  }

  private static String withoutBlanks(String text) {
    return text.replaceAll("\\s+", "");
  }
}
