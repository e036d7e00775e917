// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.http;

import com.modelslab.simulator.internal.random.Shares;
import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.Fault;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The faults to apply: first those for the next calls, then those at a rate. Safe for use by
 * several threads.
 */
public final class FaultScript {

  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, Integer> injected = new TreeMap<>();

  /** Adds faults for the next calls that match, one each, in this order. */
  public void addNext(@Nullable CallKind kind, String pathPart, List<Fault> faults) {
    add(new Rule(true, kind, pathPart, 0, 0, faults));
  }

  /**
   * Adds faults, one of which applies to a share of the calls that match.
   *
   * @throws IllegalArgumentException if {@code share} is not from 0 to 1 or there is no fault
   */
  public void addRate(
      @Nullable CallKind kind, String pathPart, double share, long seed, List<Fault> faults) {
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("There must be at least one fault");
    }
    add(new Rule(false, kind, pathPart, Shares.check("share", share), seed, faults));
  }

  private synchronized void add(Rule rule) {
    rules.add(rule);
  }

  /** Removes all rules. */
  public synchronized void clear() {
    rules.clear();
  }

  /** {@return how often each fault was applied so far, by name} */
  public synchronized Map<String, Integer> injected() {
    return Map.copyOf(injected);
  }

  /** {@return the fault for this call, null if there is none} */
  synchronized @Nullable Fault take(CallKind kind, String path) {
    Fault found = null;
    for (Iterator<Rule> all = rules.iterator(); all.hasNext() && found == null; ) {
      Rule rule = all.next();
      if (rule.scripted && rule.matches(kind, path)) {
        found = rule.faults.remove(0);
        if (rule.faults.isEmpty()) {
          all.remove();
        }
      }
    }
    for (Rule rule : rules) {
      if (found == null && !rule.scripted && rule.matches(kind, path)) {
        found = rule.roll();
      }
    }
    if (found != null) {
      injected.merge(found.name(), 1, Integer::sum);
    }
    return found;
  }

  /** Faults and the calls that they apply to. */
  private static final class Rule {

    final boolean scripted;
    final @Nullable CallKind kind;
    final String pathPart;
    final double share;
    final SplittableRandom random;
    final List<Fault> faults;

    Rule(
        boolean scripted,
        @Nullable CallKind kind,
        String pathPart,
        double share,
        long seed,
        List<Fault> faults) {
      this.scripted = scripted;
      this.kind = kind;
      this.pathPart = pathPart;
      this.share = share;
      this.random = new SplittableRandom(seed);
      this.faults = new ArrayList<>(faults);
    }

    boolean matches(CallKind called, String path) {
      return !faults.isEmpty() && (kind == null || kind == called) && path.contains(pathPart);
    }

    @Nullable Fault roll() {
      boolean applies = random.nextDouble() < share;
      int which = random.nextInt(faults.size());
      return applies ? faults.get(which) : null;
    }
  }
}
