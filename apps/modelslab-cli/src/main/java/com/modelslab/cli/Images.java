// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.image.ImageInput;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** Takes images as they are named on a command line: a file, or a link. */
final class Images {
  private Images() {}

  /**
   * Reads an image.
   *
   * @throws RuntimeException if there is none; it says why
   */
  static ImageInput read(String name) {
    if (isLink(name)) {
      return ImageInput.url(name);
    }
    try {
      return ImageInput.file(Path.of(name));
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
