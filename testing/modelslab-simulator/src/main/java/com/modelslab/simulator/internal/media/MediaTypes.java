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
    if (start.startsWith("BM")) {
      return "image/bmp";
    }
    if (start.startsWith("RIFF") && start.endsWith("WAVE")) {
      return "audio/wav";
    }
    if (start.startsWith("ID3") || start.startsWith("\u00ff\u00fb")) {
      return "audio/mpeg";
    }
    if (start.startsWith("fLaC")) {
      return "audio/flac";
    }
    if (start.startsWith("OggS")) {
      return "audio/ogg";
    }
    if (start.startsWith("ftyp", 4)) {
      return start.startsWith("qt", 8) ? "video/quicktime" : "video/mp4";
    }
    if (start.startsWith("\u001aE\u00df\u00a3")) {
      return "video/webm";
    }
    return start.startsWith("glTF") ? "model/gltf-binary" : "";
  }

  /** {@return the media type of a file that is a text, or of any that is not known} */
  public static String ofName(String name) {
    return name.endsWith(".txt")
        ? "text/plain"
        : name.matches(".*\\.(obj|stl|ply)")
            ? "model/" + name.substring(name.length() - 3)
            : "application/octet-stream";
  }

  public static String extension(String mediaType) {
    String name = mediaType.substring(mediaType.indexOf('/') + 1);
    return switch (name) {
      case "jpeg" -> ".jpg";
      case "mpeg" -> ".mp3";
      case "quicktime" -> ".mov";
      default -> "." + name;
    };
  }
}
