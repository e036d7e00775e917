// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.job;

import static java.util.Objects.requireNonNull;

import com.modelslab.internal.json.JsonFields;
import com.modelslab.internal.json.Outputs;
import com.modelslab.request.Endpoint;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
      return JsonFields.of(raw).seconds("generationTime");
    }

    /**
     * {@return the number that the pictures were made from, to make the same again; up to 32 bits
     * without a sign, so more than an {@code int} holds}
     */
    public OptionalLong seed() {
      return JsonFields.of(raw)
          .object("meta")
          .number("seed")
          .filter(seed -> seed.signum() >= 0 && seed.precision() - seed.scale() <= 18)
          .map(seed -> OptionalLong.of(seed.longValue()))
          .orElse(OptionalLong.empty());
    }

    /**
     * {@return whether the service found something unsafe, and blanked or replaced the picture;
     * none where it does not say}
     */
    public Optional<Boolean> nsfwContentDetected() {
      return JsonFields.of(raw).flag("nsfw_content_detected");
    }

    /** {@return links to copies of the outputs on other hosts; may be empty} */
    public List<URI> proxyLinks() {
      return Outputs.mirrors(JsonFields.of(raw));
    }

    /**
     * {@return what the service says the job was made with; an echo of the request in types of its
     * own, whose links are no results}
     */
    public Map<String, Object> meta() {
      return JsonFields.of(raw).object("meta").withoutNulls();
    }

    /**
     * {@return how long the links live, counted from the end of the job, if it is known: 24 hours
     * for some endpoints and for temporary files}
     *
     * <p>If it is not known, download the results all the same: links are not promised to last.
     * Those of an enterprise account without storage of its own live 24 hours, too.
     *
     * @param endpoint the endpoint that the job was submitted to
     */
    public Optional<Duration> linksLiveFor(Endpoint endpoint) {
      boolean usually =
          switch (endpoint.storage()) {
            case TEMPORARY -> true;
            case TEMPORARY_BY_DEFAULT ->
                JsonFields.of(raw).object("meta").flag("temp").orElse(true);
            case UNSPECIFIED -> JsonFields.of(raw).object("meta").flag("temp").orElse(false);
          };
      return usually || outputs.stream().anyMatch(link -> link.toString().contains("/temp/"))
          ? Optional.of(Duration.ofHours(24))
          : Optional.empty();
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
      return JsonFields.of(raw).seconds("eta");
    }

    /**
     * {@return links at which the results may appear once the job is finished; they are no results
     * yet, and can stay dead}
     */
    public List<URI> futureLinks() {
      return Outputs.promises(JsonFields.of(raw));
    }

    /** {@return the state in the service's own word, such as {@code processing}} */
    public String status() {
      return JsonFields.of(raw).status();
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
