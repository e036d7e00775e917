// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.example.pictures;

import com.modelslab.job.JobResult;
import com.modelslab.spring.WebhookListener;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PictureGallery implements WebhookListener {
  private final Map<String, URI> pictures = new ConcurrentHashMap<>();

  @Override
  public void onJobEnd(JobResult result) {
    if (result instanceof JobResult.Completed completed) {
      pictures.put(completed.id(), completed.outputs().get(0));
    }
  }

  @GetMapping("/pictures")
  Map<String, URI> pictures() {
    return pictures;
  }
}
