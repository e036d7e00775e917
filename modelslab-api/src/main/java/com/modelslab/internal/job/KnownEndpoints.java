// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.job;

import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a client learns about endpoints from its submits. Safe for concurrent use. */
public final class KnownEndpoints {
  private static final int MOST = 1000;

  private final Map<String, Set<MediaKind>> kinds = new ConcurrentHashMap<>();

  /** Remembers what the endpoint makes that a submit to {@code path} goes to. */
  void submitted(String path, Endpoint endpoint) {
    if (!endpoint.makes().isEmpty() && kinds.size() < MOST) {
      kinds.put(path, endpoint.makes());
    }
  }

  /** {@return the kinds that the jobs of an endpoint make; empty if that is not known} */
  public Set<MediaKind> makes(String path) {
    return kinds.getOrDefault(path, Set.of());
  }
}
