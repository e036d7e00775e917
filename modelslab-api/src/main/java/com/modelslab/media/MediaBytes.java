// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.media;

import com.modelslab.internal.DataUris;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The bytes of a video or audio file, whose kind and size have been checked. */
final class MediaBytes {
  /** What fits as base64 into a body of the 5 MB that the service takes, with some room. */
  static final int MAX_BYTES = 3_700_000;

  private final String mediaType;
  private final byte[] bytes;

  private MediaBytes(String mediaType, byte[] bytes) {
    this.mediaType = mediaType;
    this.bytes = bytes;
  }

  /**
   * Reads a file.
   *
   * @param kind {@code video} or {@code audio}
   * @throws UncheckedIOException if it cannot be read
   * @throws IllegalArgumentException if it is of another kind or too large
   */
  static MediaBytes file(String kind, Path file) {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] part = new byte[1 << 16];
      for (int n = in.read(part); n >= 0 && read.size() <= MAX_BYTES; n = in.read(part)) {
        read.write(part, 0, n);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the " + kind + " file " + file, e);
    }
    return checked(kind, file.toString(), read.toByteArray());
  }

  /**
   * Checks bytes.
   *
   * @param name what messages call them
   * @throws IllegalArgumentException if they are of another kind or too many
   */
  static MediaBytes checked(String kind, String name, byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          name
              + " has more than the "
              + MAX_BYTES
              + " bytes that the service takes inside a request. Make it smaller, or give a link to"
              + " it: "
              + (kind.equals("video") ? "VideoInput" : "AudioInput")
              + ".url(…)");
    }
    Optional<MediaFormat> format = MediaFormat.ofBytes(bytes);
    String found = format.map(MediaFormat::mediaType).orElse("");
    // An MP4 file may hold sound alone, and is the one format that both kinds share.
    if (!found.startsWith(kind + "/") && !(kind.equals("audio") && found.equals("video/mp4"))) {
      throw new IllegalArgumentException(
          name
              + " is not "
              + (kind.equals("video") ? "a video" : "audio")
              + " that the service takes: "
              + (found.isEmpty() ? "its first bytes are of no known format" : "it is " + found));
    }
    return new MediaBytes(
        kind.equals("audio") && found.equals("video/mp4") ? "audio/mp4" : found, bytes);
  }

  String dataUri() {
    return DataUris.of(mediaType, bytes);
  }

  @Override
  public String toString() {
    return mediaType + " of " + bytes.length + " bytes";
  }
}
