// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import com.modelslab.ModelsLab;
import com.modelslab.image.ImageInput;
import com.modelslab.job.JobResult;
import com.modelslab.request.CaptionRequest;
import com.modelslab.request.CreateMaskRequest;
import com.modelslab.request.FaceGenRequest;
import com.modelslab.request.FashionRequest;
import com.modelslab.request.FluxHeadshotRequest;
import com.modelslab.request.FluxKontextRequest;
import com.modelslab.request.HeadShotRequest;
import com.modelslab.request.ImageMixRequest;
import com.modelslab.request.InpaintRequest;
import com.modelslab.request.MagicMixRequest;
import com.modelslab.request.OutpaintRequest;
import com.modelslab.request.QwenEditRequest;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.request.RemoveObjectRequest;
import com.modelslab.request.SuperResolutionRequest;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Each tool once, as the pages in docs/tools show it. */
public final class EachTool {
  private EachTool() {}

  /** Cuts the subject of an image out. */
  public static void removeBackground(ModelsLab modelsLab) throws InterruptedException {
    RemoveBackgroundRequest request =
        RemoveBackgroundRequest.builder().image(ImageInput.file(Path.of("image.png"))).build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Makes an image larger. */
  public static void superResolution(ModelsLab modelsLab) throws InterruptedException {
    SuperResolutionRequest request =
        SuperResolutionRequest.builder()
            .image(ImageInput.file(Path.of("image.png")))
            .scale(2)
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Repaints the marked area of an image. */
  public static void inpaint(ModelsLab modelsLab) throws InterruptedException {
    InpaintRequest request =
        InpaintRequest.builder()
            .prompt("a red roof")
            .image(ImageInput.file(Path.of("image.png")))
            .maskImage(ImageInput.file(Path.of("mask.png")))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Paints an image on beyond its edges. */
  public static void outpaint(ModelsLab modelsLab) throws InterruptedException {
    OutpaintRequest request =
        OutpaintRequest.builder()
            .image(ImageInput.file(Path.of("image.png")))
            .width(480)
            .height(270)
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Takes the marked thing out of an image. */
  public static void removeObject(ModelsLab modelsLab) throws InterruptedException {
    RemoveObjectRequest request =
        RemoveObjectRequest.builder()
            .image(ImageInput.file(Path.of("image.png")))
            .maskImage(ImageInput.file(Path.of("mask.png")))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Makes a mask of the thing that a text names. */
  public static void createMask(ModelsLab modelsLab) throws InterruptedException {
    CreateMaskRequest request =
        CreateMaskRequest.builder()
            .specificObject("the lighthouse")
            .image(ImageInput.file(Path.of("image.png")))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Changes an image, or joins two, as a text says. */
  public static void kontext(ModelsLab modelsLab) throws InterruptedException {
    FluxKontextRequest request =
        FluxKontextRequest.builder()
            .prompt("at night")
            .image(ImageInput.file(Path.of("image.png")))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Changes up to four images as a text says. */
  public static void qwenEdit(ModelsLab modelsLab) throws InterruptedException {
    QwenEditRequest request =
        QwenEditRequest.builder()
            .prompt("the kite above")
            .images(
                List.of(
                    ImageInput.file(Path.of("image.png")), ImageInput.file(Path.of("second.png"))))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Mixes up to four images as a text says. */
  public static void mix(ModelsLab modelsLab) throws InterruptedException {
    ImageMixRequest request =
        ImageMixRequest.builder()
            .prompt("both in one")
            .images(
                List.of(
                    ImageInput.file(Path.of("image.png")), ImageInput.file(Path.of("second.png"))))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Makes images of a person from one of the face. */
  public static void faceGen(ModelsLab modelsLab) throws InterruptedException {
    FaceGenRequest request =
        FaceGenRequest.builder()
            .prompt("a sailor")
            .faceImage(ImageInput.file(Path.of("second.png")))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Makes a portrait from an image of the face. */
  public static void headShot(ModelsLab modelsLab) throws InterruptedException {
    HeadShotRequest request =
        HeadShotRequest.builder()
            .prompt("a sailor")
            .faceImage(ImageInput.file(Path.of("second.png")))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Makes a portrait from an image of the face, on Flux. */
  public static void fluxHeadshot(ModelsLab modelsLab) throws InterruptedException {
    FluxHeadshotRequest request =
        FluxHeadshotRequest.builder()
            .prompt("a sailor")
            .faceImage(ImageInput.file(Path.of("second.png")))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Puts a garment on a person. */
  public static void fashion(ModelsLab modelsLab) throws InterruptedException {
    FashionRequest request =
        FashionRequest.builder()
            .image(ImageInput.file(Path.of("image.png")))
            .clothImage(ImageInput.file(Path.of("second.png")))
            .clothType(FashionRequest.UPPER_BODY)
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }

  /** Describes an image in words. */
  public static void caption(ModelsLab modelsLab) throws InterruptedException {
    CaptionRequest request =
        CaptionRequest.builder()
            .image(ImageInput.file(Path.of("image.png")))
            .length(CaptionRequest.SHORT)
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    String text = result.texts().get(0);
  }

  /** Uploads an image to where the service can reach it by a link, for 24 hours. */
  public static void upload(ModelsLab modelsLab) {
    URI link = modelsLab.imageEditing().upload(ImageInput.file(Path.of("image.png")));
  }

  /** Mixes an image with what a text names, for enterprise accounts. */
  public static void magicMix(ModelsLab modelsLab) throws InterruptedException {
    MagicMixRequest request =
        MagicMixRequest.builder()
            .prompt("a rocket")
            .image(ImageInput.file(Path.of("image.png")))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("images"));
  }
}
