// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.ledger;

import com.modelslab.job.JobEntry;
import com.modelslab.job.JobEntry.State;
import com.modelslab.job.JobLedger;
import com.modelslab.spi.JobQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one store in memory, with what is needed to find them at once: by id, and by the
 * path that their job is fetched from. Safe for concurrent use.
 */
final class JobIndex {
  private final NavigableMap<String, Row> rows = new TreeMap<>();

  /** By the path that a job is fetched from; an id that the service gave twice makes a chain. */
  private final Map<String, Row> byFetchPath = new HashMap<>();

  private final Set<String> finished = new LinkedHashSet<>();

  /** One entry, and lines of the ledger about it that this version cannot read. */
  private static final class Row {
    JobEntry entry;
    List<String> unreadable = List.of();
    @Nullable Row sameJob;

    Row(JobEntry entry) {
      this.entry = entry;
    }
  }

  /** Adds an entry, or puts it in the place of the one with the same id. */
  synchronized void put(JobEntry entry) {
    Row row = rows.computeIfAbsent(entry.id(), id -> new Row(entry));
    unlink(row);
    row.entry = entry;
    entry
        .job()
        .ifPresent(
            job -> {
              row.sameJob = byFetchPath.put(job.path(), row);
            });
    if (entry.state() == State.FINISHED) {
      finished.add(entry.id());
      if (finished.size() > JobLedger.FINISHED_KEPT) {
        remove(finished.iterator().next());
      }
    }
  }

  /** {@return the entry of that id; null if there is none} */
  synchronized @Nullable JobEntry get(String id) {
    Row row = rows.get(id);
    return row == null ? null : row.entry;
  }

  /** Removes an entry; {@return whether it was there} */
  synchronized boolean remove(String id) {
    Row row = rows.remove(id);
    if (row == null) {
      return false;
    }
    unlink(row);
    return true;
  }

  /** {@return the open entries of the job that is fetched from {@code fetchPath}} */
  synchronized List<JobEntry> openAt(String fetchPath) {
    List<JobEntry> open = new ArrayList<>(1);
    for (Row row = byFetchPath.get(fetchPath); row != null; row = row.sameJob) {
      if (row.entry.state() == State.OPEN) {
        open.add(row.entry);
      }
    }
    return open;
  }

  /** {@return the entries that are asked for, in the order of their ids} */
  synchronized List<JobEntry> find(JobQuery query) {
    Map<String, Row> candidates =
        query.after().isPresent() ? rows.tailMap(query.after().get(), false) : rows;
    List<JobEntry> found = new ArrayList<>();
    Iterator<Row> iterator = candidates.values().iterator();
    while (iterator.hasNext() && found.size() < query.limit()) {
      JobEntry entry = iterator.next().entry;
      if (entry.state() == query.state()) {
        found.add(entry);
      }
    }
    return found;
  }

  /** {@return the entries that were submitted before {@code limit} and are not under way} */
  synchronized List<JobEntry> submittedBefore(Instant limit) {
    return rows.values().stream()
        .map(row -> row.entry)
        .filter(entry -> entry.submittedAt().isBefore(limit) && entry.state() != State.INTENT)
        .toList();
  }

  /** Notes that every intent so far was left behind by a process that is gone. */
  synchronized void abandonIntents() {
    for (Row row : rows.values()) {
      if (row.entry.state() == State.INTENT) {
        row.entry =
            row.entry.toBuilder().state(State.UNKNOWN_OUTCOME, row.entry.changedAt()).build();
      }
    }
  }

  /** Keeps a line about the entry of that id, which must be there. */
  synchronized void keepUnreadable(String id, String line) {
    Row row = rows.get(id);
    if (row != null) {
      row.unreadable = new ArrayList<>(row.unreadable);
      row.unreadable.add(line);
    }
  }

  /**
   * Gives out every entry, and then the unreadable lines about it; finished ones first, in the
   * order in which they finished.
   */
  synchronized void forEach(Consumer<JobEntry> entries, Consumer<String> unreadable) {
    List<Row> ordered = new ArrayList<>(rows.size());
    finished.forEach(id -> ordered.add(rows.get(id)));
    for (Row row : rows.values()) {
      if (row.entry.state() != State.FINISHED) {
        ordered.add(row);
      }
    }
    for (Row row : ordered) {
      entries.accept(row.entry);
      row.unreadable.forEach(unreadable);
    }
  }

  /** {@return about how many lines of a ledger hold all of this} */
  synchronized int lineCount() {
    return 2 * rows.size() + finished.size();
  }

  private void unlink(Row row) {
    finished.remove(row.entry.id());
    row.entry
        .job()
        .ifPresent(
            job -> {
              Row first = byFetchPath.get(job.path());
              if (first == row) {
                byFetchPath.compute(job.path(), (path, gone) -> row.sameJob);
              } else {
                for (Row before = first; before != null; before = before.sameJob) {
                  if (before.sameJob == row) {
                    before.sameJob = row.sameJob;
                  }
                }
              }
            });
    row.sameJob = null;
  }
}
