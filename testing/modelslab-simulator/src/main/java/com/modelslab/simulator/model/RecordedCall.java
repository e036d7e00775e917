// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call as the simulator saw it. Immutable.
 *
 * @param time when it arrived, by the simulator's clock
 * @param kind what it was for
 * @param method the HTTP method
 * @param path the path, without the query
 * @param status the HTTP status of the response, 0 if there was none
 * @param fields the body's fields as text: the key is blanked, base64 data cut short
 * @param jobId the job that it made or asked for, null if there is none
 * @param fault the name of the fault that struck it, null if there was none
 */
public record RecordedCall(
    Instant time,
    CallKind kind,
    String method,
    String path,
    int status,
    Map<String, String> fields,
    @Nullable Long jobId,
    @Nullable String fault) {

  /** Copies the map. */
  public RecordedCall {
    fields = Map.copyOf(fields);
  }
}
