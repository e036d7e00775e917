// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.redis;

import com.modelslab.job.JobEntry;
import com.modelslab.job.JobEntry.State;
import com.modelslab.job.JobReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Entries as jobs.lua takes and gives them. */
final class Entries {
  private final Logger log = Logger.getLogger("com.modelslab.redis");

  /** {@return the arguments of a change} */
  static String[] toArguments(String change, String instance, JobEntry entry) {
    return new String[] {
      change,
      instance,
      entry.id(),
      Texts.escape(entry.path()),
      Texts.escape(entry.trackId()),
      Texts.escape(entry.note()),
      entry.job().map(job -> Texts.escape(job.token())).orElse(""),
      entry.job().map(job -> Texts.key(job.path())).orElse(""),
      Long.toString(entry.submittedAt().toEpochMilli()),
      Long.toString(entry.changedAt().toEpochMilli())
    };
  }

  /** {@return what the script calls a state} */
  static String letter(State state) {
    return state.name().substring(0, 1);
  }

  /**
   * {@return the entries that the script gave}
   *
   * @param asked their state, if another one was asked for than they are in
   */
  List<JobEntry> read(List<Object> rows, @Nullable State asked) {
    List<JobEntry> entries = new ArrayList<>(rows.size());
    for (Object row : rows) {
      JobEntry entry = entry((List<?>) row, asked);
      if (entry != null) {
        entries.add(entry);
      }
    }
    return entries;
  }

  private @Nullable JobEntry entry(List<?> row, @Nullable State asked) {
    String id = text(row, 0);
    try {
      JobEntry.Builder entry =
          JobEntry.builder(id, time(row, 6))
              .path(Texts.unescape(text(row, 2)))
              .trackId(Texts.unescape(text(row, 3)))
              .note(Texts.unescape(text(row, 4)))
              .state(asked == null ? state(text(row, 1)) : asked, time(row, 7));
      String token = Texts.unescape(text(row, 5));
      return (token.isEmpty() ? entry : entry.job(JobReference.parse(token))).build();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      log.log(
          Level.WARNING, "Job " + id + " in Redis cannot be read and is left out: look at it", e);
      return null;
    }
  }

  private static State state(String letter) {
    for (State state : State.values()) {
      if (letter(state).equals(letter)) {
        return state;
      }
    }
    throw new IllegalArgumentException("Not a state of this version: " + letter);
  }

  private static Instant time(List<?> row, int index) {
    return Instant.ofEpochMilli(Long.parseLong(text(row, index)));
  }

  /** {@return the id of the last row} */
  static String lastId(List<Object> rows) {
    return text((List<?>) rows.get(rows.size() - 1), 0);
  }

  private static String text(List<?> row, int index) {
    return String.valueOf(row.get(index));
  }
}
