// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.random;

import java.util.SplittableRandom;

/**
 * Chance that depends on the seed, on what is drawn and on whom it is drawn for, never on the order
 * of the calls: a job has the same fate however threads interleave.
 */
public final class SeededRandom {

  private final long seed;

  public SeededRandom(long seed) {
    this.seed = seed;
  }

  /** {@return a random source of its own for this thing and id} */
  public SplittableRandom generator(String what, long id) {
    long mixed = seed * 0x9E3779B97F4A7C15L + what.hashCode();
    mixed = (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L + id * 0x94D049BB133111EBL;
    return new SplittableRandom(mixed ^ (mixed >>> 32));
  }

  /** {@return whether something that happens to {@code share} of all ids happens to this one} */
  public boolean hits(double share, String what, long id) {
    return share > 0 && (share >= 1 || generator(what, id).nextDouble() < share);
  }

  /** {@return a normally distributed number, mean 0, deviation 1} */
  public double gaussian(String what, long id) {
    SplittableRandom generator = generator(what, id);
    double radius = Math.sqrt(-2 * Math.log(1 - generator.nextDouble()));
    return radius * Math.cos(2 * Math.PI * generator.nextDouble());
  }
}
