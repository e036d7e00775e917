// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.SimulatorOptions;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

  @Mixin private SimulatorOptions options = new SimulatorOptions();

  SimulateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (Simulator simulator = start(options.builder())) {
      console.out().println("Base URI  " + simulator.baseUri());
      console.out().println("Key       " + simulator.key());
      console.out().println("Page      " + simulator.page());
      console.out().flush();
      new CountDownLatch(1).await();
      return ExitCode.OK;
    }
  }

  private static Simulator start(Simulator.Builder builder) {
    try {
      return builder.start();
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "The simulator does not start: " + e.getMessage() + ". Choose another port with --port",
          e);
    }
  }
}
