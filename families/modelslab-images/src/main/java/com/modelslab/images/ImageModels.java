// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.request.ModelCatalog;

/** Which endpoint the models for images belong to, as far as it is known. */
public final class ImageModels {
  static final ModelCatalog CATALOG =
      ModelCatalog.parse(
          """
          /images/text2img TextToImageRequest
          midjourney -
          realistic-vision-51 -
          flux-pro-1.1 -
          flux-pro-1.1-ultra -
          flux - FluxTextToImageRequest has its fields; no negative prompt, no LoRA
          fluxdev - FluxTextToImageRequest has its fields; takes LoRA
          fluxschnell - FluxTextToImageRequest has its fields; no negative prompt, no LoRA
          hidream-o1 - HiDreamTextToImageRequest has its ranges
          nanobanana-lite-pretrained - HiDreamTextToImageRequest has its ranges
          krea-2-turbo - KreaTextToImageRequest has its ranges
          pony_realism - PonyTextToImageRequest has its ranges

          /images/img2img ImageToImageRequest
          midjourney -
          realistic-vision-51 -
          flux -
          fluxdev -
          fluxschnell -
          flux-2-dev - up to 4 images
          flux-kontext-dev - FluxKontextRequest of modelslab-api has its fields
          hidream-o1 - HiDreamImageToImageRequest has its ranges
          nanobanana-lite-pretrained - HiDreamImageToImageRequest has its ranges
          pony_realism - PonyImageToImageRequest has its ranges

          /images/inpaint ImageInpaintRequest
          midjourney -
          realistic-vision-51 -
          fluxdev -
          pony_realism - PonyInpaintRequest has its ranges

          /v5/controlnet ControlNetRequest
          midjourney -
          realistic-vision-51 -
          fluxdev -

          /v7/images/text-to-image TextToImageV7Request
          flux - seen in the service's skills; documented for version 6
          imagen-3 aspect_ratio 1:1, 3:4, 4:3, 9:16 or 16:9
          imagen-4 aspect_ratio 1:1, 3:4, 4:3, 9:16 or 16:9; a text of up to 480 tokens
          imagen-4.0-fast-generate aspect_ratio 1:1, 3:4, 4:3, 9:16 or 16:9
          imagen-4.0-ultra aspect_ratio 1:1, 3:4, 4:3, 9:16 or 16:9; 1 to 4 samples
          nano-banana-t2i -
          nano-banana-pro - aspect_ratio
          seedream-t2i width,height
          seedream-4 aspect_ratio 1:1, 4:3, 3:4, 16:9, 9:16, 3:2, 2:3 or 21:9
          seedream-4.5 aspect_ratio 1:1, 4:3, 3:4, 16:9, 9:16, 3:2, 2:3 or 21:9
          flux-2-pro width,height
          gen4_image aspect_ratio 16:9, or pixels: 1920:1080
          qwen-image-2.0-pro-t2i -
          gemini-3.1-t2i -

          /v7/images/image-to-image ImageToImageV7Request
          nano-banana init_image_2 two images, each in its field
          nano-banana-pro - up to 14 images; aspect_ratio
          seedream-4.0-i2i - up to 10 images
          seedream-4.5-i2i aspect_ratio up to 10 images
          seededit-i2i -
          flux-2-pro - up to 10 images
          flux-kontext-pro - aspect_ratio 21:9 to 9:21
          gen4_image_turbo init_image_2 two images, each in its field
          gemini-3.1-i2i -
          """);

  private ImageModels() {}

  /** {@return the catalogue that the requests of this module check their models against} */
  public static ModelCatalog catalog() {
    return CATALOG;
  }
}
