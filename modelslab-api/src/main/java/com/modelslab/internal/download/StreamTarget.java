// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.download;

import com.modelslab.media.MediaFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Passes a download on to a stream of the caller's, which is flushed and never closed. */
final class StreamTarget implements Target<Long> {
  private final OutputStream stream;
  private long written;

  StreamTarget(OutputStream stream) {
    this.stream = stream;
  }

  @Override
  public void prepare() {}

  @Override
  public void write(ByteBuffer chunk) throws IOException {
    byte[] copy = new byte[chunk.remaining()];
    chunk.get(copy);
    written += copy.length;
    stream.write(copy);
  }

  @Override
  public boolean restart() {
    return written == 0;
  }

  @Override
  public Long finish(MediaFormat format) throws IOException {
    stream.flush();
    return written;
  }

  @Override
  public String place() {
    return "the stream";
  }

  @Override
  public void close() {}
}
