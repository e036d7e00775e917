// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

import static java.util.Objects.requireNonNull;

/**
 * One HTTP response, whatever its status.
 *
 * <p>Immutable but for the body array, which is not copied. The text form holds the status and the
 * header names only.
 */
public final class TransportResponse {
  private final int status;
  private final Headers headers;
  private final byte[] body;

  /**
   * Makes a response.
   *
   * @param status the HTTP status code
   * @param headers the header fields as received
   * @param body the whole body, content encoding removed; empty when it went into a sink or there
   *     was none. Not copied
   */
  public TransportResponse(int status, Headers headers, byte[] body) {
    this.status = status;
    this.headers = requireNonNull(headers, "headers");
    this.body = requireNonNull(body, "body");
  }

  /** {@return the HTTP status code} */
  public int status() {
    return status;
  }

  /** {@return the header fields} */
  public Headers headers() {
    return headers;
  }

  /** {@return the body; the array itself, not to be changed} */
  public byte[] body() {
    return body;
  }

  @Override
  public String toString() {
    return "HTTP " + status + " " + headers + ", " + body.length + " bytes";
  }
}
