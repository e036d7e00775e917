// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.model.AccountPlan;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code modelslab simulate}: a service on this machine to try things on. */
@Command(
    description = {
      "Run a ModelsLab on this machine, for trying things without a key and without cost.",
      "",
      "It prints its address, its key, and a page to look at, and runs until it is stopped."
    },
    footerHeading = "%nThen, in another terminal:%n",
    footer = {
      "  export MODELSLAB_API_KEY=simulator-key",
      "  modelslab edit remove-background cat.png --base-uri http://localhost:8750/api/v6"
    },
    sortOptions = false)
final class SimulateCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--port",
      paramLabel = "<n>",
      defaultValue = "8750",
      description = "The port on this machine, 0 for any free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--plan",
      paramLabel = "<plan>",
      defaultValue = "payg",
      description =
          "payg (5 jobs at once), standard (10), premium (15), unlimited, or a number."
              + " Default: ${DEFAULT-VALUE}.")
  private String plan;

  @Option(
      names = "--speed",
      paramLabel = "<x>",
      defaultValue = "1",
      description = "How much faster than the real service jobs run. Default: ${DEFAULT-VALUE}.")
  private double speed;

  @Option(
      names = "--seed",
      paramLabel = "<n>",
      defaultValue = "1",
      description = "The seed of all chance. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--failures",
      paramLabel = "<share>",
      defaultValue = "0",
      description = "The share of jobs that fail, 0 to 1. Default: ${DEFAULT-VALUE}.")
  private double failures;

  SimulateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Simulator.Builder builder =
        Simulator.builder()
            .port(port)
            .plan(AccountPlan.parse(plan))
            .speed(speed)
            .seed(seed)
            .failures(failures);
    try (Simulator simulator = start(builder)) {
      console.out().println("Base URI  " + simulator.baseUri());
      console.out().println("Key       " + simulator.key());
      console.out().println("Page      " + simulator.page());
      console.out().flush();
      new CountDownLatch(1).await();
      return ExitCode.OK;
    }
  }

  private Simulator start(Simulator.Builder builder) {
    try {
      return builder.start();
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "Cannot listen on port " + port + ": " + e.getMessage() + ". Choose another with --port",
          e);
    }
  }
}
