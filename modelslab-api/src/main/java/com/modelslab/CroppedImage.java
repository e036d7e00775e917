// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * An image that was cropped to a square. Immutable, safe to share.
 *
 * @param link the link to the image
 * @param requestId by which {@link Account#deleteAsset} deletes it; empty if the service names none
 */
public record CroppedImage(URI link, String requestId) {
  /** Refuses null parts. */
  public CroppedImage {
    requireNonNull(link, "link");
    requireNonNull(requestId, "requestId");
  }
}
