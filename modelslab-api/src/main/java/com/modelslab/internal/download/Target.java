// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.download;

import com.modelslab.media.MediaFormat;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Where a download goes. Not thread-safe.
 *
 * @param <T> what the download ends with
 */
interface Target<T> extends AutoCloseable {
  /** Makes sure that it can be written to, as far as that shows before there are bytes. */
  void prepare() throws IOException;

  /** Takes the next bytes of the file. */
  void write(ByteBuffer chunk) throws IOException;

  /** Forgets all bytes; {@return whether that is possible} */
  boolean restart() throws IOException;

  /** Ends with a whole file. */
  T finish(MediaFormat format) throws IOException;

  /** {@return the words for it in a message} */
  String place();

  /** Removes what was not finished. Idempotent. */
  @Override
  void close();
}
