// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.media;

import java.util.Locale;

/** What kind of media a field of a request takes. */
public enum MediaKind {
  IMAGE,
  VIDEO,
  AUDIO;

  /** {@return whether an encoded file is of this kind} */
  public boolean accepts(byte[] bytes) {
    String type = MediaTypes.of(bytes);
    // MP4 holds sound as well, with or without a video
    return type.startsWith(word() + "/") || (this == AUDIO && type.equals("video/mp4"));
  }

  /** {@return what messages call it, such as image} */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
