// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.cli.JobRunner.Outcome;
import com.modelslab.media.MediaFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** One page with what went in and what came out, whole in itself: it can be mailed. */
final class ContactSheet {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>ModelsLab SDK for Java: demo</title>
      <style>
      :root {
        color-scheme: light dark;
        --paper: #f4f4f1; --card: #fff; --ink: #1d2329; --soft: #66707a; --line: #dcdfe2;
        --accent: #2f6fa8; --wrong: #b3261e; --tile: #fff; --tile2: #e2e5e8;
      }
      @media (prefers-color-scheme: dark) {
        :root {
          --paper: #14171a; --card: #1e2227; --ink: #e8eaec; --soft: #97a1ab; --line: #31373e;
          --accent: #7db8ea; --wrong: #ff8f85; --tile: #3a4048; --tile2: #2c3138;
        }
      }
      * { box-sizing: border-box; }
      body {
        margin: 0; padding: 2.5rem clamp(1rem, 4vw, 3rem); background: var(--paper);
        color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif;
      }
      h1 { margin: 0; font-size: 1.7rem; letter-spacing: -.01em; }
      .facts { margin: .3rem 0 2rem; color: var(--soft); }
      main {
        display: grid; gap: 1.25rem;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr));
      }
      article {
        padding: 1rem; border: 1px solid var(--line); border-radius: 12px; background: var(--card);
      }
      h2 { display: flex; gap: .6rem; align-items: baseline; margin: 0 0 .75rem; font-size: 1rem; }
      h2 span { color: var(--accent); font-weight: 500; font-size: .9rem; }
      .pair { display: grid; grid-template-columns: 1fr 1fr; gap: .75rem; }
      figure { margin: 0; min-width: 0; }
      img, video, .none, .words {
        display: block; width: 100%; aspect-ratio: 1; object-fit: contain; border-radius: 8px;
        background: repeating-conic-gradient(var(--tile2) 0 25%, var(--tile) 0 50%) 0 0 / 20px 20px;
      }
      audio { display: block; width: 100%; }
      .words { display: grid; place-items: center; padding: 1rem; font-style: italic; text-align: center; }
      .none { display: grid; place-items: center; padding: 1rem; color: var(--wrong); }
      figcaption { margin-top: .35rem; color: var(--soft); font-size: .82rem; }
      .job {
        display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; margin: .7rem 0 0; padding-top: .6rem;
        border-top: 1px solid var(--line); color: var(--soft); font-size: .82rem;
      }
      .job b { color: var(--ink); font-weight: 500; font-variant-numeric: tabular-nums; }
      </style>
      <h1>Before and after</h1>
      <p class="facts">{facts}</p>
      <main>
      {cards}</main>
      </html>
      """;

  private static final String CARD =
      """
      <article>
      <h2>{name} <span>{tool}</span></h2>
      <div class="pair">
      <figure>{before}</figure>
      <figure>{after}</figure>
      </div>
      <p class="job"><span>Job <b>{id}</b></span><span>Took <b>{took}</b></span>\
      <span>Over <b>{transport}</b></span></p>
      </article>
      """;

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
    StringBuilder cards = new StringBuilder();
    long whole = 0;
    for (Outcome outcome : outcomes) {
      whole += outcome.failure() == null ? 1 : 0;
      cards.append(card(before, outcome, transport));
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
    Files.writeString(
        page, PAGE.replace("{facts}", text(facts)).replace("{cards}", cards.toString()));
    return page;
  }

  private static String card(Map<String, byte[]> before, Outcome outcome, String transport)
      throws IOException {
    byte[] input = before.get(outcome.task().name());
    return CARD.replace("{name}", text(outcome.task().name().replaceAll("[.][a-z]+$", "")))
        .replace("{tool}", text(outcome.task().tool()))
        .replace("{id}", text(outcome.job() == null ? "none" : outcome.job().id()))
        .replace("{took}", OutcomeFormat.seconds(outcome.took()))
        .replace("{transport}", text(transport))
        .replace(
            "{before}",
            input == null
                ? "<div class=\"words\">" + text(outcome.task().name()) + "</div>"
                : figure(input, "Before"))
        .replace("{after}", after(outcome));
  }

  private static String after(Outcome outcome) throws IOException {
    if (outcome.failure() != null) {
      return "<div class=\"none\">" + text(ErrorText.line(outcome.failure())) + "</div>";
    }
    StringBuilder figures = new StringBuilder();
    for (Path file : outcome.files()) {
      figures.append(figure(Files.readAllBytes(file), "After"));
    }
    return figures.toString();
  }

  private static String figure(byte[] file, String when) throws IOException {
    MediaFormat format = MediaFormat.ofBytes(file).orElse(MediaFormat.PNG);
    String data =
        "data:" + format.mediaType() + ";base64," + Base64.getEncoder().encodeToString(file);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
    String size =
        image == null
            ? format.name() + " · "
            : image.getWidth() + " × " + image.getHeight() + " · ";
    String shown =
        switch (format.kind()) {
          case VIDEO -> "<video controls muted loop src=\"%s\"></video>".formatted(data);
          case AUDIO -> "<audio controls src=\"%s\"></audio>".formatted(data);
          case MODEL_3D ->
              "<div class=\"words\"><a download=\"model.%s\" href=\"%s\">3D model</a></div>"
                  .formatted(format.extension(), data);
          default -> "<img alt=\"%s\" src=\"%s\">".formatted(when, data);
        };
    return "%s<figcaption>%s · %s%d kB</figcaption>"
        .formatted(shown, when, size, Math.max(1, file.length / 1024));
  }

  private static String text(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
