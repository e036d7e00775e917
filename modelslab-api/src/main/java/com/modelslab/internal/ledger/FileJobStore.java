// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.ledger;

import com.modelslab.job.JobEntry;
import com.modelslab.job.JobEntry.State;
import com.modelslab.spi.JobEnd;
import com.modelslab.spi.JobQuery;
import com.modelslab.spi.JobStore;
import com.modelslab.spi.async.Futures;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The {@link JobStore} in a {@link LedgerFile}. Safe for concurrent use. */
public final class FileJobStore implements JobStore {
  private static final Logger LOG = Logger.getLogger("com.modelslab");
  private static final int LONGEST_NOTE = 500;

  private final JobIndex index = new JobIndex();
  private final Clock clock;
  private final LedgerFile file;
  private int unreadable; // while the file is opened

  /** Entries whose last lines could not be written. Guarded by this. */
  private final Set<String> unwritten = new LinkedHashSet<>();

  private FileJobStore(Path path, Clock clock) {
    this.clock = clock;
    this.file = LedgerFile.open(path, new Lines());
    index.abandonIntents();
    if (unreadable > 0) {
      LOG.log(
          Level.WARNING,
          unreadable + " lines of the job ledger " + path + " cannot be read and are kept");
    }
  }

  /**
   * Opens the file, or makes it.
   *
   * @throws com.modelslab.error.LedgerException if another client has it open, it is something else
   *     than a ledger, or the disk fails
   */
  public static FileJobStore open(Path path, Clock clock) {
    return new FileJobStore(path, clock);
  }

  @Override
  public CompletableFuture<Void> intent(JobEntry entry) {
    CompletableFuture<Void> written;
    synchronized (this) {
      index.put(entry);
      written = write(List.of(LedgerFormat.intent(entry)), true);
    }
    return written.whenComplete(
        (nothing, failure) -> {
          if (failure != null) {
            refused(entry);
          }
        });
  }

  @Override
  public synchronized CompletableFuture<Void> submitted(JobEntry entry) {
    boolean known = index.get(entry.id()) != null;
    index.put(entry);
    List<String> lines = known ? List.of(LedgerFormat.job(entry)) : LedgerFormat.lines(entry);
    return keep(entry, write(lines, true));
  }

  @Override
  public CompletableFuture<Void> refused(JobEntry entry) {
    return forget(entry);
  }

  @Override
  public synchronized CompletableFuture<Void> unknownOutcome(JobEntry entry) {
    index.put(entry);
    return keep(entry, write(List.of(LedgerFormat.unknown(entry)), false));
  }

  @Override
  public synchronized CompletableFuture<Void> finished(JobEnd end) {
    List<String> lines = new ArrayList<>(1);
    for (JobEntry open : index.openAt(end.job().path())) {
      JobEntry ended = open.toBuilder().state(State.FINISHED, end.seenAt()).build();
      index.put(ended);
      lines.add(LedgerFormat.end(ended));
    }
    return write(lines, false);
  }

  @Override
  public CompletableFuture<List<JobEntry>> find(JobQuery query) {
    return file.isClosed()
        ? Futures.failed(file.closedFailure())
        : CompletableFuture.completedFuture(index.find(query));
  }

  @Override
  public synchronized CompletableFuture<Void> forget(JobEntry entry) {
    return index.remove(entry.id())
        ? write(List.of(LedgerFormat.none(entry.id())), false)
        : write(List.of(), false);
  }

  @Override
  public synchronized CompletableFuture<Integer> forgetBefore(Instant limit) {
    List<String> lines = new ArrayList<>();
    for (JobEntry old : index.submittedBefore(limit)) {
      index.remove(old.id());
      lines.add(LedgerFormat.none(old.id()));
    }
    int removed = lines.size();
    return write(lines, false).thenApply(nothing -> removed);
  }

  @Override
  public void close() {
    file.close();
  }

  /** Writes the entry once more along with the next one if {@code written} fails. */
  private CompletableFuture<Void> keep(JobEntry entry, CompletableFuture<Void> written) {
    return written.whenComplete(
        (nothing, failure) -> {
          if (failure != null) {
            synchronized (this) {
              unwritten.add(entry.id());
            }
          }
        });
  }

  private CompletableFuture<Void> write(List<String> lines, boolean force) {
    if (unwritten.isEmpty()) {
      return file.append(lines, force);
    }
    List<String> all = new ArrayList<>();
    Set<String> again = new LinkedHashSet<>(unwritten);
    unwritten.clear();
    for (String id : again) {
      JobEntry entry = index.get(id);
      if (entry != null) {
        all.addAll(LedgerFormat.lines(entry));
      }
    }
    all.addAll(lines);
    return file.append(all, force)
        .whenComplete(
            (nothing, failure) -> {
              if (failure != null) {
                synchronized (this) {
                  unwritten.addAll(again);
                }
              }
            });
  }

  /** Keeps a line for later versions of the SDK, and reports it as an unknown outcome. */
  private void keepUnreadable(String text) {
    String[] words = text.split(" ", -1);
    String id = words.length > 1 ? words[1] : "";
    JobEntry known = index.get(id);
    if (known == null) {
      id = "line" + LedgerLines.checksum(text);
      note(id, "A line that this version of the SDK cannot read: " + text);
    }
    index.keepUnreadable(id, text);
  }

  private void note(String id, String note) {
    Instant at = clock.instant();
    index.put(
        JobEntry.builder(id, at)
            .state(State.UNKNOWN_OUTCOME, at)
            .note(note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE) + "…")
            .build());
  }

  /** The lines of the file are the entries of the index. */
  private final class Lines implements LedgerFile.Contents {
    @Override
    public void line(@Nullable String text, String line) {
      if (text == null) {
        note("line" + LedgerLines.checksum(line), "A damaged line of the ledger: " + line);
        return;
      }
      try {
        LedgerFormat.replay(text, index);
      } catch (RuntimeException e) {
        LOG.log(Level.FINE, "A line of the job ledger cannot be read", e);
        unreadable++;
        keepUnreadable(text);
      }
    }

    @Override
    public List<String> lines() {
      List<String> lines = new ArrayList<>();
      index.forEach(entry -> lines.addAll(LedgerFormat.lines(entry)), lines::add);
      return lines;
    }

    @Override
    public int lineCount() {
      return index.lineCount();
    }
  }
}
