// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import com.modelslab.simulator.model.AccountPlan;
import com.modelslab.simulator.model.Oddities;
import com.modelslab.simulator.model.Oddity;
import com.modelslab.simulator.model.WebhookMode;
import java.io.PrintStream;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * The simulator as a program of its own: {@code java -jar modelslab-simulator-…-app.jar --help}.
 */
public final class SimulatorCommand {

  private static final String HELP =
      """
      A local ModelsLab to develop and test against.

      Usage: java -jar modelslab-simulator-app.jar [options]

        --port N            port on the loopback interface, 0 for any free one (default 8750)
        --key TEXT          key that calls must carry (default simulator-key)
        --plan NAME|N       payg (5 jobs at once), standard (10), premium (15), unlimited,
                            or a number of jobs (default payg)
        --speed X           how much faster than on the real service jobs run (default 1)
        --seed N            seed of all random decisions (default 5)
        --workers N         jobs that run at once; the others wait (default: all in the queue)
        --time SECONDS      median duration of jobs at speed 1 (default 4)
        --failures SHARE    share of jobs that fail, 0 to 1 (default 0)
        --synchronous SHARE share of jobs finished in the response to the submit (default 0.05)
        --warm-ups SHARE    share of submits refused with "Try Again" (default 0)
        --oddities WHICH    none, usual or all (default usual)
        --oddity NAME=SHARE one oddity by name, such as late-links=0.5; may be repeated
        --webhooks MODE     prompt, late, twice, out-of-order or never (default prompt)
        --foreign WHICH     links to files on other machines, which are never followed:
                            draw (use a placeholder) or refuse (default draw)
        --help              show this text

      Prints the base URI, the key and the address of the status page, and runs until stopped.
      To set faults while it runs: POST /_simulator/faults, for example
        {"faults": ["reset", {"fault": "error", "status": 503}], "rate": 0.2, "seed": 7}
      """;

  private SimulatorCommand() {}

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
    if (Arrays.asList(args).contains("--help") || Arrays.asList(args).contains("-h")) {
      out.print(HELP);
      return 0;
    }
    Simulator simulator;
    Simulator.Builder builder = Simulator.builder().port(8750);
    try {
      read(new ArrayDeque<>(Arrays.asList(args)), builder);
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage() + ". See --help");
      return 2;
    }
    try {
      simulator = builder.start();
    } catch (RuntimeException e) {
      if (!isPortTaken(e)) {
        throw e;
      }
      err.println("The port is taken. Choose another with --port, or 0 for any free one");
      return 1;
    }
    out.println("Base URI  " + simulator.baseUri());
    out.println("Key       " + simulator.key());
    out.println("Page      " + simulator.page());
    out.flush();
    started.accept(simulator);
    return -1;
  }

  private static boolean isPortTaken(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return true;
      }
    }
    return false;
  }

  private static void read(ArrayDeque<String> args, Simulator.Builder builder) {
    while (!args.isEmpty()) {
      String given = args.remove();
      int equals = given.indexOf('=');
      String option = equals < 0 ? given : given.substring(0, equals);
      if (equals >= 0) {
        args.addFirst(given.substring(equals + 1));
      }
      if (!HELP.contains("  " + option + " ") || !option.startsWith("--")) {
        throw new IllegalArgumentException("Unknown option " + option);
      }
      String value = args.poll();
      if (value == null) {
        throw new IllegalArgumentException(option + " needs a value");
      }
      try {
        apply(option, value, builder);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(option + " needs a number, was " + value, e);
      }
    }
  }

  private static void apply(String option, String value, Simulator.Builder builder) {
    switch (option) {
      case "--port" -> builder.port(Integer.parseInt(value));
      case "--key" -> builder.key(value);
      case "--plan" -> builder.plan(AccountPlan.parse(value));
      case "--speed" -> builder.speed(Double.parseDouble(value));
      case "--seed" -> builder.seed(Long.parseLong(value));
      case "--workers" -> builder.workers(Integer.parseInt(value));
      case "--time" ->
          builder.typicalTime(Duration.ofNanos((long) (Double.parseDouble(value) * 1e9)));
      case "--failures" -> builder.failures(Double.parseDouble(value));
      case "--synchronous" -> builder.synchronous(Double.parseDouble(value));
      case "--warm-ups" -> builder.warmUps(Double.parseDouble(value));
      case "--oddities" ->
          builder.oddities(
              switch (value) {
                case "none" -> Oddities.none();
                case "usual" -> Oddities.usual();
                case "all" -> Oddities.all(0.5);
                default ->
                    throw new IllegalArgumentException(
                        "--oddities must be none, usual or all, was " + value);
              });
      case "--oddity" -> {
        int equals = value.indexOf('=');
        if (equals < 0) {
          throw new IllegalArgumentException("--oddity needs name=share, was " + value);
        }
        builder.oddity(
            Oddity.parse(value.substring(0, equals)),
            Double.parseDouble(value.substring(equals + 1)));
      }
      case "--webhooks" -> builder.webhooks(webhookMode(value));
      case "--foreign" -> {
        if (!value.equals("draw") && !value.equals("refuse")) {
          throw new IllegalArgumentException("--foreign must be draw or refuse, was " + value);
        }
        builder.drawForeignImages(value.equals("draw"));
      }
      default -> throw new IllegalArgumentException("Unknown option " + option);
    }
  }

  private static WebhookMode webhookMode(String value) {
    try {
      return WebhookMode.valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--webhooks must be prompt, late, twice, out-of-order or never, was " + value, e);
    }
  }
}
