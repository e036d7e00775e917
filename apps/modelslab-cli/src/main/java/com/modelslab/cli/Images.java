// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.image.ImageInput;
import com.modelslab.media.AudioInput;
import com.modelslab.media.VideoInput;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** Takes images and other media as they are named on a command line: a file, or a link. */
final class Images {
  private Images() {}

  /**
   * Reads an image.
   *
   * @throws RuntimeException if there is none; it says why
   */
  static ImageInput read(String name) {
    return isLink(name) ? ImageInput.url(name) : ImageInput.file(path(name));
  }

  /** Reads a video; see {@link #read}. */
  static VideoInput readVideo(String name) {
    return isLink(name) ? VideoInput.url(name) : VideoInput.file(path(name));
  }

  /** Reads audio; see {@link #read}. */
  static AudioInput readAudio(String name) {
    return isLink(name) ? AudioInput.url(name) : AudioInput.file(path(name));
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "Not a file name and not an http or https link: " + name, e);
    }
  }

  /** {@return the last part of a name, for showing} */
  static String shortName(String name) {
    String path = isLink(name) ? name.replaceAll("[?#].*", "") : name;
    String last = path.replaceAll("[/\\\\]+$", "").replaceAll(".*[/\\\\]", "");
    return ErrorText.oneLine(last.isEmpty() ? name : last);
  }

  private static boolean isLink(String name) {
    String start = name.toLowerCase(Locale.ROOT);
    return start.startsWith("http://") || start.startsWith("https://");
  }
}
