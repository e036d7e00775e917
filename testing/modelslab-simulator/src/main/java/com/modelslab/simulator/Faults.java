// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import com.modelslab.simulator.internal.http.FaultScript;
import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.Fault;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The faults that calls run into: first those for the next calls, then those at a rate. Safe for
 * use by several threads; a change applies to every call that arrives after it.
 */
public final class Faults {

  private final FaultScript script;

  Faults(FaultScript script) {
    this.script = script;
  }

  /** Adds faults for the next calls of any kind, one each, in this order. */
  public Faults next(Fault... faults) {
    script.addNext(null, "", List.of(faults));
    return this;
  }

  /** Adds faults for the next calls of one kind, one each, in this order. */
  public Faults next(CallKind kind, Fault... faults) {
    return next(kind, "", faults);
  }

  /**
   * Adds faults for the next calls of one kind whose path contains {@code pathPart}, one each, in
   * this order.
   */
  public Faults next(CallKind kind, String pathPart, Fault... faults) {
    script.addNext(Objects.requireNonNull(kind, "kind"), pathPart, List.of(faults));
    return this;
  }

  /**
   * Adds faults, one of which applies to a share of all calls, chosen by the seed, until {@link
   * #clear()}.
   *
   * @throws IllegalArgumentException if {@code share} is not from 0 to 1 or there is no fault
   */
  public Faults rate(double share, long seed, Fault... faults) {
    script.addRate(null, "", share, seed, List.of(faults));
    return this;
  }

  /**
   * Adds faults, one of which applies to a share of the calls of one kind, chosen by the seed,
   * until {@link #clear()}.
   *
   * @throws IllegalArgumentException if {@code share} is not from 0 to 1 or there is no fault
   */
  public Faults rate(CallKind kind, double share, long seed, Fault... faults) {
    script.addRate(Objects.requireNonNull(kind, "kind"), "", share, seed, List.of(faults));
    return this;
  }

  /** Removes all faults. */
  public void clear() {
    script.clear();
  }

  /** {@return how often each fault was applied so far, by name} */
  public Map<String, Integer> injected() {
    return script.injected();
  }
}
