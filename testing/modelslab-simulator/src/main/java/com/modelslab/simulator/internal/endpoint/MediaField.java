// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.endpoint;

import com.modelslab.simulator.internal.media.MediaKind;

/**
 * A field of a request that takes media.
 *
 * @param kind what it takes
 * @param form how it is given
 * @param lists whether it takes a list
 * @param most the most entries in a list
 */
public record MediaField(MediaKind kind, Form form, Lists lists, int most) {

  /** The most entries in a list of an endpoint that does not say. */
  static final int MAX_ENTRIES = 4;

  /** How a field is given. */
  public enum Form {
    /** As a link, whatever the value of {@code base64} is. */
    LINK,
    /** As a link, or as base64 if the field {@code base64} is true. */
    BASE64_IF_FLAGGED,
    /** As a link or as base64. */
    LINK_OR_BASE64,
    /** As base64. */
    BASE64
  }

  /** Whether a field takes a list. */
  enum Lists {
    NEVER,
    ALLOWED,
    REQUIRED
  }
}
