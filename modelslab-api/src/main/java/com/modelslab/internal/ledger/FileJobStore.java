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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

  /**
   * Entries of which the file does not know the last state, with the number of the write that
   * failed to tell it. Guarded by this.
   */
  private final Map<String, Integer> unwritten = new HashMap<>();

  private int writes;

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
      written = write(Set.of(entry.id()), List.of(LedgerFormat.intent(entry)), true);
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
    return write(Set.of(entry.id()), lines, true);
  }

  @Override
  public CompletableFuture<Void> refused(JobEntry entry) {
    return forget(entry);
  }

  @Override
  public synchronized CompletableFuture<Void> unknownOutcome(JobEntry entry) {
    index.put(entry);
    return write(Set.of(entry.id()), List.of(LedgerFormat.unknown(entry)), false);
  }

  @Override
  public synchronized CompletableFuture<Void> finished(JobEnd end) {
    Set<String> ids = new HashSet<>();
    List<String> lines = new ArrayList<>(1);
    for (JobEntry open : index.openAt(end.job().path())) {
      JobEntry ended = open.toBuilder().state(State.FINISHED, end.seenAt()).build();
      index.put(ended);
      ids.add(ended.id());
      lines.add(LedgerFormat.end(ended));
    }
    return write(ids, lines, false);
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
        ? write(Set.of(entry.id()), List.of(LedgerFormat.none(entry.id())), false)
        : write(Set.of(), List.of(), false);
  }

  @Override
  public synchronized CompletableFuture<Integer> forgetBefore(Instant limit) {
    Set<String> ids = new HashSet<>();
    List<String> lines = new ArrayList<>();
    for (JobEntry old : index.submittedBefore(limit)) {
      index.remove(old.id());
      ids.add(old.id());
      lines.add(LedgerFormat.none(old.id()));
    }
    return write(ids, lines, false).thenApply(nothing -> ids.size());
  }

  @Override
  public void close() {
    synchronized (this) {
      if (!unwritten.isEmpty()) {
        write(Set.of(), List.of(), false);
      }
    }
    file.close();
  }

  /** Writes lines about these entries, behind what an earlier write has failed to tell. */
  private CompletableFuture<Void> write(Set<String> ids, List<String> lines, boolean force) {
    int number = ++writes;
    Map<String, Integer> again = Map.copyOf(unwritten);
    List<String> all = new ArrayList<>(lines.size());
    for (String id : again.keySet()) {
      JobEntry entry = index.get(id);
      if (entry == null) {
        all.add(LedgerFormat.none(id));
      } else {
        all.addAll(LedgerFormat.lines(entry));
      }
    }
    all.addAll(lines);
    return file.append(all, force)
        .whenComplete(
            (nothing, failure) -> {
              synchronized (this) {
                if (failure == null) {
                  again.forEach(unwritten::remove);
                } else {
                  ids.forEach(id -> unwritten.put(id, number));
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
