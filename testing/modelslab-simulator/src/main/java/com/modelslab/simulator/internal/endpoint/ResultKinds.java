// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.endpoint;

import com.modelslab.simulator.internal.clip.Mesh;
import com.modelslab.simulator.internal.clip.Sound;
import com.modelslab.simulator.internal.clip.TextFile;
import com.modelslab.simulator.internal.clip.VideoClip;
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
    kinds.put("video", new VideoClip("mp4"));
    kinds.put("gif", new VideoClip("gif"));
    kinds.put("wav", new Sound("wav"));
    kinds.put("mp3", new Sound("mp3"));
    kinds.put("text-file", new TextFile());
    kinds.put("mesh", new Mesh());
    return Map.copyOf(kinds);
  }

  /** {@return the kind with this name, null if there is none} */
  static @Nullable ResultKind find(String name) {
    return BY_NAME.get(name);
  }
}
