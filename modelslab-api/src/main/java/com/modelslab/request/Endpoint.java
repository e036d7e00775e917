// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.request;

import static java.util.Objects.requireNonNull;

import com.modelslab.internal.JobGrammar;
import com.modelslab.internal.Limits;
import com.modelslab.media.MediaKind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facts about one endpoint that makes jobs: its path, the path by which its jobs are fetched,
 * how it takes and returns images, and how long its jobs are waited for. Every request class names
 * its own, so a new endpoint is one class.
 *
 * <pre>{@code
 * Endpoint brandNew = Endpoint.builder("/image_editing/brand_new").images(ImageTransfer.BASE64).build();
 * Endpoint ofVersion7 = Endpoint.builder("/v7/images/text-to-image").build();
 * }</pre>
 *
 * <p>A path is below the client's base URI, and so in its version of the API. One that starts with
 * a version, such as {@code /v7/images/text-to-image}, is in that version of the API on the same
 * server, whatever version the base URI names: {@code
 * https://modelslab.com/api/v7/images/text-to-image}.
 *
 * <p>Immutable, safe to share.
 */
public final class Endpoint {
  /** How long a wait for a job lasts if neither the caller nor the endpoint says: 10 minutes. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

  private final String path;
  private final String family;
  private final String enterprisePath;
  private final String enterpriseFamily;
  private final ImageTransfer images;
  private final Map<String, ImageTransfer> imageFields;
  private final Set<MediaKind> makes;
  private final ResultStorage storage;
  private final Duration defaultTimeout;
  private final @Nullable String batchField;

  private Endpoint(Builder builder) {
    this.path = builder.path;
    this.family = builder.family == null ? parent(path) : builder.family;
    this.enterprisePath = builder.enterprisePath == null ? path : builder.enterprisePath;
    this.enterpriseFamily =
        builder.enterprisePath == null ? family : parent(builder.enterprisePath);
    this.images = builder.images;
    this.imageFields = Map.copyOf(builder.imageFields);
    this.makes = Set.copyOf(builder.makes);
    this.storage = builder.storage;
    this.defaultTimeout = builder.defaultTimeout;
    this.batchField = builder.batchField;
  }

  /**
   * {@return an endpoint of which only the path is known}
   *
   * @param path the path below the base URI, such as {@code /image_editing/inpaint}, or with a
   *     version of its own, such as {@code /v7/images/inpaint}
   * @throws IllegalArgumentException if the path does not start with one slash, or is not made of
   *     plain names
   */
  public static Endpoint of(String path) {
    return builder(path).build();
  }

  /**
   * Starts an endpoint.
   *
   * @param path the path below the base URI, such as {@code /image_editing/inpaint}, or with a
   *     version of its own, such as {@code /v7/images/inpaint}
   * @throws IllegalArgumentException if the path does not start with one slash, or is not made of
   *     plain names
   */
  public static Builder builder(String path) {
    return new Builder(checked("path", path));
  }

  /** {@return the path of the submit below the base URI, such as {@code /image_editing/inpaint}} */
  public String path() {
    return path;
  }

  /**
   * {@return the path before {@code /fetch/{id}} by which its jobs are fetched, such as {@code
   * /image_editing}}
   */
  public String family() {
    return family;
  }

  /** {@return the path of the submit below the base URI of enterprise accounts} */
  public String enterprisePath() {
    return enterprisePath;
  }

  /** {@return the path before {@code /fetch/{id}} for enterprise accounts} */
  public String enterpriseFamily() {
    return enterpriseFamily;
  }

  /** {@return how the field {@code wireName} takes an image} */
  public ImageTransfer imageTransfer(String wireName) {
    return imageFields.getOrDefault(wireName, images);
  }

  /** {@return the kinds of results that its jobs make; empty if that is not known} */
  public Set<MediaKind> makes() {
    return makes;
  }

  /** {@return how long the links to its results live} */
  public ResultStorage storage() {
    return storage;
  }

  /** {@return how long a wait for one of its jobs lasts if no timeout is given} */
  public Duration defaultTimeout() {
    return defaultTimeout;
  }

  /**
   * {@return the wire name of the list of which every entry takes a place in the service's queue,
   * if its jobs are batches}
   */
  public Optional<String> batchField() {
    return Optional.ofNullable(batchField);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Endpoint that
        && path.equals(that.path)
        && family.equals(that.family)
        && enterprisePath.equals(that.enterprisePath)
        && images == that.images
        && imageFields.equals(that.imageFields)
        && makes.equals(that.makes)
        && storage == that.storage
        && defaultTimeout.equals(that.defaultTimeout)
        && Objects.equals(batchField, that.batchField);
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }

  /** {@return the path} */
  @Override
  public String toString() {
    return path;
  }

  private static String parent(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }

  private static String checked(String name, String path) {
    if (!JobGrammar.isPath(path)) {
      throw new IllegalArgumentException(
          name
              + " must start with one slash and be made of plain names, without a query, such as"
              + " /image_editing/inpaint, was "
              + path);
    }
    return path;
  }

  /** Collects the facts about an endpoint. Not thread-safe. */
  public static final class Builder {
    private final String path;
    private @Nullable String family;
    private @Nullable String enterprisePath;
    private ImageTransfer images = ImageTransfer.BASE64_IF_REQUESTED;
    private final Map<String, ImageTransfer> imageFields = new LinkedHashMap<>();
    private List<MediaKind> makes = List.of();
    private ResultStorage storage = ResultStorage.UNSPECIFIED;
    private Duration defaultTimeout = DEFAULT_TIMEOUT;
    private @Nullable String batchField;

    private Builder(String path) {
      this.path = path;
    }

    /**
     * Sets the path before {@code /fetch/{id}} by which its jobs are fetched. Default: the path
     * without its last part.
     */
    public Builder family(String value) {
      this.family = checked("family", value);
      return this;
    }

    /** Sets the path for enterprise accounts. Default: the same path. */
    public Builder enterprisePath(String value) {
      this.enterprisePath = checked("enterprisePath", value);
      return this;
    }

    /**
     * Sets how every field takes images. Default: {@link ImageTransfer#BASE64_IF_REQUESTED}, which
     * every endpoint understands.
     */
    public Builder images(ImageTransfer value) {
      this.images = requireNonNull(value, "value");
      return this;
    }

    /** Sets how one field takes images, if not like the others. */
    public Builder imageField(String wireName, ImageTransfer value) {
      imageFields.put(requireNonNull(wireName, "wireName"), requireNonNull(value, "value"));
      return this;
    }

    /**
     * Sets the kinds of results that its jobs make; downloads of them refuse every other kind.
     * Default: not known.
     */
    public Builder makes(MediaKind... kinds) {
      this.makes = List.of(kinds);
      return this;
    }

    /** Sets how long links to results live. Default: {@link ResultStorage#UNSPECIFIED}. */
    public Builder storage(ResultStorage value) {
      this.storage = requireNonNull(value, "value");
      return this;
    }

    /**
     * Sets how long a wait for one of its jobs lasts if no timeout is given. Default: 10 minutes.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder defaultTimeout(Duration value) {
      this.defaultTimeout = Limits.positive("defaultTimeout", value);
      return this;
    }

    /**
     * Sets the wire name of a list of which every entry takes a place in the service's queue.
     * Default: a submit takes one place.
     */
    public Builder batchField(String wireName) {
      this.batchField = requireNonNull(wireName, "wireName");
      return this;
    }

    /** {@return the endpoint} */
    public Endpoint build() {
      return new Endpoint(this);
    }
  }
}
