// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Takes the body of a download as it arrives, so that a file of any size passes through a small
 * heap.
 */
@FunctionalInterface
public interface BodySink {
  /**
   * Learns what response the body is of. Called once for each response whose body goes into this
   * sink, before the first {@link #write} and on the same terms; also if the body is empty. Does
   * nothing by default.
   *
   * @param status the HTTP status code, a 2xx
   * @param headers the header fields; those about a content encoding that the transport removes are
   *     still there
   * @throws IOException if the body is not wanted; the exchange ends and fails with it as the cause
   */
  default void begin(int status, Headers headers) throws IOException {}

  /**
   * Takes the next bytes of the body.
   *
   * <p>Called in order, never by two threads at once, and never on a thread that the HTTP stack
   * needs for its I/O: a sink that takes its time slows the sender down and nobody else.
   *
   * @param chunk the bytes; valid only during this call
   * @throws IOException if the bytes cannot be kept; the exchange ends and fails with it as the
   *     cause
   */
  void write(ByteBuffer chunk) throws IOException;
}
