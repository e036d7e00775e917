// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples.cli;

import static java.util.Objects.requireNonNull;

import com.modelslab.ImageInput;
import com.modelslab.JobResult;
import com.modelslab.ModelsLab;
import com.modelslab.examples.cli.JobRunner.Outcome;
import com.modelslab.examples.cli.JobRunner.Task;
import com.modelslab.request.EditRequest;
import com.modelslab.request.GeneralRequest;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.request.SuperResolutionRequest;
import com.modelslab.simulator.Plan;
import com.modelslab.simulator.Simulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code modelslab demo}: a dozen edits against a service on this machine, and a page of them. */
@Command(
    description = {
      "Run a dozen edits against a simulated service, and make a page of the results.",
      "",
      "It starts the service on this machine, with an account that takes five jobs at once, edits"
          + " pictures that come with the command, and needs no key and no network."
    },
    sortOptions = false)
final class DemoCommand implements Callable<Integer> {
  private static final List<String> PICTURES =
      List.of("cup", "fish", "kite", "lighthouse", "pear", "tree");

  private final Console console;
  private final Root root;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "<dir>",
      defaultValue = "target/demo",
      description = "Where the page and the pictures go. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = "--speed",
      paramLabel = "<x>",
      defaultValue = "1",
      description = "How much faster than the real service jobs run. Default: ${DEFAULT-VALUE}.")
  private double speed;

  DemoCommand(Console console, Root root) {
    this.console = console;
    this.root = root;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    Plan plan = Plan.PAY_AS_YOU_GO;
    long start = System.nanoTime();
    try (Simulator simulator = Simulator.builder().plan(plan).speed(speed).start();
        ModelsLab modelsLab =
            root.client(console, simulator.key()).baseUri(simulator.baseUri()).build()) {
      Map<String, byte[]> pictures = new LinkedHashMap<>();
      PICTURES.forEach(name -> pictures.put(name + ".png", picture(name)));
      List<Task> tasks = tasks(modelsLab, pictures);
      console
          .out()
          .printf(
              "%d edits through an account with %d slots, over %s; the service's page is %s%n",
              tasks.size(), plan.limit(), root.transport(), simulator.page());
      List<Outcome> outcomes = run(modelsLab, plan.limit(), tasks);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      Path page = ContactSheet.write(out, pictures, outcomes, root.transport(), plan.limit(), took);
      long whole = outcomes.stream().filter(outcome -> outcome.failure() == null).count();
      console
          .out()
          .printf(
              "%d of %d edits done in %s. Look at them: %s%n",
              whole, tasks.size(), Lines.seconds(took), page.toAbsolutePath().normalize());
      return ExitCode.of(outcomes);
    }
  }

  private List<Outcome> run(ModelsLab modelsLab, int slots, List<Task> tasks)
      throws InterruptedException {
    try (Progress progress = Progress.on(console, false, tasks.size())) {
      JobRunner.Settings settings =
          new JobRunner.Settings(slots, Duration.ofMinutes(2), out.resolve("pictures"));
      return new JobRunner(modelsLab, settings, progress).run(tasks);
    }
  }

  private static List<Task> tasks(ModelsLab modelsLab, Map<String, byte[]> pictures) {
    List<Task> tasks = new ArrayList<>();
    pictures.forEach(
        (name, bytes) -> {
          ImageInput image = ImageInput.bytes(bytes);
          EditRequest cut = RemoveBackgroundRequest.builder().image(image).build();
          EditRequest larger =
              SuperResolutionRequest.builder().image(upload(modelsLab, image)).scale(3).build();
          tasks.add(new Task(name, "remove-background", cut));
          tasks.add(new Task(name, "super-resolution", larger));
        });
    return tasks;
  }

  /** Super resolution takes links only. */
  private static ImageInput upload(ModelsLab modelsLab, ImageInput image) {
    EditRequest request =
        GeneralRequest.builder("/image_editing/base64_to_url").extra("init_image", image).build();
    JobResult result = modelsLab.imageEditing().submit(request).submitted().orElseThrow();
    return ImageInput.url(((JobResult.Completed) result).outputs().get(0));
  }

  private static byte[] picture(String name) {
    String resource = "pictures/" + name + ".png";
    try (InputStream in = DemoCommand.class.getResourceAsStream(resource)) {
      return requireNonNull(in, resource).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the picture " + name, e);
    }
  }
}
