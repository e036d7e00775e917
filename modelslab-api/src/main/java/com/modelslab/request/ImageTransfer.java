// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.request;

/** How an endpoint takes an image whose bytes are on this side. Links always go out as they are. */
public enum ImageTransfer {
  /** By a link only: the client uploads the bytes first and sends the link. */
  UPLOAD,

  /** As base64 text in the place of the link. */
  BASE64,

  /**
   * As base64 text if the field {@code base64} is true; the client sets it, because it does not
   * change the result.
   */
  BASE64_WITH_FLAG,

  /**
   * As base64 text if the caller sets the field {@code base64}, which turns the result into base64
   * too; else the client uploads the bytes first.
   */
  BASE64_IF_REQUESTED
}
