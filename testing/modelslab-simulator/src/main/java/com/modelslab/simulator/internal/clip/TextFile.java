// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.clip;

import com.modelslab.simulator.internal.media.RenderInput;
import com.modelslab.simulator.internal.media.ResultKind;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A few lines about the request, in a file behind a link. */
public final class TextFile implements ResultKind {
  @Override
  public boolean isText() {
    return false;
  }

  @Override
  public String ending(Map<String, Object> fields) {
    return ".txt";
  }

  @Override
  public boolean takesSamples() {
    return false;
  }

  @Override
  public byte[] render(RenderInput input) {
    String about = input.text("prompt", "a recording of " + input.files().size() + " file");
    return ("[Verse 1]\nThis is " + about + ",\nas the simulator hears it.\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
