// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorCommandTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicReference<Simulator> started = new AtomicReference<>();

  @AfterEach
  void close() {
    if (started.get() != null) {
      started.get().close();
    }
  }

  private int run(String... args) {
    return SimulatorCommand.run(
        args,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        started::set);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void run_allOptions_startsAndPrintsTheAddresses() throws Exception {
    int status =
        run(
            "--port",
            "0",
            "--key=k",
            "--plan",
            "2",
            "--speed",
            "5",
            "--seed",
            "9",
            "--workers",
            "1",
            "--time",
            "2",
            "--failures",
            "0.5",
            "--synchronous",
            "0",
            "--warm-ups",
            "0",
            "--oddities",
            "none",
            "--oddity",
            "text-ids=1",
            "--webhooks",
            "out-of-order",
            "--foreign",
            "draw");

    assertThat(status).isEqualTo(-1);
    Simulator simulator = started.get();
    assertThat(text(out))
        .isEqualTo(
            "Base URI  %s%nKey       k%nPage      %s%n"
                .formatted(simulator.baseUri(), simulator.page()));
    assertThat(text(err)).isEmpty();
    Caller.Response submit =
        new Caller(simulator)
            .post("/image_editing/removebg_mask", "image", "https://example.com/a.png");
    assertThat(submit.get("id")).isInstanceOf(String.class);
  }

  @Test
  void run_help_namesEveryOption() {
    assertThat(run("--help")).isZero();

    assertThat(text(out))
        .contains("Usage:", "--port", "--plan", "--speed", "--seed", "--webhooks", "--oddity");
    assertThat(started.get()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--bogus 1 | Unknown options: '--bogus', '1'",
        "simulate | Unmatched argument at index 0: 'simulate'",
        "--port | Missing required parameter for option '--port' (<n>)",
        "--port x | Invalid value for option '--port': 'x' is not an int",
        "--port 70000 | port must be from 0 to 65535, was 70000",
        "--plan gold | plan must be payg, standard, premium, unlimited or a number of jobs, was gold",
        "--plan 0 | A plan needs room for at least 1 job, was 0",
        "--speed 0 | speed must be above 0, was 0.0",
        "--workers 0 | workers must be at least 1, was 0",
        "--time 0 | typicalTime must be above 0, was PT0S",
        "--failures 2 | failures must be from 0 to 1, was 2.0",
        "--oddities some | --oddities must be none, usual or all, was some",
        "--oddity late-links | Value for option option '--oddity' (<name=share>) should be in KEY=VALUE format but was late-links",
        "--oddity odd=1 | There is no oddity named odd",
        "--webhooks soon | --webhooks must be prompt, late, twice, out-of-order or never, was soon",
        "--foreign follow | --foreign must be draw or refuse, was follow",
        "--key= | key must not be blank"
      })
  void run_wrongOption_printsWhatIsWrongAndRefersToHelp(String args, String message) {
    assertThat(run(args.split(" "))).isEqualTo(2);

    assertThat(text(err)).isEqualTo(message + ". See --help" + System.lineSeparator());
    assertThat(text(out)).isEmpty();
  }

  @Test
  void run_portTaken_printsIt() {
    run("--port", "0");

    int status = run("--port", Integer.toString(started.get().port()));

    assertThat(status).isEqualTo(1);
    assertThat(text(err)).startsWith("The port is taken.");
  }
}
