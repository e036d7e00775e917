// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.image;

import com.modelslab.simulator.internal.media.MediaFile;
import com.modelslab.simulator.internal.media.RenderInput;
import com.modelslab.simulator.internal.media.ResultKind;
import java.util.Map;

/** The image of the request, unchanged. */
public final class OriginalImage implements ResultKind {

  private static final int SIDE = 256;

  @Override
  public boolean isText() {
    return false;
  }

  @Override
  public String ending(Map<String, Object> fields) {
    return ".png";
  }

  @Override
  public boolean takesSamples() {
    return false;
  }

  @Override
  public byte[] render(RenderInput input) {
    MediaFile file = input.files().get(0);
    byte[] bytes = file.bytes();
    return bytes == null ? Placeholder.draw(file.label(), SIDE, SIDE).png() : bytes;
  }
}
