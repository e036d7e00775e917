// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.cli.Shell.Result;
import com.modelslab.simulator.Simulator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ToolsTest {
  /** What a tool needs besides its image. */
  private static final Map<String, List<String>> NEEDED =
      Map.ofEntries(
          Map.entry("inpaint", List.of("--prompt", "a hat", "--mask", "{image}")),
          Map.entry("remove-object", List.of("--mask", "{image}")),
          Map.entry("create-mask", List.of("--object", "the cup")),
          Map.entry("kontext", List.of("--prompt", "at night")),
          Map.entry("qwen-edit", List.of("--prompt", "at night")),
          Map.entry("mix", List.of("--prompt", "both")),
          Map.entry("magic-mix", List.of("--prompt", "both")),
          Map.entry("face-gen", List.of("--prompt", "a pilot")),
          Map.entry("head-shot", List.of("--prompt", "a pilot")),
          Map.entry("flux-headshot", List.of("--prompt", "a pilot")),
          Map.entry("fashion", List.of("--cloth", "{image}", "--cloth-type", "dresses")));

  private static Simulator simulator;
  @TempDir private static Path directory;
  private static Path cup;

  @BeforeAll
  static void start() throws IOException {
    simulator = Simulator.builder().speed(100).start();
    cup = directory.resolve("cup.png");
    try (InputStream in = Main.class.getResourceAsStream("images/cup.png")) {
      Files.copy(in, cup);
    }
  }

  @AfterAll
  static void end() {
    simulator.close();
  }

  static List<String> names() {
    return Tools.all().stream().map(Tool::name).toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void edit_aImage_isDoneByTheTool(String tool) {
    boolean enterprise = tool.equals("magic-mix"); // takes links only
    String image = enterprise ? "https://example.com/cup.png" : cup.toString();
    List<String> words = new ArrayList<>(List.of("edit", tool, image, "--no-download"));
    for (String word : NEEDED.getOrDefault(tool, List.of())) {
      words.add(word.replace("{image}", image));
    }
    words.add("--base-uri");
    words.add("" + (enterprise ? simulator.enterpriseUri() : simulator.baseUri()));
    if (enterprise) {
      words.add("--enterprise");
    }

    Result result = new Shell().key(simulator.key()).run(words.toArray(new String[0]));

    assertThat(result.code()).as(result.text()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).startsWith("done    cup.png").contains(tool);
  }

  @ParameterizedTest
  @MethodSource("names")
  void help_ofATool_namesItsOptions(String tool) {
    Result result = new Shell().run("edit", tool, "--help");

    assertThat(result.code()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).startsWith("Usage: modelslab edit " + tool).contains("--timeout");
    assertThat(NEEDED.getOrDefault(tool, List.of()).stream().filter(word -> word.startsWith("--")))
        .allMatch(result.out()::contains);
  }

  @Test
  void edit_requiredOptionMissing_isNamed() {
    Result result = new Shell().key("k").run("edit", "inpaint", cup.toString(), "--prompt", "x");

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("--mask");
  }

  @Test
  void edit_valueOutsideAClosedList_saysWhatThereIs() {
    Result result =
        new Shell()
            .key("k")
            .run("edit", "face-gen", cup.toString(), "--prompt", "x", "--style", "cubist");

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("cubist").contains("anime");
  }
}
