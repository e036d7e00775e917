// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import com.modelslab.ModelsLab;
import com.modelslab.image.ImageInput;
import com.modelslab.job.JobResult;
import com.modelslab.request.CreateMaskRequest;
import com.modelslab.request.FaceGenRequest;
import com.modelslab.request.FashionRequest;
import com.modelslab.request.FluxHeadshotRequest;
import com.modelslab.request.FluxKontextRequest;
import com.modelslab.request.HeadShotRequest;
import com.modelslab.request.ImageMixRequest;
import com.modelslab.request.InpaintRequest;
import com.modelslab.request.JobRequest;
import com.modelslab.request.MagicMixRequest;
import com.modelslab.request.OutpaintRequest;
import com.modelslab.request.QwenEditRequest;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.request.RemoveObjectRequest;
import com.modelslab.request.SuperResolutionRequest;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.model.AccountPlan;
import com.modelslab.simulator.model.Oddities;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Makes the images of the pages in docs/tools with the simulator, whose results show what a tool
 * does to an image rather than how well. Run it from the root of the repository.
 */
public final class DrawToolImages {
  private static final int LARGEST = 240;

  private DrawToolImages() {}

  /** Makes all images, in docs/tools/images. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.setProperty("java.awt.headless", "true");
    Path directory = Files.createDirectories(Path.of("docs/tools/images"));
    Path sources = Path.of("apps/modelslab-cli/src/main/resources/com/modelslab/cli/images");
    Path mask = directory.resolve("mask.png");
    ImageIO.write(mask(), "png", mask.toFile());
    ImageInput image = shown(sources.resolve("lighthouse.png"), directory, "image");
    ImageInput second = shown(sources.resolve("kite.png"), directory, "second");
    try (Simulator simulator =
        Simulator.builder()
            .plan(AccountPlan.UNLIMITED)
            .speed(500)
            .oddities(Oddities.none())
            .start()) {
      draw(simulator, false, standard(image, second, ImageInput.file(mask)), directory);
      draw(
          simulator,
          true,
          Map.of("magic-mix", MagicMixRequest.builder().prompt("a rocket").image(image).build()),
          directory);
    }
  }

  private static Map<String, JobRequest> standard(
      ImageInput image, ImageInput second, ImageInput mask) {
    Map<String, JobRequest> requests = new LinkedHashMap<>();
    requests.put("remove-background", RemoveBackgroundRequest.builder().image(image).build());
    requests.put(
        "super-resolution", SuperResolutionRequest.builder().image(image).scale(2).build());
    requests.put(
        "inpaint",
        InpaintRequest.builder().prompt("a red roof").image(image).maskImage(mask).build());
    requests.put("outpaint", OutpaintRequest.builder().image(image).width(480).height(270).build());
    requests.put(
        "remove-object", RemoveObjectRequest.builder().image(image).maskImage(mask).build());
    requests.put(
        "create-mask",
        CreateMaskRequest.builder().specificObject("the lighthouse").image(image).build());
    requests.put("kontext", FluxKontextRequest.builder().prompt("at night").image(image).build());
    requests.put(
        "qwen-edit",
        QwenEditRequest.builder().prompt("the kite above").images(List.of(image, second)).build());
    requests.put(
        "mix",
        ImageMixRequest.builder().prompt("both in one").images(List.of(image, second)).build());
    requests.put("face-gen", FaceGenRequest.builder().prompt("a sailor").faceImage(second).build());
    requests.put(
        "head-shot", HeadShotRequest.builder().prompt("a sailor").faceImage(second).build());
    requests.put(
        "flux-headshot",
        FluxHeadshotRequest.builder().prompt("a sailor").faceImage(second).build());
    requests.put(
        "fashion",
        FashionRequest.builder()
            .image(image)
            .clothImage(second)
            .clothType(FashionRequest.UPPER_BODY)
            .build());
    return requests;
  }

  private static void draw(
      Simulator simulator, boolean enterprise, Map<String, JobRequest> requests, Path directory)
      throws IOException, InterruptedException {
    URI base = enterprise ? simulator.enterpriseUri() : simulator.baseUri();
    ModelsLab.Builder builder =
        ModelsLab.builder().apiKey(simulator.key()).baseUri(base).transport("jdk");
    try (ModelsLab modelsLab = (enterprise ? builder.enterprise() : builder).build()) {
      for (Map.Entry<String, JobRequest> tool : requests.entrySet()) {
        JobResult.Completed result = modelsLab.submit(tool.getValue()).await();
        Path drawn =
            modelsLab
                .downloads()
                .toFile(result.outputs().get(0), directory.resolve(tool.getKey() + ".png"));
        shown(drawn, directory, tool.getKey());
      }
    }
  }

  /** Keeps an image small enough for a page. */
  private static ImageInput shown(Path source, Path directory, String name) throws IOException {
    BufferedImage image = ImageIO.read(source.toFile());
    double scale = Math.min(1, (double) LARGEST / Math.max(image.getWidth(), image.getHeight()));
    int width = (int) Math.round(image.getWidth() * scale);
    int height = (int) Math.round(image.getHeight() * scale);
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    ImageIO.write(small, "png", directory.resolve(name + ".png").toFile());
    return ImageInput.file(source);
  }

  private static BufferedImage mask() {
    BufferedImage mask = new BufferedImage(LARGEST, LARGEST, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = mask.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillOval(80, 20, 90, 90);
    graphics.dispose();
    return mask;
  }
}
