// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.download;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What came is no image; often a page that says so. */
final class NotAnImageException extends IOException {
  private static final long serialVersionUID = 1L;

  NotAnImageException(byte[] start, @Nullable Throwable cause) {
    super(describe(start), cause);
  }

  private static String describe(byte[] start) {
    for (byte b : start) {
      if (b == '<') {
        return "the response is a page, not an image";
      }
      if (b < 0 || b > ' ') {
        return "the response is not an image: its first bytes are not those of PNG, JPEG, WebP or GIF";
      }
    }
    return "the response is empty";
  }
}
