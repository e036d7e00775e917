// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.job;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.Evidence;
import com.modelslab.internal.json.JsonFields;
import com.modelslab.internal.json.Outputs;
import com.modelslab.media.MediaFormat;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
public abstract sealed class JobResult {
  private final String id;
  private final Map<String, @Nullable Object> raw;
  private final @Nullable JobReference job;

  private JobResult(String id, Map<String, @Nullable Object> raw, @Nullable JobReference job) {
    this.id = requireNonNull(id, "id");
    this.raw = requireNonNull(raw, "raw");
    this.job = job;
  }

  /** {@return the service's id for the job; empty if it named none} */
  public final String id() {
    return id;
  }

  /**
   * {@return the job: where it was submitted, and where it is fetched; empty for what a webhook
   * claims, and if the service named no id}
   */
  public final Optional<JobReference> job() {
    return Optional.ofNullable(job);
  }

  /**
   * {@return the path that the job was submitted to, such as {@code /image_editing/inpaint}; its
   * family if only the id is known; empty if the job is}
   */
  public final Optional<String> endpoint() {
    return job().map(JobReference::endpoint);
  }

  /** {@return every field of the response as it came, for those that this type does not know} */
  public final Map<String, @Nullable Object> raw() {
    return raw;
  }

  /** {@return the same about {@code newJob}, whose id it takes} */
  public abstract JobResult withJob(JobReference newJob);

  /** {@return what makes two results of a class different, but for the fields of this one} */
  abstract List<?> parts();

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof JobResult that
        && getClass() == that.getClass()
        && id.equals(that.id)
        && parts().equals(that.parts())
        && Objects.equals(job, that.job)
        && raw.equals(that.raw);
  }

  @Override
  public final int hashCode() {
    return Objects.hash(getClass(), id, parts());
  }

  /** Finished, with at least one output or text. Immutable, safe to share. */
  public static final class Completed extends JobResult {
    private final List<URI> outputs;
    private final List<String> texts;

    /**
     * Creates a result that does not know its job; see {@link #withJob}.
     *
     * @param id the service's id for the job; empty if the service named none
     * @param outputs links to the results, in the service's order
     * @param texts results that are not links, such as a caption
     * @param raw every field of the response
     * @throws IllegalArgumentException if there is neither an output nor a text
     */
    public Completed(
        String id, List<URI> outputs, List<String> texts, Map<String, @Nullable Object> raw) {
      this(id, List.copyOf(outputs), List.copyOf(texts), raw, null);
    }

    private Completed(
        String id,
        List<URI> outputs,
        List<String> texts,
        Map<String, @Nullable Object> raw,
        @Nullable JobReference job) {
      super(id, raw, job);
      this.outputs = outputs;
      this.texts = texts;
      if (outputs.isEmpty() && texts.isEmpty()) {
        throw new IllegalArgumentException("A completed job has at least one output or text");
      }
    }

    @Override
    public Completed withJob(JobReference newJob) {
      return new Completed(newJob.id(), outputs, texts, raw(), newJob);
    }

    /** {@return links to the results, in the service's order} */
    public List<URI> outputs() {
      return outputs;
    }

    /**
     * {@return links to the results of one kind, in the service's order; what a link leads to is
     * told by its ending, so a link without a known one is of no kind}
     */
    public List<URI> outputs(MediaKind kind) {
      return outputs.stream()
          .filter(
              link -> MediaFormat.ofLink(link).filter(format -> format.kind() == kind).isPresent())
          .toList();
    }

    /** {@return results that are not links, such as a caption} */
    public List<String> texts() {
      return texts;
    }

    /** {@return how long the service says it worked} */
    public Optional<Duration> generationTime() {
      return JsonFields.of(raw()).seconds("generationTime");
    }

    /**
     * {@return the number that the images were made from, to make the same again; up to 32 bits
     * without a sign, so more than an {@code int} holds}
     */
    public OptionalLong seed() {
      return JsonFields.of(raw())
          .object("meta")
          .number("seed")
          .filter(seed -> seed.signum() >= 0 && seed.precision() - seed.scale() <= 18)
          .map(seed -> OptionalLong.of(seed.longValue()))
          .orElse(OptionalLong.empty());
    }

    /**
     * {@return whether the service found something unsafe, and blanked or replaced the image; none
     * if it does not say}
     */
    public Optional<Boolean> nsfwContentDetected() {
      return JsonFields.of(raw()).flag("nsfw_content_detected");
    }

    /** {@return links to copies of the outputs on other hosts; may be empty} */
    public List<URI> proxyLinks() {
      return Outputs.mirrors(JsonFields.of(raw()));
    }

    /**
     * {@return what the service says the job was made with; an echo of the request in types of its
     * own, whose links are not results}
     */
    public Map<String, Object> meta() {
      return JsonFields.of(raw()).object("meta").withoutNulls();
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
                JsonFields.of(raw()).object("meta").flag("temp").orElse(true);
            case UNSPECIFIED -> JsonFields.of(raw()).object("meta").flag("temp").orElse(false);
          };
      return usually || outputs.stream().anyMatch(link -> link.toString().contains("/temp/"))
          ? Optional.of(Duration.ofHours(24))
          : Optional.empty();
    }

    @Override
    List<?> parts() {
      return List.of(outputs, texts);
    }

    @Override
    public String toString() {
      return "Completed[id="
          + id()
          + ", "
          + outputs.size()
          + " outputs, "
          + texts.size()
          + " texts]";
    }
  }

  /**
   * Queued, running, or in a state that this version of the SDK does not know; worth fetching
   * again. Immutable, safe to share.
   */
  public static final class Processing extends JobResult {
    /**
     * Creates a result that does not know its job; see {@link #withJob}.
     *
     * @param id the service's id for the job; empty if the service named none
     * @param raw every field of the response
     */
    public Processing(String id, Map<String, @Nullable Object> raw) {
      this(id, raw, null);
    }

    private Processing(String id, Map<String, @Nullable Object> raw, @Nullable JobReference job) {
      super(id, raw, job);
    }

    @Override
    public Processing withJob(JobReference newJob) {
      return new Processing(newJob.id(), raw(), newJob);
    }

    /** {@return the service's estimate of the time that is left; a hint, often wrong} */
    public Optional<Duration> eta() {
      return JsonFields.of(raw()).seconds("eta");
    }

    /**
     * {@return links at which the results may appear once the job is finished; they are not results
     * yet, and may never be reachable}
     */
    public List<URI> futureLinks() {
      return Outputs.promises(JsonFields.of(raw()));
    }

    /** {@return the state in the service's own word, such as {@code processing}} */
    public String status() {
      return JsonFields.of(raw()).status();
    }

    @Override
    List<?> parts() {
      return List.of();
    }

    @Override
    public String toString() {
      return "Processing[id=" + id() + ", status=" + status() + "]";
    }
  }

  /** The job failed at the service. Immutable, safe to share. */
  public static final class Failed extends JobResult {
    private final String message;
    private final Evidence evidence;

    /**
     * Creates a result that does not know its job; see {@link #withJob}.
     *
     * @param id the service's id for the job; empty if the service named none
     * @param message why, in the service's words; empty if it gives none
     * @param evidence what tells that the job failed
     * @param raw every field of the response
     */
    public Failed(String id, String message, Evidence evidence, Map<String, @Nullable Object> raw) {
      this(id, message, evidence, raw, null);
    }

    private Failed(
        String id,
        String message,
        Evidence evidence,
        Map<String, @Nullable Object> raw,
        @Nullable JobReference job) {
      super(id, raw, job);
      this.message = requireNonNull(message, "message");
      this.evidence = requireNonNull(evidence, "evidence");
    }

    @Override
    public Failed withJob(JobReference newJob) {
      return new Failed(newJob.id(), message, evidence, raw(), newJob);
    }

    /** {@return why, in the service's words; empty if it gives none} */
    public String message() {
      return message;
    }

    /**
     * {@return what tells that the job failed}
     *
     * <p>{@link Evidence#WORDS} may be about something else, such as a hiccup of the service: a job
     * that is awaited or fetched is fetched once more then, and only reported as failed if that
     * says so too. What a webhook claims is not confirmed.
     */
    public Evidence evidence() {
      return evidence;
    }

    @Override
    List<?> parts() {
      return List.<Object>of(message, evidence);
    }

    @Override
    public String toString() {
      return "Failed[id=" + id() + ", message=" + message + ", evidence=" + evidence + "]";
    }
  }
}
