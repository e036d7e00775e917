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
            .needsText(
                "--model",
                "<id>",
                "The id of the model, such as midjourney; for others see 'modelslab models'",
                ControlNetRequest.Builder::model)
            .needsText(
                "--control-net-model",
                "<text>",
                "The ControlNet model: canny, depth, hed, mlsd, normal, openpose, scribble, segmentation, inpaint, softedge, lineart, shuffle, tile, face_detector, qrcode, blur, pose, gray or low_quality; or several with commas between, and a scale for each, such as --field controlnet_conditioning_scale=0.5,0.7",
                ControlNetRequest.Builder::controlNetModel)
            .text(
                "--control-net-type",
                "<text>",
                "The kind of structure to follow: one of the words of --control-net-model",
                ControlNetRequest.Builder::controlNetType)
            .eachText("What to show", ControlNetRequest.Builder::prompt, true)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                ControlNetRequest.Builder::negativePrompt)
            .needsImage(
                "--image",
                "The image whose structure the result follows",
                ControlNetRequest.Builder::image)
            .image(
                "--mask",
                "A mask, to repaint only a part of the image",
                ControlNetRequest.Builder::maskImage)
            .number(
                "--width",
                "The width in pixels, from 64 to 1024. Default: 512",
                ControlNetRequest.Builder::width)
            .number(
                "--height",
                "The height in pixels, from 64 to 1024. Default: 512",
                ControlNetRequest.Builder::height)
            .number(
                "--samples",
                "How many images to make, up to 4. Default: 1",
                ControlNetRequest.Builder::samples)
            .number(
                "--steps",
                "The number of steps: 21 or 31. Default: 30",
                ControlNetRequest.Builder::steps)
            .fraction(
                "--strength",
                "How much the result may differ from the image, from 0 to 1. Default: 0.55",
                ControlNetRequest.Builder::strength)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 1 to 20. Default: 7.5",
                ControlNetRequest.Builder::guidanceScale)
            .flag("--temp", "Keep the result for 24 hours only", ControlNetRequest.Builder::temp)
            .seed(ControlNetRequest.Builder::seed),
        new Tool<>(
                "flux-text-to-image",
                "Make images from words with a Flux model",
                FluxTextToImageRequest::builder)
            .needsText(
                "--model",
                "<id>",
                "The id of the model, such as flux; for others see 'modelslab models'",
                FluxTextToImageRequest.Builder::model)
            .eachText("What to show", FluxTextToImageRequest.Builder::prompt, true)
            .number(
                "--width",
                "The width in pixels, up to 1024. Default: 512",
                FluxTextToImageRequest.Builder::width)
            .number(
                "--height",
                "The height in pixels, up to 1024. Default: 512",
                FluxTextToImageRequest.Builder::height)
            .number(
                "--samples",
                "How many images to make, up to 4. Default: 1",
                FluxTextToImageRequest.Builder::samples)
            .number(
                "--steps",
                "The number of steps, from 1 to 50. Default: 31",
                FluxTextToImageRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 1 to 20. Default: 7.5",
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
                "--model",
                "<id>",
                "The id of the model, such as nanobanana-lite-pretrained; for others see 'modelslab models'",
                HiDreamImageToImageRequest.Builder::model)
            .eachText("What to show", HiDreamImageToImageRequest.Builder::prompt, true)
            .needsImage("--image", "The image to change", HiDreamImageToImageRequest.Builder::image)
            .fraction(
                "--strength",
                "How much the result may differ from the image, from 0 to 1. Default: 0.7",
                HiDreamImageToImageRequest.Builder::strength)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                HiDreamImageToImageRequest.Builder::negativePrompt)
            .number(
                "--width",
                "The width in pixels, from 256 to 1024. Default: 512",
                HiDreamImageToImageRequest.Builder::width)
            .number(
                "--height",
                "The height in pixels, from 256 to 1024. Default: 512",
                HiDreamImageToImageRequest.Builder::height)
            .number(
                "--samples",
                "How many images to make, up to 4. Default: 1",
                HiDreamImageToImageRequest.Builder::samples)
            .number(
                "--steps",
                "The number of steps, from 20 to 50. Default: 30",
                HiDreamImageToImageRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 1 to 20. Default: 7.5",
                HiDreamImageToImageRequest.Builder::guidanceScale)
            .seed(HiDreamImageToImageRequest.Builder::seed),
        new Tool<>(
                "hi-dream-text-to-image",
                "Make images from words with HiDream O1 or NanoBanana Lite",
                HiDreamTextToImageRequest::builder)
            .needsText(
                "--model",
                "<id>",
                "The id of the model, such as hidream-o1; for others see 'modelslab models'",
                HiDreamTextToImageRequest.Builder::model)
            .eachText("What to show", HiDreamTextToImageRequest.Builder::prompt, true)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                HiDreamTextToImageRequest.Builder::negativePrompt)
            .number(
                "--width",
                "The width in pixels, from 256 to 1024. Default: 512",
                HiDreamTextToImageRequest.Builder::width)
            .number(
                "--height",
                "The height in pixels, from 256 to 1024. Default: 512",
                HiDreamTextToImageRequest.Builder::height)
            .number(
                "--samples",
                "How many images to make, up to 4. Default: 1",
                HiDreamTextToImageRequest.Builder::samples)
            .number(
                "--steps",
                "The number of steps, from 20 to 50. Default: 30",
                HiDreamTextToImageRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 1 to 20. Default: 7.5",
                HiDreamTextToImageRequest.Builder::guidanceScale)
            .seed(HiDreamTextToImageRequest.Builder::seed),
        new Tool<>(
                "krea-text-to-image",
                "Make an image from words with Krea 2 Turbo",
                KreaTextToImageRequest::builder)
            .needsText(
                "--model",
                "<id>",
                "The id of the model, such as krea-2-turbo; for others see 'modelslab models'",
                KreaTextToImageRequest.Builder::model)
            .eachText("What to show", KreaTextToImageRequest.Builder::prompt, true)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                KreaTextToImageRequest.Builder::negativePrompt)
            .number(
                "--width",
                "The width in pixels, from 1024 to 2048. Default: 1024",
                KreaTextToImageRequest.Builder::width)
            .number(
                "--height",
                "The height in pixels, from 1024 to 2048. Default: 1024",
                KreaTextToImageRequest.Builder::height)
            .number(
                "--samples",
                "How many images to make; the service documents only 1. Default: 1",
                KreaTextToImageRequest.Builder::samples)
            .number(
                "--steps",
                "The number of steps, from 20 to 50. Default: 30",
                KreaTextToImageRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 1 to 20. Default: 7.5",
                KreaTextToImageRequest.Builder::guidanceScale)
            .seed(KreaTextToImageRequest.Builder::seed),
        new Tool<>(
                "pony-image-to-image",
                "Change an image with a Pony model",
                PonyImageToImageRequest::builder)
            .needsText(
                "--model",
                "<id>",
                "The id of the model, such as pony_realism; for others see 'modelslab models'",
                PonyImageToImageRequest.Builder::model)
            .eachText("What to show", PonyImageToImageRequest.Builder::prompt, true)
            .needsImage("--image", "The image to change", PonyImageToImageRequest.Builder::image)
            .fraction(
                "--strength",
                "How much the result may differ from the image, from 0 to 1. Default: 0.7",
                PonyImageToImageRequest.Builder::strength)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                PonyImageToImageRequest.Builder::negativePrompt)
            .number(
                "--width",
                "The width in pixels, from 1024 to 2048. Default: 2048",
                PonyImageToImageRequest.Builder::width)
            .number(
                "--height",
                "The height in pixels, from 1024 to 2048. Default: 2048",
                PonyImageToImageRequest.Builder::height)
            .number(
                "--samples",
                "How many images to make, up to 4. Default: 1",
                PonyImageToImageRequest.Builder::samples)
            .number(
                "--steps",
                "The number of steps, from 20 to 50. Default: 30",
                PonyImageToImageRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 1 to 20. Default: 7.5",
                PonyImageToImageRequest.Builder::guidanceScale)
            .seed(PonyImageToImageRequest.Builder::seed),
        new Tool<>(
                "pony-inpaint",
                "Repaint the marked area of an image with a Pony model",
                PonyInpaintRequest::builder)
            .needsText(
                "--model",
                "<id>",
                "The id of the model, such as pony_realism; for others see 'modelslab models'",
                PonyInpaintRequest.Builder::model)
            .eachText("What to show", PonyInpaintRequest.Builder::prompt, false)
            .needsImage("--image", "The image to repaint", PonyInpaintRequest.Builder::image)
            .needsImage(
                "--mask",
                "The mask: white is repainted, black is kept",
                PonyInpaintRequest.Builder::maskImage)
            .fraction(
                "--strength",
                "How much the result may differ from the image, from 0 to 1. Default: 0.7",
                PonyInpaintRequest.Builder::strength)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                PonyInpaintRequest.Builder::negativePrompt)
            .number(
                "--width",
                "The width in pixels, from 512 to 1024. Default: 512",
                PonyInpaintRequest.Builder::width)
            .number(
                "--height",
                "The height in pixels, from 512 to 1024. Default: 512",
                PonyInpaintRequest.Builder::height)
            .number(
                "--samples",
                "How many images to make, up to 4. Default: 1",
                PonyInpaintRequest.Builder::samples)
            .number(
                "--steps", "The number of steps. Default: 21", PonyInpaintRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 1 to 20. Default: 7.5",
                PonyInpaintRequest.Builder::guidanceScale)
            .seed(PonyInpaintRequest.Builder::seed),
        new Tool<>(
                "pony-text-to-image",
                "Make images from words with a Pony model",
                PonyTextToImageRequest::builder)
            .needsText(
                "--model",
                "<id>",
                "The id of the model, such as pony_realism; for others see 'modelslab models'",
                PonyTextToImageRequest.Builder::model)
            .eachText("What to show", PonyTextToImageRequest.Builder::prompt, true)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                PonyTextToImageRequest.Builder::negativePrompt)
            .number(
                "--width",
                "The width in pixels, from 1024 to 2048. Default: 1024",
                PonyTextToImageRequest.Builder::width)
            .number(
                "--height",
                "The height in pixels, from 1024 to 2048. Default: 1024",
                PonyTextToImageRequest.Builder::height)
            .number(
                "--samples",
                "How many images to make, up to 4. Default: 1",
                PonyTextToImageRequest.Builder::samples)
            .number(
                "--steps",
                "The number of steps, from 20 to 50. Default: 30",
                PonyTextToImageRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 1 to 20. Default: 7.5",
                PonyTextToImageRequest.Builder::guidanceScale)
            .seed(PonyTextToImageRequest.Builder::seed));
  }
}
