// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.video;

import com.modelslab.job.JobResult;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one request of a {@link VideoBatch}. Immutable, safe to share.
 *
 * @param index which request it was, from 0
 * @param trackId the track id of the request; empty without one
 * @param status the service's word: {@code processing}, {@code success} or {@code failed}
 * @param id the id of the video's own job; empty while the service does not say
 * @param outputs links to the video; empty if there is none yet, or ever
 * @param refunded whether the service has given the money back
 * @param message what the service says about it; may be empty
 */
public record VideoBatchResult(
    int index,
    String trackId,
    String status,
    String id,
    List<URI> outputs,
    boolean refunded,
    String message) {
  /** Copies the list. */
  public VideoBatchResult {
    outputs = List.copyOf(outputs);
  }

  /**
   * {@return what a result of a {@link VideoBatch} says about each of its requests, also while it
   * is running or has failed; empty if it says nothing}
   */
  public static List<VideoBatchResult> of(JobResult result) {
    List<VideoBatchResult> results = new ArrayList<>();
    if (result.raw().get("results") instanceof List<?> list) {
      for (Object one : list) {
        if (one instanceof Map<?, ?> entry) {
          results.add(entry(results.size(), entry));
        }
      }
    }
    return List.copyOf(results);
  }

  private static VideoBatchResult entry(int position, Map<?, ?> entry) {
    List<URI> outputs = new ArrayList<>();
    if (entry.get("output") instanceof List<?> links) {
      links.forEach(link -> outputs.add(URI.create(link.toString())));
    }
    return new VideoBatchResult(
        entry.get("index") instanceof Number number ? number.intValue() : position,
        text(entry.get("track_id")),
        text(entry.get("status")),
        text(entry.get("id")),
        outputs,
        Boolean.TRUE.equals(entry.get("refunded")),
        text(entry.get("message")));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
