// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.images.ControlNetRequest;
import com.modelslab.images.FluxTextToImageRequest;
import com.modelslab.images.HiDreamImageToImageRequest;
import com.modelslab.images.HiDreamTextToImageRequest;
import com.modelslab.images.KreaTextToImageRequest;
import com.modelslab.images.PonyImageToImageRequest;
import com.modelslab.images.PonyInpaintRequest;
import com.modelslab.images.PonyTextToImageRequest;
import java.util.List;

/**
 * The tools of {@code modelslab generate} that make images with Flux, HiDream, Krea, Pony and
 * ControlNet.
 */
final class ImageGroupTools {
  private ImageGroupTools() {}

  static List<Tool<?>> all() {
    return List.of(
        new Tool<>(
                "control-net",
                "Make images whose structure follows another image",
                ControlNetRequest::builder)
            .needsText("--model", "<id>", "The id of the model", ControlNetRequest.Builder::model)
            .needsText(
                "--control-net-model",
                "<text>",
                "The ControlNet model, one of ControlNets, or several with commas between, with a conditioning scale for each",
                ControlNetRequest.Builder::controlNetModel)
            .text(
                "--control-net-type",
                "<text>",
                "What the control image is read as, one of ControlNets",
                ControlNetRequest.Builder::controlNetType)
            .eachText(ControlNetRequest.Builder::prompt, true)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                ControlNetRequest.Builder::negativePrompt)
            .needsImage(
                "--image",
                "The image whose structure the result follows",
                ControlNetRequest.Builder::image)
            .image("--mask", "A mask, for inpainting", ControlNetRequest.Builder::maskImage)
            .number(
                "--width", "The width in pixels, from 64 to 1024", ControlNetRequest.Builder::width)
            .number(
                "--height",
                "The height in pixels, from 64 to 1024",
                ControlNetRequest.Builder::height)
            .number(
                "--samples", "How many images to make, up to 4", ControlNetRequest.Builder::samples)
            .number("--steps", "The number of steps: 21 or 31", ControlNetRequest.Builder::steps)
            .fraction(
                "--strength",
                "How far the result may leave the source, from 0 to 1",
                ControlNetRequest.Builder::strength)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 1 to 20",
                ControlNetRequest.Builder::guidanceScale)
            .flag("--temp", "Keep the result for 24 hours only", ControlNetRequest.Builder::temp)
            .seed(ControlNetRequest.Builder::seed),
        new Tool<>(
                "flux-text-to-image",
                "Make images from words with a Flux model",
                FluxTextToImageRequest::builder)
            .needsText(
                "--model", "<id>", "The id of the model", FluxTextToImageRequest.Builder::model)
            .eachText(FluxTextToImageRequest.Builder::prompt, true)
            .number(
                "--width", "The width in pixels, up to 1024", FluxTextToImageRequest.Builder::width)
            .number(
                "--height",
                "The height in pixels, up to 1024",
                FluxTextToImageRequest.Builder::height)
            .number(
                "--samples",
                "How many images to make, up to 4",
                FluxTextToImageRequest.Builder::samples)
            .number(
                "--steps",
                "The number of steps, from 1 to 50",
                FluxTextToImageRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 1 to 20",
                FluxTextToImageRequest.Builder::guidanceScale)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                FluxTextToImageRequest.Builder::negativePrompt)
            .flag(
                "--temp", "Keep the result for 24 hours only", FluxTextToImageRequest.Builder::temp)
            .seed(FluxTextToImageRequest.Builder::seed),
        new Tool<>(
                "hi-dream-image-to-image",
                "Change an image with HiDream O1 or NanoBanana Lite",
                HiDreamImageToImageRequest::builder)
            .needsText(
                "--model", "<id>", "The id of the model", HiDreamImageToImageRequest.Builder::model)
            .eachText(HiDreamImageToImageRequest.Builder::prompt, true)
            .needsImage("--image", "The image", HiDreamImageToImageRequest.Builder::image)
            .fraction(
                "--strength",
                "How far the result may leave the source, from 0 to 1",
                HiDreamImageToImageRequest.Builder::strength)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                HiDreamImageToImageRequest.Builder::negativePrompt)
            .number(
                "--width",
                "The width in pixels, from 256 to 1024",
                HiDreamImageToImageRequest.Builder::width)
            .number(
                "--height",
                "The height in pixels, from 256 to 1024",
                HiDreamImageToImageRequest.Builder::height)
            .number(
                "--samples",
                "How many images to make, up to 4",
                HiDreamImageToImageRequest.Builder::samples)
            .number(
                "--steps",
                "The number of steps, from 20 to 50",
                HiDreamImageToImageRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 1 to 20",
                HiDreamImageToImageRequest.Builder::guidanceScale)
            .seed(HiDreamImageToImageRequest.Builder::seed),
        new Tool<>(
                "hi-dream-text-to-image",
                "Make images from words with HiDream O1 or NanoBanana Lite",
                HiDreamTextToImageRequest::builder)
            .needsText(
                "--model", "<id>", "The id of the model", HiDreamTextToImageRequest.Builder::model)
            .eachText(HiDreamTextToImageRequest.Builder::prompt, true)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                HiDreamTextToImageRequest.Builder::negativePrompt)
            .number(
                "--width",
                "The width in pixels, from 256 to 1024",
                HiDreamTextToImageRequest.Builder::width)
            .number(
                "--height",
                "The height in pixels, from 256 to 1024",
                HiDreamTextToImageRequest.Builder::height)
            .number(
                "--samples",
                "How many images to make, up to 4",
                HiDreamTextToImageRequest.Builder::samples)
            .number(
                "--steps",
                "The number of steps, from 20 to 50",
                HiDreamTextToImageRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 1 to 20",
                HiDreamTextToImageRequest.Builder::guidanceScale)
            .seed(HiDreamTextToImageRequest.Builder::seed),
        new Tool<>(
                "krea-text-to-image",
                "Make an image from words with Krea 2 Turbo",
                KreaTextToImageRequest::builder)
            .needsText(
                "--model", "<id>", "The id of the model", KreaTextToImageRequest.Builder::model)
            .eachText(KreaTextToImageRequest.Builder::prompt, true)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                KreaTextToImageRequest.Builder::negativePrompt)
            .number(
                "--width",
                "The width in pixels, from 1024 to 2048",
                KreaTextToImageRequest.Builder::width)
            .number(
                "--height",
                "The height in pixels, from 1024 to 2048",
                KreaTextToImageRequest.Builder::height)
            .number(
                "--samples",
                "How many images to make; the service documents 1 only",
                KreaTextToImageRequest.Builder::samples)
            .number(
                "--steps",
                "The number of steps, from 20 to 50",
                KreaTextToImageRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 1 to 20",
                KreaTextToImageRequest.Builder::guidanceScale)
            .seed(KreaTextToImageRequest.Builder::seed),
        new Tool<>(
                "pony-image-to-image",
                "Change an image with a Pony model",
                PonyImageToImageRequest::builder)
            .needsText(
                "--model", "<id>", "The id of the model", PonyImageToImageRequest.Builder::model)
            .eachText(PonyImageToImageRequest.Builder::prompt, true)
            .needsImage("--image", "The image", PonyImageToImageRequest.Builder::image)
            .fraction(
                "--strength",
                "How far the result may leave the source, from 0 to 1",
                PonyImageToImageRequest.Builder::strength)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                PonyImageToImageRequest.Builder::negativePrompt)
            .number(
                "--width",
                "The width in pixels, from 1024 to 2048",
                PonyImageToImageRequest.Builder::width)
            .number(
                "--height",
                "The height in pixels, from 1024 to 2048",
                PonyImageToImageRequest.Builder::height)
            .number(
                "--samples",
                "How many images to make, up to 4",
                PonyImageToImageRequest.Builder::samples)
            .number(
                "--steps",
                "The number of steps, from 20 to 50",
                PonyImageToImageRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 1 to 20",
                PonyImageToImageRequest.Builder::guidanceScale)
            .seed(PonyImageToImageRequest.Builder::seed),
        new Tool<>(
                "pony-inpaint",
                "Repaint the marked area of an image with a Pony model",
                PonyInpaintRequest::builder)
            .needsText("--model", "<id>", "The id of the model", PonyInpaintRequest.Builder::model)
            .eachText(PonyInpaintRequest.Builder::prompt, false)
            .needsImage("--image", "The image", PonyInpaintRequest.Builder::image)
            .needsImage(
                "--mask",
                "The mask: white is repainted, black is kept",
                PonyInpaintRequest.Builder::maskImage)
            .fraction(
                "--strength",
                "How far the result may leave the source, from 0 to 1",
                PonyInpaintRequest.Builder::strength)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                PonyInpaintRequest.Builder::negativePrompt)
            .number(
                "--width",
                "The width in pixels, from 512 to 1024",
                PonyInpaintRequest.Builder::width)
            .number(
                "--height",
                "The height in pixels, from 512 to 1024",
                PonyInpaintRequest.Builder::height)
            .number(
                "--samples",
                "How many images to make, up to 4",
                PonyInpaintRequest.Builder::samples)
            .number(
                "--steps",
                "The number of steps; this endpoint calls the field steps",
                PonyInpaintRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 1 to 20",
                PonyInpaintRequest.Builder::guidanceScale)
            .seed(PonyInpaintRequest.Builder::seed),
        new Tool<>(
                "pony-text-to-image",
                "Make images from words with a Pony model",
                PonyTextToImageRequest::builder)
            .needsText(
                "--model", "<id>", "The id of the model", PonyTextToImageRequest.Builder::model)
            .eachText(PonyTextToImageRequest.Builder::prompt, true)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                PonyTextToImageRequest.Builder::negativePrompt)
            .number(
                "--width",
                "The width in pixels, from 1024 to 2048",
                PonyTextToImageRequest.Builder::width)
            .number(
                "--height",
                "The height in pixels, from 1024 to 2048",
                PonyTextToImageRequest.Builder::height)
            .number(
                "--samples",
                "How many images to make, up to 4",
                PonyTextToImageRequest.Builder::samples)
            .number(
                "--steps",
                "The number of steps, from 20 to 50",
                PonyTextToImageRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 1 to 20",
                PonyTextToImageRequest.Builder::guidanceScale)
            .seed(PonyTextToImageRequest.Builder::seed));
  }
}
