// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.ledger;

import com.modelslab.error.LedgerException;
import com.modelslab.internal.PercentCoding;
import com.modelslab.job.JobLedger;
import com.modelslab.job.JobReference;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** The {@link JobLedger} of one client, in a {@link LedgerFile}. Safe for concurrent use. */
public final class FileLedger implements JobLedger, AutoCloseable {
  private static final Logger LOG = System.getLogger("com.modelslab");

  private final LedgerFile file;
  private final Clock clock;
  private final Map<Long, Entry> entries = new LinkedHashMap<>();
  private final Map<Long, Entry> finished = new LinkedHashMap<>();
  private final Map<String, Long> byFetchPath = new HashMap<>();
  private final Set<Long> inFlight = new HashSet<>();
  private long last;

  private FileLedger(Path path, Clock clock) {
    this.clock = clock;
    this.file = LedgerFile.open(path, this::replay, this::alive);
  }

  /** Opens the file, or makes it. */
  public static FileLedger open(Path path, Clock clock) {
    return new FileLedger(path, clock);
  }

  @Override
  public synchronized List<Entry> openJobs() {
    return pick(entry -> !entry.token().isEmpty());
  }

  @Override
  public synchronized List<Entry> unknownSubmits() {
    return pick(entry -> entry.token().isEmpty() && !inFlight.contains(entry.number()));
  }

  @Override
  public synchronized List<Entry> finishedJobs() {
    return List.copyOf(finished.values());
  }

  @Override
  public synchronized void forget(Entry entry) {
    entries.remove(entry.number());
    finished.remove(entry.number());
    byFetchPath.values().remove(entry.number());
    write("none " + entry.number(), false);
  }

  /**
   * Notes that a submit is about to be sent.
   *
   * @return its number, once that is on the disk
   */
  public CompletableFuture<Long> intend(String path, String trackId) {
    CompletableFuture<Void> written;
    long number;
    synchronized (this) {
      number = ++last;
      Entry entry = new Entry(number, path, trackId, "", clock.instant());
      entries.put(number, entry);
      inFlight.add(number);
      written = write(intent(entry), true);
    }
    return written.handle(
        (nothing, failure) -> {
          if (failure != null) {
            drop(number);
            throw new LedgerException(
                "Cannot note the submit to "
                    + path
                    + " in the job ledger: "
                    + failure.getMessage()
                    + ". Nothing was sent",
                failure);
          }
          return number;
        });
  }

  /** Notes that a submit certainly made no job. */
  public synchronized void refused(long number) {
    drop(number);
    write("none " + number, false);
  }

  /** Notes that nobody knows what became of a submit. */
  public synchronized void lost(long number) {
    inFlight.remove(number);
  }

  /** Notes the job that a submit made; the future completes in any case. */
  public CompletableFuture<Void> submitted(long number, JobReference address) {
    CompletableFuture<Void> written;
    synchronized (this) {
      inFlight.remove(number);
      note(number, address, clock.instant());
      written = write(job(number, clock.instant(), address.token()), true);
    }
    return written.handle(
        (nothing, failure) -> {
          if (failure != null) {
            // The job is paid for and goes to its owner; a restart names the submit as unknown.
            LOG.log(Level.WARNING, "Cannot note job " + address.id() + " in the ledger", failure);
          }
          return null;
        });
  }

  /** Notes that the end of the job was seen that is asked for there. */
  public synchronized void ended(String fetchPath) {
    Long number = byFetchPath.remove(fetchPath);
    if (number != null) {
      end(number);
      write("end " + number, false);
    }
  }

  @Override
  public void close() {
    file.close();
  }

  private CompletableFuture<Void> write(String text, boolean force) {
    CompletableFuture<Void> written = file.append(text, force);
    if (!force) {
      written.exceptionally(
          failure -> {
            LOG.log(Level.DEBUG, "Cannot write to the job ledger", failure);
            return null;
          });
    }
    return written;
  }

  private synchronized void drop(long number) {
    entries.remove(number);
    inFlight.remove(number);
  }

  private void note(long number, JobReference address, Instant at) {
    Entry known = entries.get(number);
    String token = address.token();
    entries.put(
        number,
        known == null
            ? new Entry(number, address.endpoint(), "", token, at)
            : new Entry(number, known.path(), known.trackId(), token, known.at()));
    byFetchPath.put(address.path(), number);
  }

  private void end(long number) {
    Entry entry = entries.remove(number);
    if (entry == null) {
      return;
    }
    finished.put(number, entry);
    if (finished.size() > FINISHED_KEPT) {
      Iterator<Long> oldest = finished.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  private synchronized List<Entry> pick(Predicate<Entry> wanted) {
    return entries.values().stream().filter(wanted).toList();
  }

  private void replay(String text) {
    String[] words = text.split(" ", -1);
    long number = Long.parseLong(words[1]);
    last = Math.max(last, number);
    switch (words[0]) {
      case "intent" ->
          entries.put(
              number,
              new Entry(
                  number,
                  PercentCoding.decode(words[3]),
                  PercentCoding.decode(words[4]),
                  "",
                  Instant.ofEpochMilli(Long.parseLong(words[2]))));
      case "job" ->
          note(
              number, JobReference.parse(words[3]), Instant.ofEpochMilli(Long.parseLong(words[2])));
      case "end" -> {
        Entry entry = entries.get(number);
        if (entry != null) {
          byFetchPath.values().remove(number);
          end(number);
        }
      }
      case "none" -> {
        drop(number);
        finished.remove(number);
        byFetchPath.values().remove(number);
      }
      default ->
          LOG.log(Level.WARNING, "The job ledger holds a line of a later version: {0}", words[0]);
    }
  }

  private synchronized List<String> alive() {
    List<String> texts = new ArrayList<>();
    finished
        .values()
        .forEach(
            entry -> {
              texts.add(intent(entry));
              texts.add(job(entry.number(), entry.at(), entry.token()));
              texts.add("end " + entry.number());
            });
    for (Entry entry : entries.values()) {
      texts.add(intent(entry));
      if (!entry.token().isEmpty()) {
        texts.add(job(entry.number(), entry.at(), entry.token()));
      }
    }
    return texts;
  }

  private static String intent(Entry entry) {
    return "intent "
        + entry.number()
        + " "
        + entry.at().toEpochMilli()
        + " "
        + PercentCoding.encodeBlanks(entry.path())
        + " "
        + PercentCoding.encodeBlanks(entry.trackId());
  }

  private static String job(long number, Instant at, String token) {
    return "job " + number + " " + at.toEpochMilli() + " " + token;
  }
}
