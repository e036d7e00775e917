// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static java.util.Objects.requireNonNull;

import com.modelslab.internal.Body;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the service last said about a job. Immutable, safe to share.
 *
 * <pre>{@code
 * JobResult result = modelsLab.imageEditing().fetch("1842337");
 * if (result instanceof JobResult.Completed completed) {
 *   completed.outputs().forEach(System.out::println);
 * }
 * }</pre>
 */
public sealed interface JobResult {
  /** {@return the service's id for the job} */
  String id();

  /** {@return every field of the answer as it came, for those that this type does not know} */
  Map<String, @Nullable Object> raw();

  /**
   * Finished, with something to show for it.
   *
   * @param id the service's id for the job; empty where the service named none
   * @param outputs links to the results, in the service's order
   * @param texts results that are not links, such as a caption
   * @param raw every field of the answer
   */
  record Completed(
      String id, List<URI> outputs, List<String> texts, Map<String, @Nullable Object> raw)
      implements JobResult {
    /** Checks and copies the parts. */
    public Completed {
      requireNonNull(id, "id");
      requireNonNull(raw, "raw");
      outputs = List.copyOf(outputs);
      texts = List.copyOf(texts);
      if (outputs.isEmpty() && texts.isEmpty()) {
        throw new IllegalArgumentException("A completed job has at least one output or text");
      }
    }

    /** {@return how long the service says it worked} */
    public Optional<Duration> generationTime() {
      return Body.of(raw).seconds("generationTime");
    }

    @Override
    public String toString() {
      return "Completed[id=" + id + ", " + outputs.size() + " outputs, " + texts.size() + " texts]";
    }
  }

  /**
   * Queued, running, or in a state that this version of the SDK does not know; worth asking again.
   *
   * @param id the service's id for the job
   * @param raw every field of the answer
   */
  record Processing(String id, Map<String, @Nullable Object> raw) implements JobResult {
    /** Checks the parts. */
    public Processing {
      requireNonNull(id, "id");
      requireNonNull(raw, "raw");
    }

    /** {@return the service's guess of how long it still takes; a hint, often wrong} */
    public Optional<Duration> eta() {
      return Body.of(raw).seconds("eta");
    }

    /** {@return the state in the service's own word, such as {@code processing}} */
    public String status() {
      return Body.of(raw).status();
    }

    @Override
    public String toString() {
      return "Processing[id=" + id + ", status=" + status() + "]";
    }
  }

  /**
   * The service gave the job up.
   *
   * @param id the service's id for the job
   * @param message why, in the service's words; empty where it gives none
   * @param raw every field of the answer
   */
  record Failed(String id, String message, Map<String, @Nullable Object> raw) implements JobResult {
    /** Checks the parts. */
    public Failed {
      requireNonNull(id, "id");
      requireNonNull(message, "message");
      requireNonNull(raw, "raw");
    }

    @Override
    public String toString() {
      return "Failed[id=" + id + ", message=" + message + "]";
    }
  }
}
