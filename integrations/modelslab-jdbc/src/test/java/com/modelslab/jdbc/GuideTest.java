// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GuideTest {
  private static final Path GUIDE = Path.of("../../docs/guides/jdbc.md");
  private static final Path SNIPPETS =
      Path.of("src/test/java/com/modelslab/jdbc/GuideSnippets.java");
  private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");

  @Test
  void snippets_ofTheGuide_areThoseThatCompile() throws IOException {
    String compiled = withoutBlanks(Files.readString(SNIPPETS));
    List<String> shown = found(JAVA, Files.readString(GUIDE));

    assertThat(shown)
        .hasSize(3)
        .allSatisfy(snippet -> assertThat(compiled).contains(withoutBlanks(snippet)));
  }

  @Test
  void tables_ofEveryDialect_areThoseOfTheGuide() throws IOException {
    List<String> named =
        found(Pattern.compile("(?m)^\\| `(modelslab_\\w+)` \\|"), Files.readString(GUIDE));

    assertThat(named).containsExactlyInAnyOrderElementsOf(Tables.ALL);
    for (Dialect dialect : Dialect.values()) {
      List<String> made =
          found(
              Pattern.compile("CREATE TABLE IF NOT EXISTS (\\w+)"),
              String.join("\n", dialect.schema()));
      assertThat(made).as("tables of %s", dialect).containsExactlyInAnyOrderElementsOf(named);
    }
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
  }

  private static String withoutBlanks(String text) {
    return text.replaceAll("\\s+", "");
  }
}
