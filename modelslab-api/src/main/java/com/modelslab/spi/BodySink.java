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
