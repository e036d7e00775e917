// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import static java.util.Objects.requireNonNull;

import com.modelslab.cli.JobRunner.Outcome;
import com.modelslab.media.MediaFormat;
import com.modelslab.media.MediaKind;
import com.samskivert.mustache.Mustache;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** One page with what went in and what came out, whole in itself: it can be mailed. */
final class ContactSheet {
  private static final String PAGE = "contact-sheet.mustache";
  private static final String FIGURE = "figure.mustache";

  private ContactSheet() {}

  /**
   * Writes the page.
   *
   * @param before the images by the names of the tasks
   * @return where it is
   */
  static Path write(
      Path directory,
      Map<String, byte[]> before,
      List<Outcome> outcomes,
      String transport,
      int slots,
      Duration took)
      throws IOException {
    List<Map<String, Object>> cards = new ArrayList<>();
    long whole = 0;
    for (Outcome outcome : outcomes) {
      whole += outcome.failure() == null ? 1 : 0;
      cards.add(card(before, outcome, transport));
    }
    String facts =
        whole
            + " of "
            + outcomes.size()
            + " jobs finished in "
            + OutcomeFormat.seconds(took)
            + ", through an account with "
            + slots
            + " slots, over the "
            + transport
            + " transport, against the simulator on this machine.";
    Path page = directory.resolve("index.html");
    Files.createDirectories(directory);
    try (Writer out = Files.newBufferedWriter(page);
        Reader template = template(PAGE)) {
      Mustache.compiler()
          .withLoader(name -> template(FIGURE))
          .compile(template)
          .execute(Map.of("facts", facts, "cards", cards), out);
    }
    return page;
  }

  private static Reader template(String name) {
    InputStream in =
        requireNonNull(ContactSheet.class.getResourceAsStream(name), name + " is missing");
    return new InputStreamReader(in, StandardCharsets.UTF_8);
  }

  private static Map<String, Object> card(
      Map<String, byte[]> before, Outcome outcome, String transport) throws IOException {
    byte[] input = before.get(outcome.task().name());
    List<Map<String, Object>> outputs = new ArrayList<>();
    if (outcome.failure() == null) {
      for (Path file : outcome.files()) {
        outputs.add(figure(Files.readAllBytes(file), "After"));
      }
    }
    return Map.of(
        "name",
        outcome.task().name().replaceAll("[.][a-z]+$", ""),
        "tool",
        outcome.task().tool(),
        "words",
        outcome.task().name(),
        "input",
        input == null ? List.of() : List.of(figure(input, "Before")),
        "failure",
        outcome.failure() == null ? List.of() : List.of(ErrorText.line(outcome.failure())),
        "outputs",
        outputs,
        "id",
        outcome.job() == null ? "none" : outcome.job().id(),
        "took",
        OutcomeFormat.seconds(outcome.took()),
        "transport",
        transport);
  }

  private static Map<String, Object> figure(byte[] file, String when) throws IOException {
    MediaFormat format = MediaFormat.ofBytes(file).orElse(MediaFormat.PNG);
    MediaKind kind = format.kind();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
    String size = image == null ? format.name() : image.getWidth() + " × " + image.getHeight();
    return Map.of(
        "when",
        when,
        "data",
        "data:" + format.mediaType() + ";base64," + Base64.getEncoder().encodeToString(file),
        "extension",
        format.extension(),
        "size",
        size + " · " + Math.max(1, file.length / 1024) + " kB",
        "video",
        kind == MediaKind.VIDEO,
        "audio",
        kind == MediaKind.AUDIO,
        "model",
        kind == MediaKind.MODEL_3D,
        "image",
        kind == MediaKind.IMAGE || kind == MediaKind.TEXT);
  }
}
