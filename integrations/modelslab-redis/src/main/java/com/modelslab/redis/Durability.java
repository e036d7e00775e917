// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the settings of a Redis mean for jobs that must not be lost. */
final class Durability {
  private Durability() {}

  /**
   * {@return what can be lost, a sentence each}
   *
   * @param info the answer of INFO; what it does not tell is not doubted
   */
  static List<String> doubts(String info) {
    List<String> doubts = new ArrayList<>();
    for (String line : info.lines().map(line -> line.toLowerCase(Locale.ROOT)).toList()) {
      if (line.startsWith("aof_enabled:0")) {
        doubts.add(
            "Redis keeps no append-only file (appendonly no): it loses jobs when it is restarted");
      }
      if (line.startsWith("maxmemory_policy:allkeys")) {
        doubts.add(
            "Redis may evict any key ("
                + line.replace(':', ' ')
                + "): it loses all jobs when its memory is full. Set maxmemory-policy noeviction");
      }
    }
    return doubts;
  }
}
