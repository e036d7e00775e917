// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The help of the tools speaks to someone who knows no Java. */
class ToolHelpTest {
  private static final Pattern CAPITALIZED = Pattern.compile("\\b[A-Z]\\w+");
  private static final List<String> PACKAGES =
      List.of("images", "video", "audio", "threed", "request", "media", "image");

  static Stream<List<String>> tools() {
    return Stream.concat(
        Tools.all().stream().map(tool -> List.of("edit", tool.name())),
        GenerateCommand.tools().stream().map(tool -> List.of("generate", tool.name())));
  }

  @ParameterizedTest
  @MethodSource("tools")
  void help_ofATool_namesNoConstantOrClass(List<String> tool) {
    String help = new Shell().run(tool.get(0), tool.get(1), "--help").out();

    assertThat(CAPITALIZED.matcher(help.replace("MODELSLAB_API_KEY", "")).results())
        .extracting(MatchResult::group)
        .noneMatch(word -> word.matches("[A-Z0-9]+_[A-Z0-9_]+"))
        .noneMatch(ToolHelpTest::isClass);
  }

  @Test
  void summaries_ofAllTools_differ() {
    assertThat(Stream.concat(Tools.all().stream(), GenerateCommand.tools().stream()))
        .extracting(Tool::summary)
        .doesNotHaveDuplicates();
  }

  private static boolean isClass(String word) {
    return PACKAGES.stream().anyMatch(name -> isClass(name, word));
  }

  private static boolean isClass(String name, String word) {
    try {
      Class.forName("com.modelslab." + name + "." + word);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
