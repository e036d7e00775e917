// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.job;

import com.modelslab.simulator.internal.endpoint.EndpointSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An accepted submit.
 *
 * @param fields the request's fields, except the key and long texts
 * @param files the names in the store of the request's files
 * @param trackId the request's {@code track_id} as text
 * @param trackIdAsSent the request's {@code track_id}, a text or a number
 * @param webhook the address to notify
 */
public record Submission(
    EndpointSpec endpoint,
    Map<String, Object> fields,
    List<String> files,
    @Nullable String trackId,
    @Nullable Object trackIdAsSent,
    @Nullable String webhook) {

  public Submission {
    files = List.copyOf(files);
  }

  /** {@return a submission of an upload} */
  public static Submission upload(EndpointSpec endpoint, List<String> files) {
    return new Submission(endpoint, Map.of(), files, null, null, null);
  }
}
