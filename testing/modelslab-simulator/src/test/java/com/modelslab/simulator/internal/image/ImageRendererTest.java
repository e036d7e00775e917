// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.simulator.internal.media.MediaFile;
import com.modelslab.simulator.internal.media.RenderInput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageRendererTest {

  @Test
  void upscale_beyondTheSizeLimit_isAsLargeAsAllowed() throws Exception {
    MediaFile large = MediaFile.of(Bitmap.filled(1500, 700, 0xFFCC2222).png());

    byte[] png =
        ImageRenderer.UPSCALE.render(
            new RenderInput("", 1, Map.of("scale", 8), List.of(large), false));

    Bitmap result = Bitmap.decode(png);
    assertThat(result.width).isEqualTo(4500);
    assertThat((long) result.width * result.height).isLessThanOrEqualTo(Bitmap.MAX_PIXELS);
  }
}
