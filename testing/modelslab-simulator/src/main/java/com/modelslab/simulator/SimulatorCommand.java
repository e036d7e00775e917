// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The simulator as a program of its own: {@code java -jar modelslab-simulator-…-app.jar --help}.
 */
@Command(
    name = "java -jar modelslab-simulator-app.jar",
    description = "A local ModelsLab to develop and test against.",
    abbreviateSynopsis = true,
    descriptionHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Prints the base URI, the key and the address of the status page, and runs",
      "until stopped. To set faults while it runs: POST /_simulator/faults, such as",
      "  {\"faults\": [\"reset\", {\"fault\": \"error\", \"status\": 503}], \"rate\": 0.2}"
    },
    sortOptions = false)
public final class SimulatorCommand implements Callable<Integer> {

  private static final int RUNNING = -1;
  private static final int PORT_TAKEN = 1;
  private static final int WRONG_OPTION = 2;

  @Mixin private SimulatorOptions options = new SimulatorOptions();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  private final PrintStream out;
  private final PrintStream err;
  private final Consumer<Simulator> started;

  private SimulatorCommand(PrintStream out, PrintStream err, Consumer<Simulator> started) {
    this.out = out;
    this.err = err;
    this.started = started;
  }

  /**
   * Runs until the process is stopped; ends with status 2 if an option is wrong, 1 if the port is
   * taken.
   */
  public static void main(String[] args) throws InterruptedException {
    int status = run(args, System.out, System.err, started -> {});
    if (status >= 0) {
      System.exit(status);
    }
    new CountDownLatch(1).await();
  }

  /** {@return the exit status, or -1 while the simulator that was started runs on} */
  static int run(String[] args, PrintStream out, PrintStream err, Consumer<Simulator> started) {
    return new CommandLine(new SimulatorCommand(out, err, started))
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler((wrong, given) -> complain(err, wrong))
        .execute(args);
  }

  @Override
  public Integer call() {
    Simulator.Builder builder;
    try {
      builder = options.builder();
    } catch (IllegalArgumentException e) {
      return complain(err, e);
    }
    Simulator simulator;
    try {
      simulator = builder.start();
    } catch (RuntimeException e) {
      if (!isPortTaken(e)) {
        throw e;
      }
      err.println("The port is taken. Choose another with --port, or 0 for any free one");
      return PORT_TAKEN;
    }
    out.println("Base URI  " + simulator.baseUri());
    out.println("Key       " + simulator.key());
    out.println("Page      " + simulator.page());
    out.flush();
    started.accept(simulator);
    return RUNNING;
  }

  private static int complain(PrintStream err, Exception wrong) {
    err.println(wrong.getMessage() + ". See --help");
    return WRONG_OPTION;
  }

  private static boolean isPortTaken(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return true;
      }
    }
    return false;
  }
}
