// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.endpoint;

import com.modelslab.simulator.internal.image.CaptionWriter;
import com.modelslab.simulator.internal.image.ImageRenderer;
import com.modelslab.simulator.internal.image.OriginalImage;
import com.modelslab.simulator.internal.media.ResultKind;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All kinds of results by the name that the table of endpoints calls them. */
final class ResultKinds {

  private static final Map<String, ResultKind> BY_NAME = byName();

  private ResultKinds() {}

  private static Map<String, ResultKind> byName() {
    Map<String, ResultKind> kinds = new LinkedHashMap<>();
    for (ImageRenderer renderer : ImageRenderer.values()) {
      kinds.put(renderer.name().toLowerCase(Locale.ROOT).replace('_', '-'), renderer);
    }
    kinds.put("caption", new CaptionWriter());
    kinds.put("original", new OriginalImage());
    return Map.copyOf(kinds);
  }

  /** {@return the kind with this name, null if there is none} */
  static @Nullable ResultKind find(String name) {
    return BY_NAME.get(name);
  }
}
