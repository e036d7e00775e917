// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.fleet;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** The last ids of jobs, so many at most. Safe for concurrent use. */
final class RecentIds {
  private static final int MOST = 1000;

  private final Set<String> ids = new LinkedHashSet<>();

  synchronized void add(String id) {
    ids.add(id);
    if (ids.size() > MOST) {
      Iterator<String> oldest = ids.iterator();
      oldest.next();
      oldest.remove();
    }
  }

  /** Removes an id. {@return whether it was among them} */
  synchronized boolean remove(String id) {
    return ids.remove(id);
  }
}
