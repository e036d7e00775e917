// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.random;

/** Checks shares of a whole. */
public final class Shares {

  private Shares() {}

  public static double check(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + " must be from 0 to 1, was " + share);
    }
    return share;
  }
}
