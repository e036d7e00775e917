// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck.internal;

import java.util.List;
import java.util.Map;

/**
 * A request as it came off the wire.
 *
 * @param method the method; {@code H2} over HTTP/2, where header fields are not decoded
 * @param target the request target as it was sent
 * @param headers names and values in the order in which they came
 * @param body the body without its framing
 */
public record RecordedRequest(
    String method, String target, List<Map.Entry<String, String>> headers, Body body) {
  /** {@return the values of every header of that name} */
  public List<String> headers(String name) {
    return headers.stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** {@return the values of every header of that name, joined by a comma} */
  public String header(String name) {
    return String.join(", ", headers(name));
  }

  /** The bytes of a body, wrapped because an array in a record would have no equality. */
  public static final class Body {
    private final byte[] bytes;

    /** Wraps {@code bytes}. */
    public Body(byte[] bytes) {
      this.bytes = bytes;
    }

    /** {@return the bytes} */
    public byte[] bytes() {
      return bytes;
    }
  }
}
