// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.ledger;

import com.modelslab.error.LedgerException;
import com.modelslab.internal.Workers;
import com.modelslab.spi.async.Futures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A file of short texts, one a line behind its checksum, that only grows at its end. What a crash
 * left half written at the end is cut off when the file is opened.
 *
 * <p>One daemon thread writes, and does nothing else; what waits is written and forced to the disk
 * together. When the file has grown well beyond what matters in it, it is written anew beside and
 * put in its place.
 *
 * <p>One process at a time has it open, whatever name leads to it. Two locks see to that, because
 * the system drops a lock as soon as its process closes the locked file anywhere: one on a file
 * with {@code .lock} behind the real name, and one on the file itself. In case both fail, nothing
 * is written to a file that is not as this one has left it.
 */
final class LedgerFile implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger("com.modelslab");
  private static final byte[] HEADER = LedgerLines.encode(List.of("modelslab-ledger 1"));

  /** Left in a file that another one took the place of, for whoever has it by another name. */
  private static final String MOVED = "moved";

  private static final long ROOM = 1 << 20;
  private static final int IDLE_SECONDS = 10;
  private static final int CLOSE_SECONDS = 10;
  private static final int REPORT_THREADS = 2;

  // Bytes far beyond the end, so that a lock keeps nobody from reading.
  private static final long LOCKED_WHILE_OPEN = Long.MAX_VALUE - 2;
  private static final long LOCKED_WHILE_WRITING = Long.MAX_VALUE - 1;

  private final Path path;
  private final FileChannel lock;
  private final Contents contents;
  private final ThreadPoolExecutor writer;
  private final ExecutorService reports;
  private final Object monitor = new Object();
  private List<Pending> pending = new ArrayList<>();
  private boolean closed;
  // Of the writing thread, but for opening and closing.
  private FileChannel channel;
  private @Nullable Object key;
  private long size;
  private long sizeAfterRewrite;
  private byte[] torn = {}; // what a write that failed may have left at the end, in part

  private LedgerFile(Path path, FileChannel lock, FileChannel channel, Contents contents) {
    this.path = path;
    this.lock = lock;
    this.channel = channel;
    this.contents = contents;
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
    this.reports = Workers.create("modelslab-ledger-reports", REPORT_THREADS);
  }

  /**
   * Opens the file, or makes it.
   *
   * @throws LedgerException if another client has it open, it is something else than a ledger, or
   *     the disk fails
   */
  static LedgerFile open(Path path, Contents contents) {
    Path file = path.toAbsolutePath();
    List<FileChannel> opened = new ArrayList<>();
    try {
      Path directory = file.getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      file = realPath(file);
      FileChannel lock = open(lockOf(file), opened);
      lock(file, lock);
      FileChannel channel = open(file, opened);
      lock(file, channel);
      LedgerFile ledger = new LedgerFile(file, lock, channel, contents);
      ledger.read();
      return ledger;
    } catch (IOException e) {
      abandon(opened);
      throw new LedgerException("Cannot open the job ledger " + file + ": " + reason(e), e);
    } catch (RuntimeException e) {
      abandon(opened);
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
  CompletableFuture<Void> append(List<String> texts, boolean force) {
    Pending entry = new Pending(LedgerLines.encode(texts), force, new CompletableFuture<>());
    synchronized (monitor) {
      if (closed) {
        return Futures.failed(closedFailure());
      }
      pending.add(entry);
      if (pending.size() == 1) {
        writer.execute(this::write);
      }
    }
    return entry.done;
  }

  boolean isClosed() {
    synchronized (monitor) {
      return closed;
    }
  }

  IOException closedFailure() {
    return new IOException("the file " + path + " is closed");
  }

  /** Writes what waits, and frees the file for others. Idempotent. */
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
    int length = 0;
    boolean force = false;
    for (Pending entry : batch) {
      length += entry.lines.length;
      force |= entry.force;
    }
    ByteBuffer lines = ByteBuffer.allocate(length);
    batch.forEach(entry -> lines.put(entry.lines));
    try {
      append(lines.array(), force);
    } catch (IOException e) {
      report(batch, e);
      return;
    }
    report(batch, null);
    if (size - sizeAfterRewrite > Math.max(ROOM, sizeAfterRewrite)) {
      tryRewrite();
    }
  }

  private void append(byte[] lines, boolean force) throws IOException {
    try (FileLock turn = channel.tryLock(LOCKED_WHILE_WRITING, 1, false)) {
      if (turn == null) {
        throw changed("another program is writing to it");
      }
      checkUnchanged();
      torn = lines;
      writeAt(channel, size, lines);
      if (force) {
        channel.force(false);
      }
      size += lines.length;
      torn = new byte[0];
    }
  }

  /** Makes sure that the file is still where and as it was left. */
  private void checkUnchanged() throws IOException {
    try {
      if (key != null && !key.equals(keyOf(path))) {
        throw changed("another file is in its place");
      }
    } catch (NoSuchFileException e) {
      throw changed("it was removed");
    }
    long found = channel.size();
    if (found == size) {
      return;
    }
    if (found < size || found - size > torn.length) {
      throw changed("another program wrote to it");
    }
    ByteBuffer tail = ByteBuffer.allocate((int) (found - size));
    while (tail.hasRemaining() && channel.read(tail, size + tail.position()) >= 0) {
      // until it is read
    }
    if (!Arrays.equals(tail.array(), Arrays.copyOf(torn, tail.capacity()))) {
      throw changed("another program wrote to it");
    }
    channel.truncate(size);
  }

  private IOException changed(String how) {
    return new IOException(
        "the file "
            + path
            + " has changed since it was opened: "
            + how
            + ". Give each client a ledger of its own, and build this client again");
  }

  /** Tells who waits for a batch, on threads where what follows may take its time. */
  private void report(List<Pending> batch, @Nullable IOException failure) {
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
      checkUnchanged();
      rewrite();
    } catch (IOException e) {
      sizeAfterRewrite = size; // not again before it has grown once more
      LOG.log(Level.WARNING, "Cannot shorten the job ledger " + path + "; it goes on growing", e);
    }
  }

  private void rewrite() throws IOException {
    byte[] lines = LedgerLines.encode(contents.lines());
    Path beside = path.resolveSibling(path.getFileName() + ".new");
    FileChannel old = channel;
    FileChannel fresh =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      copyPermissions(beside);
      writeAt(fresh, 0, HEADER);
      writeAt(fresh, HEADER.length, lines);
      fresh.force(true);
      lock(path, fresh);
      Object freshKey = keyOf(beside);
      replaceBy(beside);
      channel = fresh;
      key = freshKey;
      size = (long) HEADER.length + lines.length;
      sizeAfterRewrite = size;
    } finally {
      if (channel == fresh) {
        leaveMark(old);
      } else {
        fresh.close();
        Files.deleteIfExists(beside);
      }
    }
    forceDirectory();
  }

  private void replaceBy(Path beside) throws IOException {
    try {
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (FileSystemException e) {
      if (Files.getFileStore(path).supportsFileAttributeView(PosixFileAttributeView.class)) {
        throw e;
      }
      // Windows does not replace a file that is open.
      channel.close();
      try {
        Files.move(
            beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException again) {
        channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        throw again;
      }
    }
  }

  private static void leaveMark(FileChannel old) {
    try (old) {
      if (old.isOpen()) {
        writeAt(old, old.size(), LedgerLines.encode(List.of(MOVED)));
      }
    } catch (IOException e) {
      LOG.log(Level.FINE, "Cannot mark the file that the job ledger was in before", e);
    }
  }

  private void copyPermissions(Path target) throws IOException {
    PosixFileAttributeView from = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    PosixFileAttributeView to = Files.getFileAttributeView(target, PosixFileAttributeView.class);
    if (from != null && to != null) {
      to.setPermissions(from.readAttributes().permissions());
    }
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
      LOG.log(Level.FINE, "Cannot force the directory of the job ledger", e);
    }
  }

  private void read() throws IOException {
    key = keyOf(path);
    ByteBuffer start = ByteBuffer.allocate(HEADER.length);
    while (start.hasRemaining() && channel.read(start, start.position()) >= 0) {
      // until it is read
    }
    byte[] found = Arrays.copyOf(start.array(), start.position());
    if (!Arrays.equals(found, Arrays.copyOf(HEADER, found.length))) {
      throw new LedgerException(
          "The file " + path + " is not a job ledger of this version. Name another file", null);
    }
    if (found.length < HEADER.length) {
      writeAt(channel, 0, HEADER);
      channel.force(true);
      forceDirectory();
      size = HEADER.length;
      sizeAfterRewrite = size;
      return;
    }
    Counter counter = new Counter(contents);
    long end = LedgerLines.read(channel, HEADER.length, counter);
    if (counter.moved) {
      throw new LedgerException(
          "The file "
              + path
              + " was a job ledger, and another file has taken its place elsewhere: it has more than"
              + " one name. Name the ledger, or mount its directory, instead of this file",
          null);
    }
    if (end < channel.size()) {
      channel.truncate(end);
      channel.force(true);
    }
    size = end;
    if (counter.damaged > 0) {
      keepDamaged(counter.damaged);
    }
    int alive = Math.max(1, contents.lineCount());
    sizeAfterRewrite = counter.lines > alive ? size * alive / counter.lines : size;
    if (counter.damaged > 0 || size - sizeAfterRewrite > Math.max(ROOM, sizeAfterRewrite)) {
      tryRewrite();
    }
  }

  private void keepDamaged(int lines) throws IOException {
    String name = path.getFileName() + ".damaged";
    for (int number = 1; ; number++) {
      Path copy = path.resolveSibling(number == 1 ? name : name + "-" + number);
      try (FileChannel out =
          FileChannel.open(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        channel.transferTo(0, size, out);
        LOG.log(
            Level.WARNING,
            lines + " lines of the job ledger " + path + " are damaged; a copy of it is " + copy);
        return;
      } catch (FileAlreadyExistsException e) {
        // It was damaged before.
      }
    }
  }

  private static void writeAt(FileChannel file, long position, byte[] lines) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(lines);
    while (bytes.hasRemaining()) {
      file.write(bytes, position + bytes.position());
    }
  }

  /** Follows links, of the file and of directories; a link that leads to no file makes one. */
  private static Path realPath(Path file) throws IOException {
    if (!Files.exists(file)) {
      FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
    }
    return file.toRealPath();
  }

  private static Path lockOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".lock");
  }

  private static FileChannel open(Path file, List<FileChannel> opened) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    opened.add(channel);
    return channel;
  }

  private static void lock(Path ledger, FileChannel file) throws IOException {
    try {
      if (file.tryLock(LOCKED_WHILE_OPEN, 1, false) != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      // Another client of this process has it.
    }
    throw new LedgerException(
        "The job ledger " + ledger + " is in use by another client. Give each client its own",
        null);
  }

  private static @Nullable Object keyOf(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  private static String reason(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    return failure instanceof FileSystemException
        ? failure.getClass().getSimpleName() + ": " + message
        : message;
  }

  private static void abandon(List<FileChannel> opened) {
    try {
      for (FileChannel channel : opened) {
        channel.close();
      }
    } catch (IOException e) {
      LOG.log(Level.FINE, "Cannot close a job ledger that could not be opened", e);
    }
  }

  /** What a ledger means to its owner. */
  interface Contents extends LedgerLines.Reader {
    /** {@return the texts that matter still} */
    List<String> lines();

    /** {@return how many there are of them} */
    int lineCount();
  }

  private static final class Counter implements LedgerLines.Reader {
    private final Contents contents;
    int lines;
    int damaged;
    boolean moved;

    Counter(Contents contents) {
      this.contents = contents;
    }

    @Override
    public void line(@Nullable String text, String line) {
      lines++;
      damaged += text == null ? 1 : 0;
      moved = MOVED.equals(text);
      if (!moved) {
        contents.line(text, line);
      }
    }
  }

  private static final class Pending {
    final byte[] lines;
    final boolean force;
    final CompletableFuture<Void> done;

    Pending(byte[] lines, boolean force, CompletableFuture<Void> done) {
      this.lines = lines;
      this.force = force;
      this.done = done;
    }
  }
}
