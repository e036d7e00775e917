// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static java.util.Objects.requireNonNull;

/**
 * What the service thinks of a prompt. Immutable, safe to share; the text form holds no prompt.
 *
 * @param nsfw whether it asks for something unsafe
 * @param childAbuse whether it asks for something that nobody may make
 * @param filtered the prompt without what is unsafe; empty if the service gives none
 */
public record PromptCheck(boolean nsfw, boolean childAbuse, String filtered) {
  /** Refuses null parts. */
  public PromptCheck {
    requireNonNull(filtered, "filtered");
  }

  @Override
  public String toString() {
    return "PromptCheck[nsfw=" + nsfw + ", childAbuse=" + childAbuse + "]";
  }
}
