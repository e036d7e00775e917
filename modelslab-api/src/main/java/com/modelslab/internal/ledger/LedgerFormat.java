// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.ledger;

import com.modelslab.internal.PercentCoding;
import com.modelslab.job.JobEntry;
import com.modelslab.job.JobEntry.State;
import com.modelslab.job.JobReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the lines of a ledger say: a word, the id of an entry, the time, and what belongs to it,
 * with one blank between them. A reader ignores words that follow. Stateless.
 *
 * <pre>
 * intent  id millis path trackId            a submit is about to be sent
 * unknown id millis                         nobody knows whether it made a job
 * job     id millis jobId endpoint path     it made this job, which is fetched from that path
 * end     id millis                         the end of the job was seen
 * none    id                                the entry is not needed any more
 * note    id millis text                    something that could not be read
 * </pre>
 */
final class LedgerFormat {
  private LedgerFormat() {}

  /** {@return the lines from which {@link #replay} makes {@code entry}} */
  static List<String> lines(JobEntry entry) {
    List<String> lines = new ArrayList<>(3);
    lines.add(entry.note().isEmpty() ? intent(entry) : note(entry));
    entry.job().ifPresent(job -> lines.add(job(entry, job)));
    if (entry.state() == State.FINISHED) {
      lines.add(end(entry));
    }
    if (entry.state() == State.UNKNOWN_OUTCOME && entry.note().isEmpty()) {
      lines.add(unknown(entry));
    }
    return lines;
  }

  static String intent(JobEntry entry) {
    return line("intent", entry, entry.submittedAt(), entry.path(), entry.trackId());
  }

  static String unknown(JobEntry entry) {
    return line("unknown", entry, entry.changedAt());
  }

  static String job(JobEntry entry) {
    return entry.job().map(job -> job(entry, job)).orElseThrow();
  }

  private static String job(JobEntry entry, JobReference job) {
    return line("job", entry, entry.changedAt(), job.id(), job.endpoint(), job.path());
  }

  static String end(JobEntry entry) {
    return line("end", entry, entry.changedAt());
  }

  static String none(String id) {
    return "none " + id;
  }

  private static String note(JobEntry entry) {
    return line("note", entry, entry.submittedAt(), entry.note());
  }

  /**
   * Does to {@code index} what a line says.
   *
   * @throws IllegalArgumentException if it is of a later version, or makes no sense
   */
  static void replay(String line, JobIndex index) {
    String[] words = line.split(" ", -1);
    String id = word(words, 1);
    JobEntry known = index.get(id);
    switch (words[0]) {
      case "intent" -> {
        JobEntry.Builder read =
            JobEntry.builder(id, time(words)).path(text(words, 3)).trackId(text(words, 4));
        if (known == null) {
          index.put(read.build());
        }
      }
      case "unknown" -> {
        Instant since = time(words);
        if (known != null && known.job().isEmpty()) {
          index.put(known.toBuilder().state(State.UNKNOWN_OUTCOME, since).build());
        }
      }
      case "job" -> {
        Instant since = time(words);
        JobReference job = new JobReference(text(words, 3), text(words, 4), text(words, 5));
        JobEntry.Builder entry =
            known == null ? JobEntry.builder(id, since).path(job.endpoint()) : known.toBuilder();
        index.put(entry.job(job).state(State.OPEN, since).build());
      }
      case "end" -> {
        Instant since = time(words);
        if (known != null && known.job().isPresent()) {
          index.put(known.toBuilder().state(State.FINISHED, since).build());
        }
      }
      case "none" -> index.remove(id);
      case "note" ->
          index.put(
              JobEntry.builder(id, time(words))
                  .state(State.UNKNOWN_OUTCOME, time(words))
                  .note(text(words, 3))
                  .build());
      default -> throw new IllegalArgumentException("Unknown word " + words[0]);
    }
  }

  private static String line(String word, JobEntry entry, Instant at, String... texts) {
    StringBuilder line = new StringBuilder(96);
    line.append(word).append(' ').append(entry.id()).append(' ').append(at.toEpochMilli());
    for (String text : texts) {
      line.append(' ').append(PercentCoding.encodeBlanks(text));
    }
    return line.toString();
  }

  private static Instant time(String[] words) {
    return Instant.ofEpochMilli(Long.parseLong(word(words, 2)));
  }

  private static String text(String[] words, int index) {
    return PercentCoding.decode(word(words, index));
  }

  private static String word(String[] words, int index) {
    if (index >= words.length) {
      throw new IllegalArgumentException("Only " + words.length + " words");
    }
    return words[index];
  }
}
