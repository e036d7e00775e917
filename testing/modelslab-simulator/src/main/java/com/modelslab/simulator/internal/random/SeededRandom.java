// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.random;

import java.util.SplittableRandom;

/**
 * Random numbers that depend on the seed, on their purpose and on the id of the job or response,
 * never on the order of the calls: a job has the same outcome however threads interleave.
 */
public final class SeededRandom {

  private final long seed;

  public SeededRandom(long seed) {
    this.seed = seed;
  }

  /** {@return a generator for this purpose and id} */
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
