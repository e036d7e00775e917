// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.http;

import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.RecordedCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The calls that have arrived. Counts are of all since the start; of the calls themselves the last
 * 10,000 are kept. Safe for use by several threads; returns copies.
 */
public final class CallLog {

  private static final int MAX_CALLS = 10_000;
  private static final int MAX_TEXT = 200;

  private final ArrayDeque<RecordedCall> calls = new ArrayDeque<>();
  private final Map<CallKind, LongAdder> counts = new EnumMap<>(CallKind.class);
  private final Map<String, Integer> submitsByTrackId = new TreeMap<>();
  private final Map<String, Integer> jobsByTrackId = new TreeMap<>();

  public CallLog() {
    for (CallKind kind : CallKind.values()) {
      counts.put(kind, new LongAdder());
    }
  }

  /** {@return the last calls, oldest first} */
  public List<RecordedCall> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /** {@return how many calls of this kind have arrived, also those with a fault} */
  public long count(CallKind kind) {
    LongAdder count = counts.get(kind);
    return count == null ? 0 : count.sum();
  }

  /**
   * {@return how many submits have arrived by the caller's {@code track_id}, also those that were
   * refused or had a fault}
   */
  public Map<String, Integer> submitsByTrackId() {
    synchronized (calls) {
      return new TreeMap<>(submitsByTrackId);
    }
  }

  /**
   * {@return how many jobs were made by the caller's {@code track_id}; more than one means that a
   * job was paid twice}
   */
  public Map<String, Integer> jobsByTrackId() {
    synchronized (calls) {
      return new TreeMap<>(jobsByTrackId);
    }
  }

  void record(RecordedCall call, @Nullable String trackId, boolean jobMade) {
    LongAdder count = counts.get(call.kind());
    if (count != null) {
      count.increment();
    }
    synchronized (calls) {
      calls.add(call);
      if (calls.size() > MAX_CALLS) {
        calls.remove();
      }
      if (trackId != null && call.kind() == CallKind.SUBMIT) {
        submitsByTrackId.merge(trackId, 1, Integer::sum);
        if (jobMade) {
          jobsByTrackId.merge(trackId, 1, Integer::sum);
        }
      }
    }
  }

  /** {@return the fields as text, for display: without the key and long data} */
  static Map<String, String> shown(Map<String, Object> fields) {
    Map<String, String> shown = new LinkedHashMap<>();
    fields.forEach((name, value) -> shown.put(name, shown(name, value)));
    return shown;
  }

  private static String shown(String name, Object value) {
    if (name.equals("key") || name.contains("secret") || name.contains("access_key")) {
      return "***";
    }
    if (value instanceof List<?> list) {
      List<String> parts = new ArrayList<>();
      list.forEach(part -> parts.add(shown("", String.valueOf(part))));
      return parts.toString();
    }
    String text = value.toString();
    return text.length() <= MAX_TEXT
        ? text
        : text.substring(0, 40) + "… (" + text.length() + " characters)";
  }
}
