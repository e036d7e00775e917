// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import static java.util.Objects.requireNonNull;

import com.modelslab.ModelsLab;
import com.modelslab.audio.TextToSpeechRequest;
import com.modelslab.cli.JobRunner.Outcome;
import com.modelslab.cli.JobRunner.Task;
import com.modelslab.image.ImageInput;
import com.modelslab.images.TextToImageRequest;
import com.modelslab.request.CreateMaskRequest;
import com.modelslab.request.OutpaintRequest;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.request.SuperResolutionRequest;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.model.AccountPlan;
import com.modelslab.threed.TextTo3dRequest;
import com.modelslab.video.ImageToVideoUltraRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code modelslab demo}: a dozen edits and one of each family against a service on this machine,
 * and a page of them.
 */
@Command(
    description = {
      "Run a dozen edits against a simulated service, make an image from words, a video from that"
          + " image, speech and a 3D model, and make a page of the results.",
      "",
      "It starts the service on this machine, with an account that takes five jobs at once, edits"
          + " images that come with the command, and needs no key and no network."
    },
    sortOptions = false)
final class DemoCommand implements Callable<Integer> {
  private static final int SLOTS = 5;
  private static final int FAMILIES = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<String> IMAGES =
      List.of("cup", "fish", "kite", "lighthouse", "pear", "tree");

  private final Console console;
  private final GlobalOptions root;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "<dir>",
      defaultValue = "target/demo",
      description = "Where the page and the images go. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = "--speed",
      paramLabel = "<x>",
      defaultValue = "1",
      description = "How much faster than the real service jobs run. Default: ${DEFAULT-VALUE}.")
  private double speed;

  DemoCommand(Console console, GlobalOptions root) {
    this.console = console;
    this.root = root;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    Map<String, byte[]> images = new LinkedHashMap<>();
    IMAGES.forEach(name -> images.put(name + ".png", image(name)));
    try (Simulator simulator =
        Simulator.builder().plan(AccountPlan.ofLimit(SLOTS)).speed(speed).start()) {
      return run(simulator, images, tasks(images));
    }
  }

  private int run(Simulator simulator, Map<String, byte[]> images, List<Task> tasks)
      throws InterruptedException, IOException {
    console
        .out()
        .printf(
            "%d jobs through an account with %d slots, over %s; the service's page is %s%n",
            tasks.size() + FAMILIES, SLOTS, root.transport(), simulator.page());
    long start = System.nanoTime();
    List<Outcome> outcomes;
    try (Progress progress = Progress.on(console, false, tasks.size() + FAMILIES);
        ModelsLab modelsLab =
            root.client(console, simulator.key())
                .baseUri(simulator.baseUri())
                .decorate(GlobalOptions.resilience(SLOTS, progress))
                .build()) {
      JobRunner runner = new JobRunner(modelsLab, PATIENCE, out.resolve("images"), progress);
      outcomes = new ArrayList<>(runner.run(tasks));
      outcomes.addAll(oneOfEach(runner, images));
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    Path page = ContactSheet.write(out, images, outcomes, root.transport(), SLOTS, took);
    long whole = outcomes.stream().filter(outcome -> outcome.failure() == null).count();
    console
        .out()
        .printf(
            "%d of %d jobs done in %s. Look at them: %s%n",
            whole, outcomes.size(), OutcomeFormat.seconds(took), page.toAbsolutePath().normalize());
    return ExitCode.of(outcomes);
  }

  /** Makes an image from words, then a video from it, speech and a 3D model. */
  private static List<Outcome> oneOfEach(JobRunner runner, Map<String, byte[]> images)
      throws InterruptedException, IOException {
    String words = "a lighthouse in the fog";
    Outcome image =
        runner
            .run(
                List.of(
                    new Task(
                        words,
                        "text-to-image",
                        TextToImageRequest.builder().model("flux").prompt(words).build())))
            .get(0);
    List<Task> tasks = new ArrayList<>();
    if (!image.files().isEmpty()) {
      byte[] made = Files.readAllBytes(image.files().get(0));
      images.put("the fog lifts", made);
      tasks.add(
          new Task(
              "the fog lifts",
              "image-to-video-ultra",
              ImageToVideoUltraRequest.builder()
                  .model(ImageToVideoUltraRequest.WAN_2_2)
                  .prompt("the fog lifts")
                  .image(ImageInput.bytes(made))
                  .build()));
    }
    tasks.add(
        new Task(
            "Good morning",
            "text-to-speech",
            TextToSpeechRequest.builder()
                .prompt("Good morning")
                .voice("tara")
                .language(TextToSpeechRequest.AMERICAN_ENGLISH)
                .build()));
    tasks.add(new Task("a box", "text-to-3d", TextTo3dRequest.builder().prompt("a box").build()));
    List<Outcome> outcomes = new ArrayList<>(List.of(image));
    outcomes.addAll(runner.run(tasks));
    return outcomes;
  }

  private static List<Task> tasks(Map<String, byte[]> images) {
    List<Task> tasks = new ArrayList<>();
    images.forEach(
        (name, bytes) -> {
          ImageInput image = ImageInput.bytes(bytes);
          tasks.add(cutOut(name, image));
          tasks.add(second(name, image));
        });
    return tasks;
  }

  private static Task cutOut(String name, ImageInput image) {
    return new Task(
        name, "remove-background", RemoveBackgroundRequest.builder().image(image).build());
  }

  /** Something else for each image. */
  private static Task second(String name, ImageInput image) {
    return switch (name) {
      case "fish.png", "tree.png" ->
          new Task(
              name,
              "outpaint",
              OutpaintRequest.builder().image(image).width(512).height(384).build());
      case "kite.png" ->
          new Task(
              name,
              "create-mask",
              CreateMaskRequest.builder().image(image).specificObject("the kite").build());
      default ->
          new Task(
              name,
              "super-resolution",
              SuperResolutionRequest.builder().image(image).scale(3).build());
    };
  }

  private static byte[] image(String name) {
    String resource = "images/" + name + ".png";
    try (InputStream in = DemoCommand.class.getResourceAsStream(resource)) {
      return requireNonNull(in, resource).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the image " + name, e);
    }
  }
}
