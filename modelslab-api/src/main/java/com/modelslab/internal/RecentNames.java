// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** The last names that were added, up to a number of them. Safe for concurrent use. */
public final class RecentNames {
  private final int most;

  // Guarded by this.
  private final Set<String> names = new LinkedHashSet<>();

  /** Makes an empty set that remembers the last {@code most} names. */
  public RecentNames(int most) {
    this.most = most;
  }

  /** {@return whether {@code name} was not among the last ones} */
  public synchronized boolean add(String name) {
    boolean added = names.add(name);
    if (names.size() > most) {
      Iterator<String> oldest = names.iterator();
      oldest.next();
      oldest.remove();
    }
    return added;
  }
}
