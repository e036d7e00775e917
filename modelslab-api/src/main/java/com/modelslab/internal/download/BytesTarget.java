// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.download;

import com.modelslab.media.MediaFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Keeps a download in memory. */
final class BytesTarget implements Target<byte[]> {
  private ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Override
  public void prepare() {}

  @Override
  public void write(ByteBuffer chunk) {
    byte[] copy = new byte[chunk.remaining()];
    chunk.get(copy);
    bytes.write(copy, 0, copy.length);
  }

  @Override
  public boolean restart() {
    bytes = new ByteArrayOutputStream();
    return true;
  }

  @Override
  public byte[] finish(MediaFormat format) {
    return bytes.toByteArray();
  }

  @Override
  public String place() {
    return "memory";
  }

  @Override
  public void close() {
    bytes = new ByteArrayOutputStream();
  }
}
