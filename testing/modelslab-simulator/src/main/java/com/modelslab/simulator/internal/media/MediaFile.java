// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.media;

import org.jspecify.annotations.Nullable;

/** A file of a request, or what is known of one that cannot be read. Immutable. */
public final class MediaFile {

  private final byte @Nullable [] bytes;
  private final String label;

  private MediaFile(byte @Nullable [] bytes, String label) {
    this.bytes = bytes;
    this.label = label;
  }

  /** {@return a file; the caller no longer changes {@code bytes}} */
  public static MediaFile of(byte[] bytes) {
    String mediaType = MediaTypes.of(bytes);
    return new MediaFile(
        bytes, mediaType.isEmpty() ? "file" : MediaTypes.extension(mediaType).substring(1));
  }

  /** {@return a file that cannot be read; {@code label} is shown in its place} */
  public static MediaFile unreadable(String label) {
    return new MediaFile(null, label);
  }

  /** {@return the encoded file, null if it cannot be read} */
  public byte @Nullable [] bytes() {
    return bytes;
  }

  /** {@return what to show in the place of a file that cannot be read or decoded} */
  public String label() {
    return label;
  }
}
