// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.images.ImageInpaintRequest;
import com.modelslab.images.ImageToImageRequest;
import com.modelslab.images.ImageToImageV7Request;
import com.modelslab.images.InpaintV7Request;
import com.modelslab.images.RealtimeImageToImageRequest;
import com.modelslab.images.RealtimeInpaintRequest;
import com.modelslab.images.RealtimeTextToImageRequest;
import com.modelslab.images.TextToImageRequest;
import com.modelslab.images.TextToImageV7Request;
import java.util.List;

/** The tools of {@code modelslab generate} that make images. */
final class ImageTools {
  private ImageTools() {}

  static List<Tool<?>> all() {
    return List.of(
        new Tool<>(
                "image-inpaint",
                "Repaint the marked area of an image with a community model",
                ImageInpaintRequest::builder)
            .needsText(
                "--model",
                "<id>",
                "The id of the model, such as midjourney; for others see 'modelslab models'",
                ImageInpaintRequest.Builder::model)
            .eachText("What to show", ImageInpaintRequest.Builder::prompt, false)
            .needsImage("--image", "The image to repaint", ImageInpaintRequest.Builder::image)
            .needsImage(
                "--mask",
                "The mask: white is repainted, black is kept",
                ImageInpaintRequest.Builder::maskImage)
            .fraction(
                "--strength",
                "How much the result may differ from the image, from 0 to 1",
                ImageInpaintRequest.Builder::strength)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                ImageInpaintRequest.Builder::negativePrompt)
            .number(
                "--width",
                "The width in pixels, up to 1024. Default: 512",
                ImageInpaintRequest.Builder::width)
            .number(
                "--height",
                "The height in pixels, up to 1024. Default: 512",
                ImageInpaintRequest.Builder::height)
            .number(
                "--samples",
                "How many images to make, up to 4. Default: 1",
                ImageInpaintRequest.Builder::samples)
            .number(
                "--steps", "The number of steps. Default: 31", ImageInpaintRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 1 to 20. Default: 7.5",
                ImageInpaintRequest.Builder::guidanceScale)
            .flag("--temp", "Keep the result for 24 hours only", ImageInpaintRequest.Builder::temp)
            .seed(ImageInpaintRequest.Builder::seed),
        new Tool<>(
                "image-to-image",
                "Change an image with a community model",
                ImageToImageRequest::builder)
            .needsText(
                "--model",
                "<id>",
                "The id of the model, such as midjourney; for others see 'modelslab models'",
                ImageToImageRequest.Builder::model)
            .eachText("What to show", ImageToImageRequest.Builder::prompt, false)
            .needsImage(
                "--image",
                "The image to change; the result has its size",
                ImageToImageRequest.Builder::image)
            .fraction(
                "--strength",
                "How much the result may differ from the image, from 0 to 1",
                ImageToImageRequest.Builder::strength)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                ImageToImageRequest.Builder::negativePrompt)
            .number(
                "--width", "The width in pixels, up to 1024", ImageToImageRequest.Builder::width)
            .number(
                "--height", "The height in pixels, up to 1024", ImageToImageRequest.Builder::height)
            .number(
                "--samples",
                "How many images to make, up to 4. Default: 1",
                ImageToImageRequest.Builder::samples)
            .number(
                "--steps", "The number of steps. Default: 31", ImageToImageRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 1 to 20. Default: 7.5",
                ImageToImageRequest.Builder::guidanceScale)
            .flag("--temp", "Keep the result for 24 hours only", ImageToImageRequest.Builder::temp)
            .seed(ImageToImageRequest.Builder::seed),
        new Tool<>(
                "image-to-image-v7",
                "Change images with a closed model such as Nano Banana or Seedream",
                ImageToImageV7Request::builder)
            .needsText(
                "--model",
                "<id>",
                "The id of the model, such as nano-banana; for others see 'modelslab models'",
                ImageToImageV7Request.Builder::model)
            .eachText("What to show", ImageToImageV7Request.Builder::prompt, true)
            .needsImage("--image", "The image to change", ImageToImageV7Request.Builder::image)
            .image(
                "--second-image",
                "A second image, for nano-banana and gen4_image_turbo only",
                ImageToImageV7Request.Builder::secondImage)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                ImageToImageV7Request.Builder::negativePrompt)
            .number("--width", "The width in pixels", ImageToImageV7Request.Builder::width)
            .number("--height", "The height in pixels", ImageToImageV7Request.Builder::height)
            .text(
                "--aspect-ratio",
                "<text>",
                "The aspect ratio, such as 16:9; gen4_image also takes width and height in pixels, such as 1920:1080",
                ImageToImageV7Request.Builder::aspectRatio)
            .fraction(
                "--strength",
                "How much the result may differ from the image, from 0 to 1",
                ImageToImageV7Request.Builder::strength)
            .number(
                "--samples",
                "How many images to make, up to 4. Default: 1",
                ImageToImageV7Request.Builder::samples),
        new Tool<>(
                "inpaint-v7",
                "Repaint the marked area of an image with a closed model",
                InpaintV7Request::builder)
            .needsText(
                "--model",
                "<id>",
                "The id of the model; see 'modelslab models'",
                InpaintV7Request.Builder::model)
            .eachText("What to show", InpaintV7Request.Builder::prompt, true)
            .needsImage("--image", "The image to repaint", InpaintV7Request.Builder::image)
            .needsImage(
                "--mask",
                "The mask: white is repainted, black is kept",
                InpaintV7Request.Builder::maskImage)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                InpaintV7Request.Builder::negativePrompt)
            .fraction(
                "--strength",
                "How much the result may differ from the image, from 0 to 1",
                InpaintV7Request.Builder::strength),
        new Tool<>(
                "realtime-image-to-image",
                "Change an image in one to three seconds",
                RealtimeImageToImageRequest::builder)
            .eachText("What to show", RealtimeImageToImageRequest.Builder::prompt, true)
            .needsImage(
                "--image", "The image to change", RealtimeImageToImageRequest.Builder::image)
            .fraction(
                "--strength",
                "How much the result may differ from the image, from 0 to 1",
                RealtimeImageToImageRequest.Builder::strength)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                RealtimeImageToImageRequest.Builder::negativePrompt)
            .number(
                "--width",
                "The width in pixels, up to 1024. Default: 512",
                RealtimeImageToImageRequest.Builder::width)
            .number(
                "--height",
                "The height in pixels, up to 1024. Default: 512",
                RealtimeImageToImageRequest.Builder::height)
            .number(
                "--samples",
                "How many images to make, up to 4. Default: 1",
                RealtimeImageToImageRequest.Builder::samples)
            .seed(RealtimeImageToImageRequest.Builder::seed),
        new Tool<>(
                "realtime-inpaint",
                "Repaint the marked area of an image in one to three seconds",
                RealtimeInpaintRequest::builder)
            .eachText("What to show", RealtimeInpaintRequest.Builder::prompt, true)
            .needsImage("--image", "The image to repaint", RealtimeInpaintRequest.Builder::image)
            .needsImage(
                "--mask",
                "The mask: white is repainted, black is kept",
                RealtimeInpaintRequest.Builder::maskImage)
            .fraction(
                "--strength",
                "How much the result may differ from the image, from 0 to 1",
                RealtimeInpaintRequest.Builder::strength)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                RealtimeInpaintRequest.Builder::negativePrompt)
            .number(
                "--width",
                "The width in pixels, up to 1024. Default: 512",
                RealtimeInpaintRequest.Builder::width)
            .number(
                "--height",
                "The height in pixels, up to 1024. Default: 512",
                RealtimeInpaintRequest.Builder::height)
            .number(
                "--samples",
                "How many images to make, up to 4. Default: 1",
                RealtimeInpaintRequest.Builder::samples)
            .seed(RealtimeInpaintRequest.Builder::seed),
        new Tool<>(
                "realtime-text-to-image",
                "Make images from words in one to three seconds",
                RealtimeTextToImageRequest::builder)
            .eachText("What to show", RealtimeTextToImageRequest.Builder::prompt, true)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                RealtimeTextToImageRequest.Builder::negativePrompt)
            .number(
                "--width",
                "The width in pixels, up to 1024. Default: 512",
                RealtimeTextToImageRequest.Builder::width)
            .number(
                "--height",
                "The height in pixels, up to 1024. Default: 512",
                RealtimeTextToImageRequest.Builder::height)
            .number(
                "--samples",
                "How many images to make, up to 4. Default: 1",
                RealtimeTextToImageRequest.Builder::samples)
            .seed(RealtimeTextToImageRequest.Builder::seed),
        new Tool<>(
                "text-to-image",
                "Make images from words with a community model",
                TextToImageRequest::builder)
            .needsText(
                "--model",
                "<id>",
                "The id of the model, such as midjourney; for others see 'modelslab models'",
                TextToImageRequest.Builder::model)
            .eachText("What to show", TextToImageRequest.Builder::prompt, true)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                TextToImageRequest.Builder::negativePrompt)
            .number(
                "--width",
                "The width in pixels, up to 1024. Default: 512",
                TextToImageRequest.Builder::width)
            .number(
                "--height",
                "The height in pixels, up to 1024. Default: 512",
                TextToImageRequest.Builder::height)
            .number(
                "--samples",
                "How many images to make, up to 4. Default: 1",
                TextToImageRequest.Builder::samples)
            .number(
                "--steps", "The number of steps. Default: 31", TextToImageRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 1 to 20. Default: 7.5",
                TextToImageRequest.Builder::guidanceScale)
            .flag("--temp", "Keep the result for 24 hours only", TextToImageRequest.Builder::temp)
            .seed(TextToImageRequest.Builder::seed),
        new Tool<>(
                "text-to-image-v7",
                "Make images from words with a closed model such as Imagen or Seedream",
                TextToImageV7Request::builder)
            .needsText(
                "--model",
                "<id>",
                "The id of the model, such as imagen-4; for others see 'modelslab models'",
                TextToImageV7Request.Builder::model)
            .eachText("What to show", TextToImageV7Request.Builder::prompt, true)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                TextToImageV7Request.Builder::negativePrompt)
            .number(
                "--width",
                "The width in pixels, from 512 to 1024 for most models. Default: 1024",
                TextToImageV7Request.Builder::width)
            .number(
                "--height",
                "The height in pixels, from 512 to 1024 for most models. Default: 1024",
                TextToImageV7Request.Builder::height)
            .text(
                "--aspect-ratio",
                "<text>",
                "The aspect ratio, such as 16:9; gen4_image also takes width and height in pixels, such as 1920:1080",
                TextToImageV7Request.Builder::aspectRatio)
            .number(
                "--samples",
                "How many images to make, up to 4. Default: 1",
                TextToImageV7Request.Builder::samples)
            .number("--steps", "The number of steps", TextToImageV7Request.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text",
                TextToImageV7Request.Builder::guidanceScale)
            .seed(TextToImageV7Request.Builder::seed));
  }
}
