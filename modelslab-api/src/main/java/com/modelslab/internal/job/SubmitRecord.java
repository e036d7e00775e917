// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.job;

import com.modelslab.internal.json.JsonFields;
import com.modelslab.internal.observer.ObservedJob;
import com.modelslab.job.JobResult;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the response to a submit, because the responses to a fetch leave it out.
 *
 * @param at when the response came, in the time of the client's timer
 * @param fields the fields themselves
 * @param observed the job as somebody observes it; null if nobody does
 */
public record SubmitRecord(long at, Map<String, Object> fields, @Nullable ObservedJob observed) {
  private static final List<String> KEPT = List.of("eta", "meta", "track_id");

  /**
   * {@return what there is to remember of {@code response}}
   *
   * @param trackId the one that went along with the submit; null for none
   * @param observed the job as somebody observes it; null if nobody does
   */
  public static SubmitRecord of(
      JobResult response, long at, @Nullable Object trackId, @Nullable ObservedJob observed) {
    Map<String, Object> kept = new LinkedHashMap<>(4);
    if (trackId != null) {
      kept.put("track_id", trackId);
    }
    for (String name : KEPT) {
      Object value = response.raw().get(name);
      if (value != null) {
        kept.put(name, value);
      }
    }
    // Jobs that wait keep it, mostly of one field: a small map for that.
    return new SubmitRecord(at, kept.size() > 1 ? kept : Map.copyOf(kept), observed);
  }

  /** {@return the track id that went along with the submit, or that the service named} */
  Optional<String> trackId() {
    return Optional.ofNullable(fields.get("track_id")).map(Object::toString);
  }

  /** {@return the service's estimate of how long the job takes; zero for none} */
  Duration eta() {
    return JsonFields.of(fields).seconds("eta").orElse(Duration.ZERO);
  }

  /**
   * {@return {@code fetched}, with what only the submit told; as it is where nothing is missing}
   */
  public static JobResult complete(@Nullable SubmitRecord memory, JobResult fetched) {
    if (memory == null || fetched.raw().keySet().containsAll(memory.fields.keySet())) {
      return fetched;
    }
    Map<String, @Nullable Object> merged = new LinkedHashMap<>(fetched.raw());
    memory.fields.forEach(merged::putIfAbsent);
    Map<String, @Nullable Object> raw = Collections.unmodifiableMap(merged);
    if (fetched instanceof JobResult.Completed completed) {
      return about(
          fetched,
          new JobResult.Completed(completed.id(), completed.outputs(), completed.texts(), raw));
    }
    if (fetched instanceof JobResult.Processing processing) {
      return about(fetched, new JobResult.Processing(processing.id(), raw));
    }
    if (fetched instanceof JobResult.Failed failed) {
      return about(
          fetched, new JobResult.Failed(failed.id(), failed.message(), failed.evidence(), raw));
    }
    throw new IllegalStateException("Unknown state of a job: " + fetched);
  }

  private static JobResult about(JobResult fetched, JobResult merged) {
    return fetched.job().map(merged::withJob).orElse(merged);
  }
}
