// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.image;

import java.util.Optional;

/** The image formats that the service takes and gives, told apart by their first bytes. */
public enum ImageFormat {
  /** Portable Network Graphics. */
  PNG("image/png", "png"),
  /** JPEG. */
  JPEG("image/jpeg", "jpg"),
  /** WebP. */
  WEBP("image/webp", "webp"),
  /** GIF. */
  GIF("image/gif", "gif");

  /** How many bytes {@link #of} needs to tell every format. */
  public static final int MAGIC_BYTES = 12;

  private final String mediaType;
  private final String extension;

  ImageFormat(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  /**
   * {@return the format of an image that starts with {@code bytes}; none if it is not one of these}
   */
  public static Optional<ImageFormat> of(byte[] bytes) {
    if (startsWith(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (startsWith(bytes, 0, "\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (startsWith(bytes, 0, "RIFF") && startsWith(bytes, 8, "WEBP")) {
      return Optional.of(WEBP);
    }
    if (startsWith(bytes, 0, "GIF87a") || startsWith(bytes, 0, "GIF89a")) {
      return Optional.of(GIF);
    }
    return Optional.empty();
  }

  /** {@return the media type, such as {@code image/png}} */
  public String mediaType() {
    return mediaType;
  }

  /** {@return the usual ending of a file name, without the dot} */
  public String extension() {
    return extension;
  }

  private static boolean startsWith(byte[] bytes, int offset, String magic) {
    if (bytes.length < offset + magic.length()) {
      return false;
    }
    for (int i = 0; i < magic.length(); i++) {
      if ((bytes[offset + i] & 0xff) != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
