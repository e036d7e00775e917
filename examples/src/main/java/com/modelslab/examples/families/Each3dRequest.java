// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples.families;

import com.modelslab.image.ImageInput;
import com.modelslab.request.JobRequest;
import com.modelslab.threed.ImageTo3dRequest;
import com.modelslab.threed.TextTo3dRequest;
import java.util.List;

/**
 * 3D models: each request with little more than it must have, as the page of the family shows it.
 */
public final class Each3dRequest {
  private Each3dRequest() {}

  /** {@return one of each} */
  public static List<JobRequest> all() {
    return List.of(imageTo3d(), textTo3d());
  }

  static JobRequest imageTo3d() {
    ImageTo3dRequest request =
        ImageTo3dRequest.builder().image(ImageInput.url("https://example.com/image.png")).build();
    return request;
  }

  static JobRequest textTo3d() {
    TextTo3dRequest request =
        TextTo3dRequest.builder().prompt("a chair").outputFormat(TextTo3dRequest.OBJ).build();
    return request;
  }
}
