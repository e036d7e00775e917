// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.modelslab.error.LedgerException;
import com.modelslab.internal.Workers;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A file of short texts, one a line behind its checksum, that only grows at its end. What a crash
 * left half written at the end is cut off when the file is opened.
 *
 * <p>One daemon thread writes, and what waits is written and forced to the disk together. When the
 * file has grown well beyond what is alive in it, it is written anew beside and put in its place.
 * Another file, with {@code .lock} behind the name, is locked as long as this one is open.
 */
public final class LedgerFile implements AutoCloseable {
  private static final Logger LOG = System.getLogger("com.modelslab");
  private static final String HEADER = line("modelslab-ledger 1");
  private static final long ROOM = 1 << 20;
  private static final int IDLE_SECONDS = 10;
  private static final int CLOSE_SECONDS = 10;

  private final Path path;
  private final FileChannel lock;
  private final Supplier<List<String>> alive;
  private final ThreadPoolExecutor writer;

  private final ExecutorService reports;

  private final Object monitor = new Object();
  private List<Pending> pending = new ArrayList<>();
  private boolean closed;
  // Of the writing thread, but for opening and closing.
  private FileChannel channel;
  private long size;
  private long sizeAfterRewrite;

  private LedgerFile(Path path, FileChannel lock, Supplier<List<String>> alive) throws IOException {
    this.path = path;
    this.lock = lock;
    this.alive = alive;
    this.channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    this.writer =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "modelslab-ledger");
              thread.setDaemon(true);
              return thread;
            });
    writer.allowCoreThreadTimeOut(true);
    this.reports = Workers.create("modelslab-ledger-reports", 2);
  }

  /**
   * Opens the file, or makes it.
   *
   * @param replay gets each text of the file, in order, and the whole line; null as the text of a
   *     damaged line
   * @param alive gives the texts that matter still, whenever the file is written anew
   * @throws LedgerException if another client has it open, it is something else than a ledger, or
   *     the disk fails
   */
  public static LedgerFile open(
      Path path, BiConsumer<@Nullable String, String> replay, Supplier<List<String>> alive) {
    Path file = path.toAbsolutePath();
    FileChannel lock = null;
    LedgerFile ledger = null;
    try {
      Path directory = file.getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      lock = lock(file);
      ledger = new LedgerFile(file, lock, alive);
      ledger.read(replay);
      return ledger;
    } catch (IOException e) {
      abandon(ledger, lock);
      throw new LedgerException("Cannot open the job ledger " + file + ": " + e.getMessage(), e);
    } catch (RuntimeException e) {
      abandon(ledger, lock);
      throw e;
    }
  }

  /**
   * Adds texts at the end.
   *
   * @param force whether they must outlast a failing machine too, not just a killed process
   * @return a future that completes, never on the writing thread, when the texts are written, and
   *     forced if they are to be; fails with an {@link IOException}
   */
  public CompletableFuture<Void> append(List<String> texts, boolean force) {
    StringBuilder lines = new StringBuilder();
    texts.forEach(text -> lines.append(line(text)));
    Pending entry = new Pending(lines.toString(), force, new CompletableFuture<>());
    synchronized (monitor) {
      if (closed) {
        return CompletableFuture.failedFuture(closed());
      }
      pending.add(entry);
      if (pending.size() == 1) {
        writer.execute(this::write);
      }
    }
    return entry.done;
  }

  /** Writes what waits, and gives the file free for others. Again does nothing. */
  @Override
  public void close() {
    synchronized (monitor) {
      if (closed) {
        return;
      }
      closed = true;
      writer.execute(this::release);
      writer.shutdown();
    }
    try {
      if (!writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "The disk is slow: the job ledger {0} closes later", path);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isClosed() {
    synchronized (monitor) {
      return closed;
    }
  }

  IOException closed() {
    return new IOException("The job ledger " + path + " is closed");
  }

  private void release() {
    write();
    try {
      channel.close();
      lock.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Cannot close the job ledger " + path, e);
    }
    reports.shutdown();
  }

  private void write() {
    List<Pending> batch;
    synchronized (monitor) {
      batch = pending;
      pending = new ArrayList<>();
    }
    if (batch.isEmpty()) {
      return;
    }
    StringBuilder lines = new StringBuilder();
    boolean force = false;
    for (Pending entry : batch) {
      lines.append(entry.line);
      force |= entry.force;
    }
    try {
      if (channel.size() > size) {
        channel.truncate(size); // what a write that failed has left
      }
      long end = writeAt(channel, size, lines);
      if (force) {
        channel.force(false);
      }
      size = end;
    } catch (IOException e) {
      complete(batch, e);
      return;
    }
    complete(batch, null);
    if (size - sizeAfterRewrite > Math.max(ROOM, sizeAfterRewrite)) {
      tryRewrite();
    }
  }

  /** Tells who waits for a batch, each on a thread of its own that is not the writing one. */
  private void complete(List<Pending> batch, @Nullable IOException failure) {
    for (Pending entry : batch) {
      reports.execute(
          () -> {
            if (failure == null) {
              entry.done.complete(null);
            } else {
              entry.done.completeExceptionally(failure);
            }
          });
    }
  }

  private void tryRewrite() {
    try {
      rewrite();
    } catch (IOException e) {
      sizeAfterRewrite = size; // not again before it has grown once more
      LOG.log(Level.WARNING, "Cannot shorten the job ledger " + path + "; it goes on growing", e);
    }
  }

  private void rewrite() throws IOException {
    StringBuilder lines = new StringBuilder(HEADER);
    alive.get().forEach(text -> lines.append(line(text)));
    Path beside = path.resolveSibling(path.getFileName() + ".new");
    FileChannel fresh =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      writeAt(fresh, 0, lines);
      fresh.force(true);
      channel.close(); // some systems do not replace a file that is open
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      fresh.close();
    } finally {
      fresh.close();
      if (!channel.isOpen()) {
        channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
      }
    }
    forceDirectory();
    size = channel.size();
    sizeAfterRewrite = size;
  }

  private void forceDirectory() {
    Path directory = path.getParent();
    if (directory == null) {
      return;
    }
    try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
      entries.force(true);
    } catch (IOException e) {
      // Windows opens no directories; there the file system itself keeps the order.
      LOG.log(Level.DEBUG, "Cannot force the directory of the job ledger", e);
    }
  }

  private void read(BiConsumer<@Nullable String, String> replay) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    if (bytes.length < HEADER.length() && HEADER.startsWith(new String(bytes, UTF_8))) {
      writeAt(channel, 0, HEADER);
      channel.force(true);
      forceDirectory();
      size = HEADER.length();
      sizeAfterRewrite = size;
      return;
    }
    if (!new String(bytes, 0, Math.min(bytes.length, HEADER.length()), UTF_8).equals(HEADER)) {
      throw new LedgerException(
          "The file " + path + " is no job ledger of this version. Name another file", null);
    }
    List<String> damaged = new ArrayList<>();
    int start = HEADER.length();
    int end = start; // behind the last whole line
    int damagedBeforeEnd = 0;
    for (int i = start; i < bytes.length; i++) {
      if (bytes[i] != '\n') {
        continue;
      }
      String line = new String(bytes, start, i - start, UTF_8);
      String text = textOf(line);
      start = i + 1;
      if (text == null) {
        damaged.add(line);
        continue;
      }
      damaged.forEach(bad -> replay.accept(null, bad));
      damagedBeforeEnd += damaged.size();
      damaged.clear();
      replay.accept(text, line);
      end = start;
    }
    if (end < bytes.length) {
      channel.truncate(end);
      channel.force(true);
    }
    size = end;
    sizeAfterRewrite = HEADER.length();
    if (damagedBeforeEnd > 0) {
      Path copy = path.resolveSibling(path.getFileName() + ".damaged");
      Files.write(copy, bytes);
      LOG.log(
          Level.WARNING,
          "{0} lines inside the job ledger {1} are damaged; a copy of it is {2}",
          damagedBeforeEnd,
          path,
          copy);
    }
    if (damagedBeforeEnd > 0 || size > ROOM) {
      rewrite();
    }
  }

  /** {@return where the next line goes} */
  private static long writeAt(FileChannel file, long position, CharSequence lines)
      throws IOException {
    ByteBuffer bytes = UTF_8.encode(CharBuffer.wrap(lines));
    long at = position;
    while (bytes.hasRemaining()) {
      at += file.write(bytes, at);
    }
    return at;
  }

  private static FileChannel lock(Path file) throws IOException {
    FileChannel lock =
        FileChannel.open(
            file.resolveSibling(file.getFileName() + ".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    try {
      if (lock.tryLock() != null) {
        return lock;
      }
    } catch (OverlappingFileLockException e) {
      // Another client of this process has it.
    }
    lock.close();
    throw new LedgerException(
        "The job ledger " + file + " is in use by another client. Give each client its own", null);
  }

  private static void abandon(@Nullable LedgerFile ledger, @Nullable FileChannel lock) {
    try {
      if (ledger != null) {
        ledger.writer.shutdown();
        ledger.channel.close();
      }
      if (lock != null) {
        lock.close();
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "Cannot close a job ledger that could not be opened", e);
    }
  }

  private static String line(String text) {
    return checksum(text) + " " + text + "\n";
  }

  /** {@return what a line says; null where it was damaged} */
  private static @Nullable String textOf(String line) {
    int space = line.indexOf(' ');
    String text = line.substring(space + 1);
    return space == 8 && line.startsWith(checksum(text)) ? text : null;
  }

  private static String checksum(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(UTF_8));
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }

  private static final class Pending {
    final String line;
    final boolean force;
    final CompletableFuture<Void> done;

    Pending(String line, boolean force, CompletableFuture<Void> done) {
      this.line = line;
      this.force = force;
      this.done = done;
    }
  }
}
