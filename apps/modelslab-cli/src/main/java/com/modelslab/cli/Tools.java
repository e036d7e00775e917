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
  private static final String BASE64 = "Get the result as base64 text behind its link";
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
    return new Tool<>(
            "remove-background",
            "Remove the background of an image",
            RemoveBackgroundRequest::builder)
        .eachImage(RemoveBackgroundRequest.Builder::image)
        .flag("--only-mask", "Make only the mask", RemoveBackgroundRequest.Builder::onlyMask)
        .flag(
            "--inverse-mask",
            "Keep the background and remove the subject",
            RemoveBackgroundRequest.Builder::inverseMask)
        .flag(
            "--post-process-mask",
            "Smooth the mask",
            RemoveBackgroundRequest.Builder::postProcessMask)
        .flag(
            "--alpha-matting",
            "Soften the edge of the cut by alpha matting",
            RemoveBackgroundRequest.Builder::alphaMatting)
        .number(
            "--alpha-matting-foreground-threshold",
            "From which brightness of the mask on a point is certainly of the subject, from 0 to 240. Default: 240",
            RemoveBackgroundRequest.Builder::alphaMattingForegroundThreshold)
        .number(
            "--alpha-matting-background-threshold",
            "Up to which brightness of the mask a point is certainly of the background, from 0 to 20. Default: 20",
            RemoveBackgroundRequest.Builder::alphaMattingBackgroundThreshold)
        .number(
            "--alpha-matting-erode-size",
            "How wide the softened edge is, from 0 to 5. Default: 5",
            RemoveBackgroundRequest.Builder::alphaMattingErodeSize)
        .seed(RemoveBackgroundRequest.Builder::seed)
        .flag("--base64", BASE64, RemoveBackgroundRequest.Builder::base64);
  }

  private static Tool<?> superResolution() {
    return new Tool<>("super-resolution", "Make an image larger", SuperResolutionRequest::builder)
        .eachImage(SuperResolutionRequest.Builder::image)
        .number(
            "--scale",
            "How many times wider and higher the result is. Default: 3",
            SuperResolutionRequest.Builder::scale)
        .text(
            "--model",
            "<id>",
            "The model, such as "
                + SuperResolutionRequest.X4_PLUS
                + ". Default: realesr-general-x4v3",
            SuperResolutionRequest.Builder::model)
        .flag("--face-enhance", "Improve faces too", SuperResolutionRequest.Builder::faceEnhance);
  }

  private static Tool<?> inpaint() {
    return new Tool<>("inpaint", "Repaint the marked area of an image", InpaintRequest::builder)
        .eachImage(InpaintRequest.Builder::image)
        .needsText("--prompt", "<text>", "What to paint there", InpaintRequest.Builder::prompt)
        .needsImage(
            "--mask",
            "The mask: white is repainted, black is kept",
            InpaintRequest.Builder::maskImage)
        .text("--negative-prompt", "<text>", NEGATIVE, InpaintRequest.Builder::negativePrompt)
        .number(
            "--width",
            "The width in pixels, up to 1024. Default: 512, or that of the image",
            InpaintRequest.Builder::width)
        .number(
            "--height",
            "The height in pixels, up to 1024. Default: 512, or that of the image",
            InpaintRequest.Builder::height)
        .number("--samples", SAMPLES + ", up to 4. Default: 1", InpaintRequest.Builder::samples)
        .number("--steps", STEPS + ". Default: 30", InpaintRequest.Builder::steps)
        .fraction(
            "--guidance-scale",
            "How closely the result follows the text; a whole number from 1 to 5. Default: 5",
            InpaintRequest.Builder::guidanceScale)
        .fraction(
            "--strength",
            "How much the result may differ from the image, from 0 to 1. Default: 0.7",
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
        .text(
            "--prompt",
            "<text>",
            "What to paint there. Default: high quality",
            OutpaintRequest.Builder::prompt)
        .text(
            "--negative-prompt",
            "<text>",
            NEGATIVE + ". Default: low quality",
            OutpaintRequest.Builder::negativePrompt)
        .number(
            "--width",
            "The width of the result in pixels, up to 1440. Default: 1280",
            OutpaintRequest.Builder::width)
        .number(
            "--height",
            "The height of the result in pixels, up to 1440. Default: 720",
            OutpaintRequest.Builder::height)
        .number(
            "--overlap-width",
            "How many pixels of the image are repainted at its edges, up to 42. Default: 10",
            OutpaintRequest.Builder::overlapWidth)
        .number("--steps", STEPS + ", up to 30. Default: 10", OutpaintRequest.Builder::steps)
        .fraction(
            "--guidance-scale", GUIDANCE + ". Default: 8", OutpaintRequest.Builder::guidanceScale)
        .seed(OutpaintRequest.Builder::seed)
        .flag("--temp", TEMP + ". Default: on", OutpaintRequest.Builder::temp);
  }

  private static Tool<?> removeObject() {
    return new Tool<>(
            "remove-object", "Remove the marked object from an image", RemoveObjectRequest::builder)
        .eachImage(RemoveObjectRequest.Builder::image)
        .needsImage(
            "--mask", "The mask: what is white is removed", RemoveObjectRequest.Builder::maskImage);
  }

  private static Tool<?> mask() {
    return new Tool<>(
            "create-mask",
            "Make a mask of the object that a text names",
            CreateMaskRequest::builder)
        .eachImage(CreateMaskRequest.Builder::image)
        .needsText(
            "--object",
            "<words>",
            "What to mark, such as 'the ball'",
            CreateMaskRequest.Builder::specificObject)
        .flag("--base64", BASE64, CreateMaskRequest.Builder::base64);
  }

  private static Tool<?> kontext() {
    return new Tool<>(
            "kontext",
            "Change an image, or combine two, as a text says",
            FluxKontextRequest::builder)
        .eachImage(FluxKontextRequest.Builder::image)
        .needsText("--prompt", "<text>", "What to change", FluxKontextRequest.Builder::prompt)
        .image(
            "--second-image",
            "A second image, to combine with the first",
            FluxKontextRequest.Builder::secondImage)
        .text(
            "--model",
            "<id>",
            "The model. Default: flux-kontext-dev, the only one that the service documents",
            FluxKontextRequest.Builder::model)
        .text("--negative-prompt", "<text>", NEGATIVE, FluxKontextRequest.Builder::negativePrompt)
        .number("--steps", STEPS + ", 1 to 50. Default: 28", FluxKontextRequest.Builder::steps)
        .fraction(
            "--strength",
            "How much the result may differ from the image, from 0 to 1. Default: 0.5",
            FluxKontextRequest.Builder::strength)
        .fraction(
            "--guidance",
            GUIDANCE + ", 0 to 20. Default: 2.5",
            FluxKontextRequest.Builder::guidance)
        .flag(
            "--enhance-prompt",
            "Have the service improve the text",
            FluxKontextRequest.Builder::enhancePrompt)
        .flag("--safety-checker", SAFETY, FluxKontextRequest.Builder::safetyChecker)
        .number(
            "--width",
            "The width in pixels, up to 1024. Default: 512",
            FluxKontextRequest.Builder::width)
        .number(
            "--height",
            "The height in pixels, up to 1024. Default: 512",
            FluxKontextRequest.Builder::height)
        .number("--samples", SAMPLES + ", up to 4. Default: 1", FluxKontextRequest.Builder::samples)
        .seed(FluxKontextRequest.Builder::seed)
        .flag("--base64", BASE64, FluxKontextRequest.Builder::base64)
        .flag("--temp", TEMP, FluxKontextRequest.Builder::temp);
  }

  private static Tool<?> qwenEdit() {
    return new Tool<>(
            "qwen-edit",
            "Change up to four images in one job as a text says",
            QwenEditRequest::builder)
        .allImages(QwenEditRequest.Builder::images)
        .needsText("--prompt", "<text>", "What to change", QwenEditRequest.Builder::prompt)
        .text(
            "--model", "<id>", "The model. Default: qwen-edit-2509", QwenEditRequest.Builder::model)
        .flag("--safety-checker", SAFETY, QwenEditRequest.Builder::safetyChecker)
        .flag("--base64", BASE64, QwenEditRequest.Builder::base64);
  }

  private static Tool<?> mix() {
    return new Tool<>(
            "mix", "Combine up to four images into one as a text says", ImageMixRequest::builder)
        .allImages(ImageMixRequest.Builder::images)
        .needsText(
            "--prompt", "<text>", "What to make of the images", ImageMixRequest.Builder::prompt)
        .text("--negative-prompt", "<text>", NEGATIVE, ImageMixRequest.Builder::negativePrompt)
        .number(
            "--width",
            "The width in pixels, up to 1024. Default: that of the image",
            ImageMixRequest.Builder::width)
        .number(
            "--height",
            "The height in pixels, up to 1024. Default: that of the image",
            ImageMixRequest.Builder::height)
        .number("--steps", STEPS + ", 1 to 50", ImageMixRequest.Builder::steps)
        .fraction(
            "--guidance-scale", GUIDANCE + ", 1 to 20", ImageMixRequest.Builder::guidanceScale)
        .seed(ImageMixRequest.Builder::seed)
        .number(
            "--samples",
            "How many images to make; the service documents only 1",
            ImageMixRequest.Builder::samples);
  }

  private static Tool<?> magicMix() {
    return new Tool<>(
            "magic-mix",
            "Blend what a text names into an image behind a link (enterprise accounts only)",
            MagicMixRequest::builder)
        .eachImage(MagicMixRequest.Builder::image)
        .needsText(
            "--prompt", "<text>", "What to blend into the image", MagicMixRequest.Builder::prompt)
        .text("--negative-prompt", "<text>", NEGATIVE, MagicMixRequest.Builder::negativePrompt)
        .number("--width", "The width in pixels. Default: 768", MagicMixRequest.Builder::width)
        .number("--height", "The height in pixels. Default: 768", MagicMixRequest.Builder::height)
        .fraction(
            "--k-min",
            "Where the blending starts, as a fraction of the steps. Default: 0.3",
            MagicMixRequest.Builder::kMin)
        .fraction(
            "--k-max",
            "Where the blending ends, as a fraction of the steps. Default: 0.5",
            MagicMixRequest.Builder::kMax)
        .fraction(
            "--mix-factor",
            "How much of the text is blended in. Default: 0.5",
            MagicMixRequest.Builder::mixFactor)
        .number("--steps", STEPS + ", 1 to 50. Default: 20", MagicMixRequest.Builder::steps)
        .number(
            "--samples",
            "How many images to make; the service documents only 1",
            MagicMixRequest.Builder::samples)
        .seed(MagicMixRequest.Builder::seed);
  }

  private static Tool<?> faceGen() {
    return new Tool<>(
            "face-gen",
            "Make an image of a person in a style, from an image of the face",
            FaceGenRequest::builder)
        .eachImage(FaceGenRequest.Builder::faceImage)
        .needsText("--prompt", "<text>", "What to make of the face", FaceGenRequest.Builder::prompt)
        .text(
            "--style",
            "<style>",
            "The style: realistic, anime, comic, chibi or 3d. Default: realistic",
            FaceGenRequest.Builder::style)
        .text("--negative-prompt", "<text>", NEGATIVE, FaceGenRequest.Builder::negativePrompt)
        .number(
            "--width",
            "The width in pixels, up to 512. Default: that of the face image",
            FaceGenRequest.Builder::width)
        .number(
            "--height",
            "The height in pixels, up to 768. Default: that of the face image",
            FaceGenRequest.Builder::height)
        .number("--steps", STEPS + ": 21, 31 or 41", FaceGenRequest.Builder::steps)
        .fraction("--guidance-scale", GUIDANCE + ", 1 to 20", FaceGenRequest.Builder::guidanceScale)
        .fraction(
            "--s-scale",
            "How much of the face is kept, 0 to 2. Default: 1",
            FaceGenRequest.Builder::sScale)
        .number(
            "--samples",
            "How many images to make, up to 2; only 1 of 512 by 768 pixels",
            FaceGenRequest.Builder::samples)
        .seed(FaceGenRequest.Builder::seed)
        .flag("--safety-checker", SAFETY, FaceGenRequest.Builder::safetyChecker)
        .text(
            "--safety-checker-type",
            "<type>",
            "What an unsafe image becomes: black, blur, sensitive_content_text or pixelate",
            FaceGenRequest.Builder::safetyCheckerType)
        .flag("--base64", BASE64, FaceGenRequest.Builder::base64);
  }

  private static Tool<?> headShot() {
    return new Tool<>(
            "head-shot", "Make a portrait from an image of the face", HeadShotRequest::builder)
        .eachImage(HeadShotRequest.Builder::faceImage)
        .needsText(
            "--prompt", "<text>", "What to make of the face", HeadShotRequest.Builder::prompt)
        .text("--negative-prompt", "<text>", NEGATIVE, HeadShotRequest.Builder::negativePrompt)
        .number(
            "--width",
            "The width in pixels, up to 512. Default: that of the face image",
            HeadShotRequest.Builder::width)
        .number(
            "--height",
            "The height in pixels, up to 768. Default: that of the face image",
            HeadShotRequest.Builder::height)
        .number("--steps", STEPS + ": 21, 31 or 41", HeadShotRequest.Builder::steps)
        .fraction(
            "--guidance-scale",
            "How closely the result follows the text; the service documents 1 to 5, its example uses 7.5",
            HeadShotRequest.Builder::guidanceScale)
        .fraction(
            "--s-scale",
            "How much of the face is kept, 0 to 2. Default: 1",
            HeadShotRequest.Builder::sScale)
        .number(
            "--samples",
            "How many images to make, up to 2; only 1 of 512 by 768 pixels",
            HeadShotRequest.Builder::samples)
        .seed(HeadShotRequest.Builder::seed)
        .flag("--safety-checker", SAFETY, HeadShotRequest.Builder::safetyChecker)
        .text(
            "--safety-checker-type",
            "<type>",
            "What an unsafe image becomes: black, blur, sensitive_content_text or pixelate",
            HeadShotRequest.Builder::safetyCheckerType)
        .flag("--base64", BASE64, HeadShotRequest.Builder::base64);
  }

  private static Tool<?> fluxHeadshot() {
    return new Tool<>(
            "flux-headshot",
            "Make a portrait from an image of the face, with Flux",
            FluxHeadshotRequest::builder)
        .eachImage(FluxHeadshotRequest.Builder::faceImage)
        .needsText(
            "--prompt", "<text>", "What to make of the face", FluxHeadshotRequest.Builder::prompt)
        .text("--negative-prompt", "<text>", NEGATIVE, FluxHeadshotRequest.Builder::negativePrompt)
        .number(
            "--width",
            "The width in pixels, up to 1024. Default: that of the face image",
            FluxHeadshotRequest.Builder::width)
        .number(
            "--height",
            "The height in pixels, up to 1024. Default: that of the face image",
            FluxHeadshotRequest.Builder::height)
        .number("--steps", STEPS + ", up to 26", FluxHeadshotRequest.Builder::steps)
        .fraction(
            "--guidance-scale", GUIDANCE + ", 1 to 10", FluxHeadshotRequest.Builder::guidanceScale)
        .seed(FluxHeadshotRequest.Builder::seed);
  }

  private static Tool<?> fashion() {
    return new Tool<>("fashion", "Put a garment on a person", FashionRequest::builder)
        .eachImage(FashionRequest.Builder::image)
        .needsImage(
            "--cloth",
            "The image of the garment, best on a white background",
            FashionRequest.Builder::clothImage)
        .needsText(
            "--cloth-type",
            "<type>",
            "What the garment is: upper_body, lower_body or dresses",
            FashionRequest.Builder::clothType)
        .text("--prompt", "<text>", "How the result should look", FashionRequest.Builder::prompt)
        .text("--negative-prompt", "<text>", NEGATIVE, FashionRequest.Builder::negativePrompt)
        .number("--steps", STEPS + ": 21, 31 or 41", FashionRequest.Builder::steps)
        .fraction("--guidance-scale", GUIDANCE + ", 1 to 20", FashionRequest.Builder::guidanceScale)
        .seed(FashionRequest.Builder::seed)
        .flag("--temp", TEMP, FashionRequest.Builder::temp);
  }

  private static Tool<?> caption() {
    return new Tool<>("caption", "Describe an image in words", CaptionRequest::builder)
        .eachImage(CaptionRequest.Builder::image)
        .text(
            "--length",
            "<length>",
            "How long the text is: short, normal or long. Default: normal",
            CaptionRequest.Builder::length);
  }

  private static Tool<?> upload() {
    return new Tool<>(
            "upload",
            "Upload an image and get a link to it that works for 24 hours",
            () -> GeneralRequest.builder(UPLOAD))
        .eachImage((request, image) -> request.extra("init_image", image));
  }
}
