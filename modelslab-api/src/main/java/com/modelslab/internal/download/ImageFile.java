// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.download;

import com.modelslab.media.MediaFormat;
import com.modelslab.spi.BodySink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * An image on its way to disk: written beside its final place under another name, and moved there
 * only when it is whole. Not thread-safe.
 */
final class ImageFile implements BodySink, AutoCloseable {
  private final Path part;
  private final FileChannel channel;
  private final byte[] start = new byte[MediaFormat.MAGIC_BYTES];
  private int started;

  private ImageFile(Path part, FileChannel channel) {
    this.part = part;
    this.channel = channel;
  }

  /** Opens a file for the parts; {@code directory} is made if it is not there. */
  static ImageFile in(Path directory) throws IOException {
    Files.createDirectories(directory);
    Path part = Files.createTempFile(directory, ".modelslab-", ".part");
    return new ImageFile(part, FileChannel.open(part, StandardOpenOption.WRITE));
  }

  @Override
  public void write(ByteBuffer chunk) throws IOException {
    int wanted = Math.min(start.length - started, chunk.remaining());
    if (wanted > 0) {
      chunk.duplicate().get(start, started, wanted);
      started += wanted;
      if (started == start.length) {
        checkedFormat();
      }
    }
    while (chunk.hasRemaining()) {
      channel.write(chunk);
    }
  }

  /** Puts the whole image in its place, over what was there. */
  void moveTo(Path target) throws IOException {
    channel.force(true);
    channel.close();
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * {@return the format of what came}
   *
   * @throws NotAnImageException if it is no image
   */
  MediaFormat checkedFormat() throws NotAnImageException {
    byte[] came = Arrays.copyOf(start, started);
    return MediaFormat.ofBytes(came).orElseThrow(() -> new NotAnImageException(came, null));
  }

  /** Takes away what was not moved. */
  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(part);
    } catch (IOException e) {
      Logger.getLogger("com.modelslab").log(Level.WARNING, "Cannot delete " + part, e);
    }
  }
}
