// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.download;

import static java.util.Objects.requireNonNull;

import com.modelslab.media.ExistingFile;
import com.modelslab.media.MediaFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way to disk: written beside its final place under another name, and moved there
 * only when it is whole. It has the permissions of any new file of its process.
 */
final class FileTarget implements Target<Path> {
  private static final Logger LOG = Logger.getLogger("com.modelslab");

  private final Path directory;
  private final Function<MediaFormat, String> name;
  private final ExistingFile existing;
  private @Nullable Path part;
  private @Nullable FileChannel channel;

  /**
   * Creates a file target.
   *
   * @param directory where the file goes; made if it does not exist
   * @param name gives its name for the format that it turns out to have
   */
  FileTarget(Path directory, Function<MediaFormat, String> name, ExistingFile existing) {
    this.directory = directory;
    this.name = name;
    this.existing = existing;
  }

  @Override
  public void prepare() throws IOException {
    Files.createDirectories(directory);
  }

  @Override
  public void write(ByteBuffer chunk) throws IOException {
    FileChannel file = open();
    while (chunk.hasRemaining()) {
      file.write(chunk);
    }
  }

  private FileChannel open() throws IOException {
    if (channel == null) {
      part = directory.resolve(".modelslab-" + UUID.randomUUID() + ".part");
      channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
    return channel;
  }

  @Override
  public boolean restart() {
    close();
    return true;
  }

  @Override
  public Path finish(MediaFormat format) throws IOException {
    FileChannel file = open();
    file.force(true);
    file.close();
    return place(requireNonNull(part), name.apply(format));
  }

  private Path place(Path whole, String wanted) throws IOException {
    Path target = directory.resolve(wanted);
    if (existing == ExistingFile.REPLACE) {
      replace(whole, target);
      return target;
    }
    int dot = wanted.lastIndexOf('.');
    String stem = dot <= 0 ? wanted : wanted.substring(0, dot);
    String ending = wanted.substring(stem.length());
    for (int number = 2; !moveIfFree(whole, target); number++) {
      if (existing == ExistingFile.SKIP) {
        return target;
      }
      if (existing == ExistingFile.FAIL) {
        throw new FileAlreadyExistsException(target.toString());
      }
      target = directory.resolve(stem + "_" + number + ending);
    }
    return target;
  }

  private static void replace(Path whole, Path target) throws IOException {
    try {
      Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Moves the file if nothing has that name, whoever else tries the same at this moment. */
  private static boolean moveIfFree(Path whole, Path target) throws IOException {
    try {
      Files.createLink(target, whole);
      return true; // the first name goes when this is closed
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException | UnsupportedOperationException | SecurityException noLinks) {
      try {
        Files.createFile(target);
      } catch (FileAlreadyExistsException e) {
        return false;
      }
      replace(whole, target);
      return true;
    }
  }

  @Override
  public String place() {
    return directory.toString();
  }

  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
      if (part != null) {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Cannot delete " + part, e);
    }
    channel = null;
    part = null;
  }
}
