// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import com.modelslab.simulator.model.AccountPlan;
import com.modelslab.simulator.model.Oddities;
import com.modelslab.simulator.model.Oddity;
import com.modelslab.simulator.model.WebhookMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of a command that runs a {@link Simulator}, for <a
 * href="https://picocli.info">picocli</a>: a field with its annotation {@code Mixin}. The command
 * must have picocli on its class path. Not thread-safe.
 */
public final class SimulatorOptions {

  @Option(
      names = "--port",
      paramLabel = "<n>",
      defaultValue = "8750",
      description =
          "The port on the loopback interface, 0 for any free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--key",
      paramLabel = "<text>",
      defaultValue = "simulator-key",
      description = "The key that calls must carry. Default: ${DEFAULT-VALUE}.")
  private String key;

  @Option(
      names = "--plan",
      paramLabel = "<plan>",
      defaultValue = "payg",
      completionCandidates = Plans.class,
      description =
          "payg (5 jobs at once), standard (10), premium (15), unlimited, or a number of jobs."
              + " Default: ${DEFAULT-VALUE}.")
  private String plan;

  @Option(
      names = "--speed",
      paramLabel = "<x>",
      defaultValue = "1",
      description = "How much faster than on the real service jobs run. Default: ${DEFAULT-VALUE}.")
  private double speed;

  @Option(
      names = "--seed",
      paramLabel = "<n>",
      defaultValue = "5",
      description = "The seed of all random decisions. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--workers",
      paramLabel = "<n>",
      description =
          "How many jobs run at once; the others wait. Default: as many as the plan allows.")
  private @Nullable Integer workers;

  @Option(
      names = "--time",
      paramLabel = "<seconds>",
      defaultValue = "4",
      description = "The median duration of jobs at speed 1. Default: ${DEFAULT-VALUE}.")
  private double time;

  @Option(
      names = "--failures",
      paramLabel = "<share>",
      defaultValue = "0",
      description = "The share of jobs that fail, 0 to 1. Default: ${DEFAULT-VALUE}.")
  private double failures;

  @Option(
      names = "--synchronous",
      paramLabel = "<share>",
      defaultValue = "0.05",
      description =
          "The share of jobs that are finished in the response to the submit, 0 to 1."
              + " Default: ${DEFAULT-VALUE}.")
  private double synchronous;

  @Option(
      names = "--warm-ups",
      paramLabel = "<share>",
      defaultValue = "0",
      description =
          "The share of submits that are refused with \"Try Again\", 0 to 1."
              + " Default: ${DEFAULT-VALUE}.")
  private double warmUps;

  @Option(
      names = "--oddities",
      paramLabel = "<which>",
      defaultValue = "usual",
      completionCandidates = OddityChoices.class,
      description =
          "Which oddities of the service occur: none, usual or all."
              + " Default: ${DEFAULT-VALUE}.")
  private String oddities;

  @Option(
      names = "--oddity",
      paramLabel = "<name=share>",
      completionCandidates = OddityNames.class,
      description =
          "How often one oddity occurs, such as late-links=1; may be repeated."
              + " Default: as --oddities says.")
  private Map<String, Double> oddity = new LinkedHashMap<>();

  @Option(
      names = "--webhooks",
      paramLabel = "<mode>",
      defaultValue = "prompt",
      completionCandidates = WebhookModes.class,
      description =
          "When webhooks are sent: prompt, late, twice, out-of-order or never."
              + " Default: ${DEFAULT-VALUE}.")
  private String webhooks;

  @Option(
      names = "--batch-window",
      paramLabel = "<n>",
      defaultValue = "100",
      description =
          "How many videos batches may make in an hour, which --speed shortens."
              + " Default: ${DEFAULT-VALUE}.")
  private int batchWindow;

  @Option(
      names = "--foreign",
      paramLabel = "<which>",
      defaultValue = "draw",
      completionCandidates = ForeignChoices.class,
      description =
          "What becomes of links to files on other machines, which are never followed: draw (use a"
              + " placeholder) or refuse. Default: ${DEFAULT-VALUE}.")
  private String foreign;

  /** Makes options that the command fills in. */
  public SimulatorOptions() {}

  /**
   * {@return a builder with what the options say}
   *
   * @throws IllegalArgumentException if the value of an option is outside its range; the message
   *     says which and what it may be
   */
  public Simulator.Builder builder() {
    Simulator.Builder builder =
        Simulator.builder()
            .port(port)
            .key(key)
            .plan(AccountPlan.parse(plan))
            .speed(speed)
            .seed(seed)
            .typicalTime(Duration.ofNanos((long) (time * 1e9)))
            .failures(failures)
            .synchronous(synchronous)
            .warmUps(warmUps)
            .oddities(
                switch (choice("--oddities", new OddityChoices(), oddities)) {
                  case "none" -> Oddities.none();
                  case "usual" -> Oddities.usual();
                  default -> Oddities.all(0.5);
                })
            .webhooks(webhookMode())
            .batchWindow(batchWindow)
            .drawForeignImages(choice("--foreign", new ForeignChoices(), foreign).equals("draw"));
    if (workers != null) {
      builder.workers(workers);
    }
    oddity.forEach((name, share) -> builder.oddity(Oddity.parse(name), share));
    return builder;
  }

  private WebhookMode webhookMode() {
    String mode = choice("--webhooks", new WebhookModes(), webhooks);
    return WebhookMode.valueOf(mode.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static String choice(String option, Choices choices, String given) {
    if (!choices.all.contains(given)) {
      int last = choices.all.size() - 1;
      throw new IllegalArgumentException(
          option
              + " must be "
              + String.join(", ", choices.all.subList(0, last))
              + " or "
              + choices.all.get(last)
              + ", was "
              + given);
    }
    return given;
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The values that a shell offers for an option. */
  private abstract static class Choices implements Iterable<String> {
    private final List<String> all;

    Choices(Stream<String> all) {
      this.all = all.toList();
    }

    @Override
    public Iterator<String> iterator() {
      return all.iterator();
    }
  }

  private static final class Plans extends Choices {
    Plans() {
      super(Stream.of("payg", "standard", "premium", "unlimited"));
    }
  }

  private static final class OddityChoices extends Choices {
    OddityChoices() {
      super(Stream.of("none", "usual", "all"));
    }
  }

  private static final class OddityNames extends Choices {
    OddityNames() {
      super(Arrays.stream(Oddity.values()).map(oddity -> name(oddity) + "="));
    }
  }

  private static final class WebhookModes extends Choices {
    WebhookModes() {
      super(Arrays.stream(WebhookMode.values()).map(SimulatorOptions::name));
    }
  }

  private static final class ForeignChoices extends Choices {
    ForeignChoices() {
      super(Stream.of("draw", "refuse"));
    }
  }
}
