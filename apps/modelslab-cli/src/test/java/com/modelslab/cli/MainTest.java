// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.cli.Shell.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @Test
  void run_noCommand_saysWhatThereIs() {
    Result result = new Shell().run();

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("Missing required subcommand").contains("--help");
  }

  @Test
  void help_root_listsCommandsAndExitCodes() {
    Result result = new Shell().run("--help");

    assertThat(result.code()).isEqualTo(ExitCode.OK);
    assertThat(result.out())
        .contains("edit", "models", "fetch", "download", "explain", "simulate", "demo")
        .contains("Exit codes:", "refused by the service");
  }

  @ParameterizedTest
  @ValueSource(strings = {"edit", "models", "fetch", "download", "explain", "simulate", "demo"})
  void help_ofACommand_isPrinted(String command) {
    Result result = new Shell().run(command, "--help");

    assertThat(result.code()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).startsWith("Usage: modelslab " + command).contains("--transport");
  }

  @Test
  void version_root_namesTheCommandAndJava() {
    Result result = new Shell().run("--version");

    assertThat(result.code()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).startsWith("modelslab ").contains("Java ");
  }

  @Test
  void run_unknownOption_isNamed() {
    Result result = new Shell().run("fetch", "1", "--wiat");

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("--wiat").contains("modelslab fetch --help");
  }

  @Test
  void run_unknownTransport_namesThoseThereAre() {
    Result result = new Shell().key("k").run("fetch", "1", "--transport", "netty");

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err())
        .contains("netty")
        .contains("jdk")
        .contains("apache")
        .contains("okhttp");
  }
}
