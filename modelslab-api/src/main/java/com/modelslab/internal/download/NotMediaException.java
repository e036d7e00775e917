// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.download;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What came is not what was to be downloaded; often a page that says so. */
final class NotMediaException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean lasting;

  private NotMediaException(String message, boolean lasting, @Nullable Throwable cause) {
    super(message, cause);
    this.lasting = lasting;
  }

  /**
   * {@return the failure of a response that starts with {@code start}; a later one may be right}
   *
   * @param wanted what was to come, such as {@code an image}
   */
  static NotMediaException startsWith(byte[] start, String wanted, @Nullable Throwable cause) {
    return new NotMediaException(describe(start, wanted), false, cause);
  }

  /** {@return the failure of a response that is whole, but of another kind} */
  static NotMediaException ofAnotherKind(String came, String wanted) {
    return new NotMediaException("the response is " + came + ", not " + wanted, true, null);
  }

  /** {@return whether another try would bring the same} */
  boolean isLasting() {
    return lasting;
  }

  private static String describe(byte[] start, String wanted) {
    for (byte b : start) {
      if (b == '<') {
        return "the response is a page, not " + wanted;
      }
      if (b < 0 || b > ' ') {
        return "the response is not " + wanted + ": its first bytes are those of no such format";
      }
    }
    return "the response is empty";
  }
}
