// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import com.modelslab.simulator.internal.random.Shares;
import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.Fault;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The script of what goes wrong: faults for the next calls first, then faults at a rate. Safe for
 * use by several threads; a change holds for every call that arrives after it.
 */
public final class Faults {

  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, Integer> injected = new TreeMap<>();

  Faults() {}

  /** Faults for the next calls of any kind, one each, in this order. */
  public Faults next(Fault... faults) {
    return add(new Rule(true, null, "", 0, 0, List.of(faults)));
  }

  /** Faults for the next calls of one kind, one each, in this order. */
  public Faults next(CallKind kind, Fault... faults) {
    return next(kind, "", faults);
  }

  /**
   * Faults for the next calls of one kind whose path contains {@code pathPart}, one each, in this
   * order.
   */
  public Faults next(CallKind kind, String pathPart, Fault... faults) {
    Objects.requireNonNull(kind, "kind");
    return add(new Rule(true, kind, pathPart, 0, 0, List.of(faults)));
  }

  /**
   * One of the faults at a share of all calls, chosen by the seed, until cleared.
   *
   * @throws IllegalArgumentException if {@code share} is not from 0 to 1 or there is no fault
   */
  public Faults rate(double share, long seed, Fault... faults) {
    return addRate(null, "", share, seed, List.of(faults));
  }

  /**
   * One of the faults at a share of the calls of one kind, chosen by the seed, until cleared.
   *
   * @throws IllegalArgumentException if {@code share} is not from 0 to 1 or there is no fault
   */
  public Faults rate(CallKind kind, double share, long seed, Fault... faults) {
    Objects.requireNonNull(kind, "kind");
    return addRate(kind, "", share, seed, List.of(faults));
  }

  Faults addRate(
      @Nullable CallKind kind, String pathPart, double share, long seed, List<Fault> faults) {
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("There must be at least one fault");
    }
    return add(new Rule(false, kind, pathPart, Shares.check("share", share), seed, faults));
  }

  Faults addNext(@Nullable CallKind kind, String pathPart, List<Fault> faults) {
    return add(new Rule(true, kind, pathPart, 0, 0, faults));
  }

  /** Takes back all that was set; calls go well again. */
  public synchronized void clear() {
    rules.clear();
  }

  /** {@return how often each fault has struck so far, by name} */
  public synchronized Map<String, Integer> injected() {
    return Map.copyOf(injected);
  }

  private synchronized Faults add(Rule rule) {
    rules.add(rule);
    return this;
  }

  /** {@return the fault for this call, or null} */
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

  /** Some faults and the calls that they are for. */
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
      boolean strikes = random.nextDouble() < share;
      int which = random.nextInt(faults.size());
      return strikes ? faults.get(which) : null;
    }
  }
}
