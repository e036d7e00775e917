// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.model;

import com.modelslab.simulator.internal.random.Shares;
import java.util.EnumMap;
import java.util.Map;

/** How often each {@link Oddity} occurs. Immutable, safe to share. */
public final class Oddities {

  private final Map<Oddity, Double> shares;

  private Oddities(Map<Oddity, Double> shares) {
    this.shares = shares;
  }

  /** {@return no oddity at all: the service as documented} */
  public static Oddities none() {
    return all(0);
  }

  /** {@return each oddity at its usual share} */
  public static Oddities usual() {
    Map<Oddity, Double> shares = new EnumMap<>(Oddity.class);
    for (Oddity oddity : Oddity.values()) {
      shares.put(oddity, oddity.usualShare());
    }
    return new Oddities(shares);
  }

  /**
   * {@return every oddity at the same share}
   *
   * @throws IllegalArgumentException if {@code share} is not from 0 to 1
   */
  public static Oddities all(double share) {
    Oddities result = new Oddities(new EnumMap<>(Oddity.class));
    for (Oddity oddity : Oddity.values()) {
      result = result.with(oddity, share);
    }
    return result;
  }

  /**
   * {@return these with one oddity at another share}
   *
   * @throws IllegalArgumentException if {@code share} is not from 0 to 1
   */
  public Oddities with(Oddity oddity, double share) {
    Map<Oddity, Double> changed =
        new EnumMap<>(shares.isEmpty() ? new EnumMap<>(Oddity.class) : shares);
    changed.put(oddity, Shares.check(oddity.name(), share));
    return new Oddities(changed);
  }

  /** {@return the share of responses or jobs that have it, 0 to 1} */
  public double share(Oddity oddity) {
    return shares.getOrDefault(oddity, 0.0);
  }
}
