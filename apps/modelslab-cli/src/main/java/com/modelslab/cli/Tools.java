// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.request.CaptionRequest;
import com.modelslab.request.CreateMaskRequest;
import com.modelslab.request.Endpoint;
import com.modelslab.request.FaceGenRequest;
import com.modelslab.request.FashionRequest;
import com.modelslab.request.FluxHeadshotRequest;
import com.modelslab.request.FluxKontextRequest;
import com.modelslab.request.GeneralRequest;
import com.modelslab.request.HeadShotRequest;
import com.modelslab.request.ImageMixRequest;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.InpaintRequest;
import com.modelslab.request.MagicMixRequest;
import com.modelslab.request.OutpaintRequest;
import com.modelslab.request.QwenEditRequest;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.request.RemoveObjectRequest;
import com.modelslab.request.ResultStorage;
import com.modelslab.request.SuperResolutionRequest;
import java.util.List;

/** The tools that {@code modelslab edit} knows. Another one is a few lines here. */
final class Tools {
  private static final Endpoint UPLOAD =
      Endpoint.builder("/image_editing/base64_to_url")
          .images(ImageTransfer.BASE64)
          .storage(ResultStorage.TEMPORARY)
          .build();

  private static final String STEPS = "How many steps to take";
  private static final String GUIDANCE = "How closely the result follows the text";
  private static final String NEGATIVE = "What the result should not show";
  private static final String SAMPLES = "How many images to make";
  private static final String SAFETY = "Check for unsafe content";
  private static final String BASE64 = "Get base64 text behind the link";
  private static final String TEMP = "Keep the result for 24 hours only";

  private Tools() {}

  /** {@return all tools, in the order of the help} */
  static List<Tool<?>> all() {
    return List.of(
        removeBackground(),
        superResolution(),
        inpaint(),
        outpaint(),
        removeObject(),
        mask(),
        kontext(),
        qwenEdit(),
        mix(),
        magicMix(),
        faceGen(),
        headShot(),
        fluxHeadshot(),
        fashion(),
        caption(),
        upload());
  }

  private static Tool<?> removeBackground() {
    return new Tool<>("remove-background", "Cut the subject out", RemoveBackgroundRequest::builder)
        .eachImage(RemoveBackgroundRequest.Builder::image)
        .flag("--only-mask", "Give the mask only", RemoveBackgroundRequest.Builder::onlyMask)
        .flag("--inverse-mask", "Keep the background", RemoveBackgroundRequest.Builder::inverseMask)
        .flag(
            "--post-process-mask",
            "Smooth the mask",
            RemoveBackgroundRequest.Builder::postProcessMask)
        .flag("--alpha-matting", "Soften the edge", RemoveBackgroundRequest.Builder::alphaMatting)
        .number(
            "--alpha-matting-foreground-threshold",
            "From which brightness of the mask on it is the subject, 0 to 240",
            RemoveBackgroundRequest.Builder::alphaMattingForegroundThreshold)
        .number(
            "--alpha-matting-background-threshold",
            "Up to which brightness of the mask it is the background, 0 to 20",
            RemoveBackgroundRequest.Builder::alphaMattingBackgroundThreshold)
        .number(
            "--alpha-matting-erode-size",
            "How wide a border is left to the matting, 0 to 5",
            RemoveBackgroundRequest.Builder::alphaMattingErodeSize)
        .seed(RemoveBackgroundRequest.Builder::seed)
        .flag("--base64", BASE64, RemoveBackgroundRequest.Builder::base64);
  }

  private static Tool<?> superResolution() {
    return new Tool<>("super-resolution", "Make an image larger", SuperResolutionRequest::builder)
        .eachImage(SuperResolutionRequest.Builder::image)
        .number("--scale", "How many times as wide and high", SuperResolutionRequest.Builder::scale)
        .text(
            "--model",
            "<id>",
            "The model, such as " + SuperResolutionRequest.X4_PLUS,
            SuperResolutionRequest.Builder::model)
        .flag("--face-enhance", "Improve faces too", SuperResolutionRequest.Builder::faceEnhance);
  }

  private static Tool<?> inpaint() {
    return new Tool<>("inpaint", "Paint a part of an image anew", InpaintRequest::builder)
        .eachImage(InpaintRequest.Builder::image)
        .needsText("--prompt", "<text>", "What to paint there", InpaintRequest.Builder::prompt)
        .needsImage(
            "--mask",
            "The mask: white is painted, black is kept",
            InpaintRequest.Builder::maskImage)
        .text("--negative-prompt", "<text>", NEGATIVE, InpaintRequest.Builder::negativePrompt)
        .number("--width", "The width in pixels, up to 1024", InpaintRequest.Builder::width)
        .number("--height", "The height in pixels, up to 1024", InpaintRequest.Builder::height)
        .number("--samples", SAMPLES + ", up to 4", InpaintRequest.Builder::samples)
        .number("--steps", STEPS, InpaintRequest.Builder::steps)
        .fraction("--guidance-scale", GUIDANCE + ", 1 to 5", InpaintRequest.Builder::guidanceScale)
        .fraction(
            "--strength",
            "How far the result may leave the source, 0 to 1",
            InpaintRequest.Builder::strength)
        .flag("--safety-checker", SAFETY, InpaintRequest.Builder::safetyChecker)
        .flag(
            "--instant-response",
            "Have the service answer before the job is done",
            InpaintRequest.Builder::instantResponse)
        .seed(InpaintRequest.Builder::seed)
        .flag("--base64", BASE64, InpaintRequest.Builder::base64);
  }

  private static Tool<?> outpaint() {
    return new Tool<>("outpaint", "Continue an image beyond its edges", OutpaintRequest::builder)
        .eachImage(OutpaintRequest.Builder::image)
        .text("--prompt", "<text>", "What to paint there", OutpaintRequest.Builder::prompt)
        .text("--negative-prompt", "<text>", NEGATIVE, OutpaintRequest.Builder::negativePrompt)
        .number("--width", "The new width, up to 1440", OutpaintRequest.Builder::width)
        .number("--height", "The new height, up to 1440", OutpaintRequest.Builder::height)
        .number(
            "--overlap-width",
            "How many pixels are painted over at the edges, up to 42",
            OutpaintRequest.Builder::overlapWidth)
        .number("--steps", STEPS + ", up to 30", OutpaintRequest.Builder::steps)
        .fraction("--guidance-scale", GUIDANCE, OutpaintRequest.Builder::guidanceScale)
        .seed(OutpaintRequest.Builder::seed)
        .flag("--temp", TEMP, OutpaintRequest.Builder::temp);
  }

  private static Tool<?> removeObject() {
    return new Tool<>("remove-object", "Take out what a mask marks", RemoveObjectRequest::builder)
        .eachImage(RemoveObjectRequest.Builder::image)
        .needsImage(
            "--mask", "The mask: white is taken out", RemoveObjectRequest.Builder::maskImage);
  }

  private static Tool<?> mask() {
    return new Tool<>("create-mask", "Make a mask of an object", CreateMaskRequest::builder)
        .eachImage(CreateMaskRequest.Builder::image)
        .needsText(
            "--object",
            "<words>",
            "What to mark, such as 'the ball'",
            CreateMaskRequest.Builder::specificObject)
        .flag("--base64", BASE64, CreateMaskRequest.Builder::base64);
  }

  private static Tool<?> kontext() {
    return new Tool<>("kontext", "Change an image by words", FluxKontextRequest::builder)
        .eachImage(FluxKontextRequest.Builder::image)
        .needsText("--prompt", "<text>", "What to change", FluxKontextRequest.Builder::prompt)
        .image(
            "--second-image",
            "A second image, to be joined with the first",
            FluxKontextRequest.Builder::secondImage)
        .text("--model", "<id>", "The model", FluxKontextRequest.Builder::model)
        .text("--negative-prompt", "<text>", NEGATIVE, FluxKontextRequest.Builder::negativePrompt)
        .number("--steps", STEPS + ", 1 to 50", FluxKontextRequest.Builder::steps)
        .fraction(
            "--strength",
            "How far the result may leave the source, 0 to 1",
            FluxKontextRequest.Builder::strength)
        .fraction("--guidance", GUIDANCE + ", 0 to 20", FluxKontextRequest.Builder::guidance)
        .flag(
            "--enhance-prompt",
            "Have the service improve the text",
            FluxKontextRequest.Builder::enhancePrompt)
        .flag("--safety-checker", SAFETY, FluxKontextRequest.Builder::safetyChecker)
        .number("--width", "The width in pixels, up to 1024", FluxKontextRequest.Builder::width)
        .number("--height", "The height in pixels, up to 1024", FluxKontextRequest.Builder::height)
        .number("--samples", SAMPLES + ", up to 4", FluxKontextRequest.Builder::samples)
        .seed(FluxKontextRequest.Builder::seed)
        .flag("--base64", BASE64, FluxKontextRequest.Builder::base64)
        .flag("--temp", TEMP, FluxKontextRequest.Builder::temp);
  }

  private static Tool<?> qwenEdit() {
    return new Tool<>(
            "qwen-edit", "Change up to four images by words, in one job", QwenEditRequest::builder)
        .allImages(QwenEditRequest.Builder::images)
        .needsText("--prompt", "<text>", "What to change", QwenEditRequest.Builder::prompt)
        .text("--model", "<id>", "The model", QwenEditRequest.Builder::model)
        .flag("--safety-checker", SAFETY, QwenEditRequest.Builder::safetyChecker)
        .flag("--base64", BASE64, QwenEditRequest.Builder::base64);
  }

  private static Tool<?> mix() {
    return new Tool<>("mix", "Mix up to four images in one job", ImageMixRequest::builder)
        .allImages(ImageMixRequest.Builder::images)
        .needsText("--prompt", "<text>", "What to make of them", ImageMixRequest.Builder::prompt)
        .text("--negative-prompt", "<text>", NEGATIVE, ImageMixRequest.Builder::negativePrompt)
        .number("--width", "The width in pixels, up to 1024", ImageMixRequest.Builder::width)
        .number("--height", "The height in pixels, up to 1024", ImageMixRequest.Builder::height)
        .number("--steps", STEPS + ", 1 to 50", ImageMixRequest.Builder::steps)
        .fraction(
            "--guidance-scale", GUIDANCE + ", 1 to 20", ImageMixRequest.Builder::guidanceScale)
        .seed(ImageMixRequest.Builder::seed)
        .number("--samples", SAMPLES, ImageMixRequest.Builder::samples);
  }

  private static Tool<?> magicMix() {
    return new Tool<>(
            "magic-mix",
            "Mix what words say into an image (enterprise accounts)",
            MagicMixRequest::builder)
        .eachImage(MagicMixRequest.Builder::image)
        .needsText("--prompt", "<text>", "What to mix in", MagicMixRequest.Builder::prompt)
        .text("--negative-prompt", "<text>", NEGATIVE, MagicMixRequest.Builder::negativePrompt)
        .number("--width", "The width in pixels", MagicMixRequest.Builder::width)
        .number("--height", "The height in pixels", MagicMixRequest.Builder::height)
        .fraction("--k-min", "Where the mixing starts", MagicMixRequest.Builder::kMin)
        .fraction("--k-max", "Where the mixing ends", MagicMixRequest.Builder::kMax)
        .fraction("--mix-factor", "How much comes in", MagicMixRequest.Builder::mixFactor)
        .number("--steps", STEPS + ", 1 to 50", MagicMixRequest.Builder::steps)
        .number("--samples", SAMPLES, MagicMixRequest.Builder::samples)
        .seed(MagicMixRequest.Builder::seed);
  }

  private static Tool<?> faceGen() {
    return new Tool<>("face-gen", "Make an image of a face in a style", FaceGenRequest::builder)
        .eachImage(FaceGenRequest.Builder::faceImage)
        .needsText("--prompt", "<text>", "What to make of it", FaceGenRequest.Builder::prompt)
        .text(
            "--style",
            "<style>",
            "The style: realistic, anime, comic, chibi or 3d",
            FaceGenRequest.Builder::style)
        .text("--negative-prompt", "<text>", NEGATIVE, FaceGenRequest.Builder::negativePrompt)
        .number("--width", "The width in pixels, up to 512", FaceGenRequest.Builder::width)
        .number("--height", "The height in pixels, up to 768", FaceGenRequest.Builder::height)
        .number("--steps", STEPS + ": 21, 31 or 41", FaceGenRequest.Builder::steps)
        .fraction("--guidance-scale", GUIDANCE + ", 1 to 20", FaceGenRequest.Builder::guidanceScale)
        .fraction(
            "--s-scale", "How much of the face is kept, 0 to 2", FaceGenRequest.Builder::sScale)
        .number("--samples", SAMPLES + ", up to 2", FaceGenRequest.Builder::samples)
        .seed(FaceGenRequest.Builder::seed)
        .flag("--safety-checker", SAFETY, FaceGenRequest.Builder::safetyChecker)
        .text(
            "--safety-checker-type",
            "<type>",
            "What becomes of it: black, blur, sensitive_content_text or pixelate",
            FaceGenRequest.Builder::safetyCheckerType)
        .flag("--base64", BASE64, FaceGenRequest.Builder::base64);
  }

  private static Tool<?> headShot() {
    return new Tool<>("head-shot", "Make a portrait of a face", HeadShotRequest::builder)
        .eachImage(HeadShotRequest.Builder::faceImage)
        .needsText("--prompt", "<text>", "What to make of it", HeadShotRequest.Builder::prompt)
        .text("--negative-prompt", "<text>", NEGATIVE, HeadShotRequest.Builder::negativePrompt)
        .number("--width", "The width in pixels, up to 512", HeadShotRequest.Builder::width)
        .number("--height", "The height in pixels, up to 768", HeadShotRequest.Builder::height)
        .number("--steps", STEPS + ": 21, 31 or 41", HeadShotRequest.Builder::steps)
        .fraction("--guidance-scale", GUIDANCE, HeadShotRequest.Builder::guidanceScale)
        .fraction(
            "--s-scale", "How much of the face is kept, 0 to 2", HeadShotRequest.Builder::sScale)
        .number("--samples", SAMPLES + ", up to 2", HeadShotRequest.Builder::samples)
        .seed(HeadShotRequest.Builder::seed)
        .flag("--safety-checker", SAFETY, HeadShotRequest.Builder::safetyChecker)
        .text(
            "--safety-checker-type",
            "<type>",
            "What becomes of it: black, blur, sensitive_content_text or pixelate",
            HeadShotRequest.Builder::safetyCheckerType)
        .flag("--base64", BASE64, HeadShotRequest.Builder::base64);
  }

  private static Tool<?> fluxHeadshot() {
    return new Tool<>(
            "flux-headshot", "Make a portrait of a face with Flux", FluxHeadshotRequest::builder)
        .eachImage(FluxHeadshotRequest.Builder::faceImage)
        .needsText("--prompt", "<text>", "What to make of it", FluxHeadshotRequest.Builder::prompt)
        .text("--negative-prompt", "<text>", NEGATIVE, FluxHeadshotRequest.Builder::negativePrompt)
        .number("--width", "The width in pixels, up to 1024", FluxHeadshotRequest.Builder::width)
        .number("--height", "The height in pixels, up to 1024", FluxHeadshotRequest.Builder::height)
        .number("--steps", STEPS + ", up to 26", FluxHeadshotRequest.Builder::steps)
        .fraction(
            "--guidance-scale", GUIDANCE + ", 1 to 10", FluxHeadshotRequest.Builder::guidanceScale)
        .seed(FluxHeadshotRequest.Builder::seed);
  }

  private static Tool<?> fashion() {
    return new Tool<>("fashion", "Dress a person in a garment", FashionRequest::builder)
        .eachImage(FashionRequest.Builder::image)
        .needsImage(
            "--cloth", "The garment, best on a white ground", FashionRequest.Builder::clothImage)
        .needsText(
            "--cloth-type",
            "<type>",
            "What it is: upper_body, lower_body or dresses",
            FashionRequest.Builder::clothType)
        .text("--prompt", "<text>", "How it should look", FashionRequest.Builder::prompt)
        .text("--negative-prompt", "<text>", NEGATIVE, FashionRequest.Builder::negativePrompt)
        .number("--steps", STEPS + ": 21, 31 or 41", FashionRequest.Builder::steps)
        .fraction("--guidance-scale", GUIDANCE + ", 1 to 20", FashionRequest.Builder::guidanceScale)
        .seed(FashionRequest.Builder::seed)
        .flag("--temp", TEMP, FashionRequest.Builder::temp);
  }

  private static Tool<?> caption() {
    return new Tool<>("caption", "Describe an image in words", CaptionRequest::builder)
        .eachImage(CaptionRequest.Builder::image)
        .text("--length", "<length>", "short, normal or long", CaptionRequest.Builder::length);
  }

  private static Tool<?> upload() {
    return new Tool<>(
            "upload", "Make a link of a file, for 24 hours", () -> GeneralRequest.builder(UPLOAD))
        .eachImage((request, image) -> request.extra("init_image", image));
  }
}
