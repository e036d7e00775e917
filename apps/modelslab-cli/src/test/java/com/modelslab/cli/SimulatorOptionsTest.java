// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.simulator.SimulatorCommand;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The command and the simulator's own program offer the same simulator. */
class SimulatorOptionsTest {
  private static final Pattern OPTION = Pattern.compile(" {2,6}(?:-\\w, )?(--\\S+) *(.*)");

  @Test
  void help_ofBothCommands_hasTheSameOptionsAndDefaults() throws Exception {
    Map<String, String> own = options(helpOfTheProgram());
    Map<String, String> ofTheCommand = options(new Shell().run("simulate", "--help").out());
    ofTheCommand.keySet().removeAll(options(new Shell().run("fetch", "--help").out()).keySet());
    own.remove("--help");

    assertThat(ofTheCommand).isEqualTo(own).hasSizeGreaterThan(10);
    assertThat(own.get("--seed=<n>")).endsWith("Default: 5.");
    assertThat(own.values()).allMatch(text -> text.contains("Default: "));
  }

  private static String helpOfTheProgram() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SimulatorCommand.class.getName(),
                "--help")
            .redirectErrorStream(true)
            .start();
    try {
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(text).isZero();
      return text;
    } finally {
      process.destroyForcibly();
    }
  }

  /** {@return the text beside each option of a help, on one line} */
  private static Map<String, String> options(String help) {
    Map<String, String> options = new TreeMap<>();
    String open = null;
    for (String line : help.lines().toList()) {
      Matcher option = OPTION.matcher(line);
      if (option.matches()) {
        open = option.group(1);
        options.put(open, option.group(2));
      } else if (line.isBlank()) {
        open = null;
      } else if (open != null) {
        options.merge(open, line.strip(), (text, more) -> (text + " " + more).strip());
      }
    }
    return options;
  }
}
