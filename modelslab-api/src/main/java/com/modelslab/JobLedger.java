// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.LedgerException;
import com.modelslab.internal.JobAddress;
import com.modelslab.internal.LedgerFile;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * A file in which a client notes each submit before it is sent, the job that came of it, and the
 * job's end; see {@link ModelsLab.Builder#ledger}. After a crash it names every job that was
 * submitted, and every submit of which nobody knows whether it made a job.
 *
 * <pre>{@code
 * for (JobLedger.Entry entry : modelsLab.ledger().openJobs()) {
 *   modelsLab.resume(entry.token()).awaitAsync().thenAccept(this::store);
 * }
 * }</pre>
 *
 * <p>A submit is sent when its note is on the disk, and returns when the note of its job is; both
 * are forced, so they outlast a failing machine. The end of a job is written without being forced:
 * at worst a finished job is asked for once more. The file holds paths, tokens, track ids and
 * times; no key, no prompt, no picture. Safe for concurrent use.
 */
public final class JobLedger {
  /** How many finished jobs are kept. */
  public static final int FINISHED_KEPT = 1000;

  private static final Logger LOG = System.getLogger("com.modelslab");

  private final LedgerFile file;
  private final Clock clock;
  private final Map<Long, Entry> entries = new LinkedHashMap<>();
  private final Map<Long, Entry> finished = new LinkedHashMap<>();
  private final Map<String, Long> byFetchPath = new HashMap<>();
  private final Set<Long> inFlight = new HashSet<>();
  private long last;

  private JobLedger(Path path, Clock clock) {
    this.clock = clock;
    this.file = LedgerFile.open(path, this::replay, this::alive);
  }

  /** Opens the file, or makes it. */
  static JobLedger open(Path path, Clock clock) {
    return new JobLedger(path, clock);
  }

  /** {@return the jobs of which no end was seen, oldest first; each has a token} */
  public synchronized List<Entry> openJobs() {
    return pick(entry -> !entry.token().isEmpty());
  }

  /**
   * {@return the submits of which it is not known whether they made a job, oldest first: no answer
   * came, or this process or one before it ended first. Submitting one of them again may make a
   * second job; look for it in the account, or wait for its webhook, which tells the track id}
   */
  public synchronized List<Entry> unknownSubmits() {
    return pick(entry -> entry.token().isEmpty() && !inFlight.contains(entry.number()));
  }

  /**
   * {@return the last {@value #FINISHED_KEPT} jobs whose end was seen, oldest first, for whom was
   * interrupted between that and storing the pictures}
   */
  public synchronized List<Entry> finishedJobs() {
    return List.copyOf(finished.values());
  }

  /** Takes an entry out, because it needs nobody's care any more. */
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
  CompletableFuture<Long> intend(String path, String trackId) {
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
  synchronized void refused(long number) {
    drop(number);
    write("none " + number, false);
  }

  /** Notes that nobody knows what became of a submit. */
  synchronized void lost(long number) {
    inFlight.remove(number);
  }

  /** Notes the job that a submit made; the future completes in any case. */
  CompletableFuture<Void> submitted(long number, JobAddress address) {
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
  synchronized void ended(String fetchPath) {
    Long number = byFetchPath.remove(fetchPath);
    if (number != null) {
      end(number);
      write("end " + number, false);
    }
  }

  void close() {
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

  private void note(long number, JobAddress address, Instant at) {
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
                  plain(words[3]),
                  plain(words[4]),
                  "",
                  Instant.ofEpochMilli(Long.parseLong(words[2]))));
      case "job" ->
          note(number, JobAddress.parse(words[3]), Instant.ofEpochMilli(Long.parseLong(words[2])));
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
        + escaped(entry.path())
        + " "
        + escaped(entry.trackId());
  }

  private static String job(long number, Instant at, String token) {
    return "job " + number + " " + at.toEpochMilli() + " " + token;
  }

  /** {@return the text without blanks and ends of lines, which part the words and lines here} */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '%' || c == 0x7f) {
        escaped.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static String plain(String escaped) {
    return URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /**
   * What the ledger knows of one submit. Immutable, safe to share.
   *
   * @param number its number in this ledger
   * @param path where it was sent, such as {@code /image_editing/inpaint}
   * @param trackId the track id that it carried; empty for none
   * @param token from which {@link ModelsLab#resume} takes the job up; empty while no job is known
   * @param at when it was sent
   */
  public record Entry(long number, String path, String trackId, String token, Instant at) {
    /** Checks the parts. */
    public Entry {
      requireNonNull(path, "path");
      requireNonNull(trackId, "trackId");
      requireNonNull(token, "token");
      requireNonNull(at, "at");
    }
  }
}
