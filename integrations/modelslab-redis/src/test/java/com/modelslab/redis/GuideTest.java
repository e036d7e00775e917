// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GuideTest {
  private static final Path GUIDE = Path.of("../../docs/guides/redis.md");
  private static final Path SOURCES = Path.of("src");

  @Test
  void snippets_ofTheGuide_areThoseThatCompile() throws IOException {
    String compiled =
        withoutBlanks(
            Files.readString(SOURCES.resolve("test/java/com/modelslab/redis/GuideSnippets.java")));
    List<String> shown = found("(?s)```java\n(.*?)```", Files.readString(GUIDE));

    assertThat(shown)
        .hasSize(3)
        .allSatisfy(snippet -> assertThat(compiled).contains(withoutBlanks(snippet)));
  }

  @Test
  void keys_ofBothScripts_areThoseOfTheGuide() throws IOException {
    List<String> named =
        found("(?m)^\\| (`\\{modelslab}:.*?`) \\|", Files.readString(GUIDE)).stream()
            .flatMap(cell -> found(":([a-z]+)`", cell).stream())
            .toList();

    assertThat(named).containsAll(keys("RedisJobStore")).containsAll(keys("RedisQueueSlots"));
    assertThat(named).hasSize(keys("RedisJobStore").size() + keys("RedisQueueSlots").size());
  }

  private static List<String> keys(String name) throws IOException {
    String source =
        Files.readString(SOURCES.resolve("main/java/com/modelslab/redis/" + name + ".java"));
    String list = found("(?s)> KEYS =\\s+List\\.of\\((.*?)\\);", source).get(0);
    return found("\"(\\w+)\"", list);
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  private static String withoutBlanks(String text) {
    return text.replaceAll("\\s+", "");
  }
}
