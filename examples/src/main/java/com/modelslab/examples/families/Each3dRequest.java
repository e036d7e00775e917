// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples.families;

import com.modelslab.ModelsLab;
import com.modelslab.image.ImageInput;
import com.modelslab.job.JobResult;
import com.modelslab.threed.ImageTo3dRequest;
import com.modelslab.threed.TextTo3dRequest;
import java.nio.file.Path;
import java.util.List;

/**
 * 3D models: each request with little more than it must have, as its page in docs/families shows
 * it.
 */
public final class Each3dRequest {
  private Each3dRequest() {}

  /** Makes a 3D model from words. */
  public static void textTo3d(ModelsLab modelsLab) throws InterruptedException {
    TextTo3dRequest request =
        TextTo3dRequest.builder().prompt("a chair").outputFormat(TextTo3dRequest.OBJ).build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("models"));
  }

  /** Makes a 3D model from an image. */
  public static void imageTo3d(ModelsLab modelsLab) throws InterruptedException {
    ImageTo3dRequest request =
        ImageTo3dRequest.builder().image(ImageInput.url("https://example.com/chair.png")).build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("models"));
  }
}
