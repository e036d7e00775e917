// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.media;

import java.nio.charset.StandardCharsets;

/** The media types of files, found by their first bytes. */
public final class MediaTypes {

  private MediaTypes() {}

  /** {@return the media type, empty if it is unknown} */
  public static String of(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 12), StandardCharsets.ISO_8859_1);
    if (start.startsWith("\u0089PNG\r\n")) {
      return "image/png";
    }
    if (start.startsWith("\u00ff\u00d8\u00ff")) {
      return "image/jpeg";
    }
    if (start.startsWith("GIF8")) {
      return "image/gif";
    }
    if (start.startsWith("RIFF") && start.endsWith("WEBP")) {
      return "image/webp";
    }
    return start.startsWith("BM") ? "image/bmp" : "";
  }

  public static String extension(String mediaType) {
    String name = mediaType.substring(mediaType.indexOf('/') + 1);
    return name.equals("jpeg") ? ".jpg" : "." + name;
  }
}
