// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.example.pictures;

import com.modelslab.ModelsLab;
import com.modelslab.image.ImageInput;
import com.modelslab.job.Job;
import com.modelslab.request.RemoveBackgroundRequest;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PictureController {
  private final ModelsLab modelsLab;
  private final Environment settings;

  PictureController(ModelsLab modelsLab, Environment settings) {
    this.modelsLab = modelsLab;
    this.settings = settings;
  }

  /** Responds with the picture, when it is there. No thread waits for that. */
  @PostMapping(path = "/pictures", produces = "image/png")
  CompletableFuture<byte[]> cutOut(@RequestBody byte[] picture) {
    return modelsLab
        .submitAsync(RemoveBackgroundRequest.builder().image(ImageInput.bytes(picture)).build())
        .thenCompose(Job::awaitAsync)
        .thenCompose(result -> modelsLab.downloads().toBytesAsync(result.outputs().get(0)));
  }

  /** Responds with the number of the job; the service reports its end to the webhook. */
  @PostMapping("/pictures/later")
  String cutOutLater(@RequestBody byte[] picture) {
    return modelsLab
        .submit(
            RemoveBackgroundRequest.builder()
                .image(ImageInput.bytes(picture))
                .webhook(settings.getRequiredProperty("pictures.webhook", URI.class))
                .build())
        .id();
  }
}
