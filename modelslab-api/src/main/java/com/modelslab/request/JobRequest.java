// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.request;

import static java.util.Objects.requireNonNull;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaInput;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request that makes a job at the service. Extend it for an endpoint that the SDK does not know;
 * for a single call {@link GeneralRequest} does.
 *
 * <p>Immutable, safe to share. A field that was not set is not sent, so the service's own default
 * applies. The text form holds the path and the field names only: values are prompts and images.
 */
public abstract class JobRequest {
  private final Endpoint endpoint;
  private final Map<String, @Nullable Object> fields;

  /** Takes what {@code builder} collected. */
  protected JobRequest(Builder<?, ?> builder) {
    this.endpoint = builder.endpoint;
    this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(builder.fields));
  }

  /** {@return the facts about the endpoint that the request goes to} */
  public final Endpoint endpoint() {
    return endpoint;
  }

  /**
   * {@return where the request goes, below the base URI, such as {@code /image_editing/inpaint}}
   */
  public final String path() {
    return endpoint.path();
  }

  /**
   * {@return wire names to values; a file is a {@link MediaInput}, everything else a JSON value;
   * unmodifiable}
   */
  public final Map<String, @Nullable Object> fields() {
    return fields;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof JobRequest that
        && getClass() == that.getClass()
        && endpoint.equals(that.endpoint)
        && fields.equals(that.fields);
  }

  @Override
  public final int hashCode() {
    return 31 * endpoint.hashCode() + fields.hashCode();
  }

  @Override
  public final String toString() {
    return endpoint + " " + fields.keySet();
  }

  /**
   * Collects the fields of a request. Not thread-safe.
   *
   * <p>A setter refuses a value outside of a closed list and too many images. It takes a number
   * beyond the range that the service documents, because the service's own examples do so; {@link
   * #strict} has {@link #build} refuse it.
   *
   * @param <R> the request
   * @param <B> this builder
   */
  public abstract static class Builder<R extends JobRequest, B extends Builder<R, B>> {
    private final Endpoint endpoint;
    private final List<String> required;
    final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    private final Map<String, String> beyond = new LinkedHashMap<>();
    private final List<List<String>> alternatives = new ArrayList<>();
    private ModelCatalog.@Nullable Entry model;
    private boolean strict;

    /** Starts with no fields; {@code required} are the wire names of those that must be set. */
    protected Builder(Endpoint endpoint, String... required) {
      this.endpoint = requireNonNull(endpoint, "endpoint");
      this.required = List.of(required);
    }

    /**
     * Sets where the service reports the end of the job: a public https address. Reports are not
     * signed and may be lost; keep polling as well. The client gives a track id along where none is
     * set.
     */
    public final B webhook(URI url) {
      return set("webhook", url.toString());
    }

    /** Sets a text of your own that the service sends along with its webhook. */
    public final B trackId(String id) {
      return set("track_id", id);
    }

    /** Sets a number of your own that the service sends along with its webhook. */
    public final B trackId(long id) {
      return set("track_id", id);
    }

    /**
     * Sets any field by its wire name, for what this version of the SDK does not know.
     *
     * @param value a JSON value, a {@link MediaInput}, or a list of these; lists and maps are
     *     copied
     */
    public final B extra(String wireName, Object value) {
      return set(wireName, value);
    }

    /**
     * Makes {@link #build} refuse numbers and texts beyond what the service documents, and a
     * request that lacks what is documented for its model.
     */
    public final B strict() {
      strict = true;
      return self();
    }

    /**
     * Makes the request.
     *
     * @throws IllegalStateException if required fields are not set; it names all of them
     * @throws IllegalArgumentException if a text holds two data URIs, or if it is strict and fields
     *     are not as documented; it names all of them
     */
    public final R build() {
      List<String> missing =
          Stream.concat(
                  required.stream().filter(name -> !fields.containsKey(name)),
                  alternatives.stream()
                      .filter(names -> Collections.disjoint(names, fields.keySet()))
                      .map(names -> String.join(" or ", names)))
              .toList();
      if (!missing.isEmpty()) {
        throw new IllegalStateException(
            "Cannot build the request for "
                + endpoint
                + ": not set: "
                + String.join(", ", missing));
      }
      List<String> problems = new ArrayList<>(beyond.values());
      if (model != null && model.modelId().equals(fields.get("model_id"))) {
        model.required().stream()
            .filter(name -> !fields.containsKey(name))
            .forEach(
                name ->
                    problems.add(name + " is not set, which " + fields.get("model_id") + " needs"));
      }
      if (strict && !problems.isEmpty()) {
        throw new IllegalArgumentException(
            "Cannot build the request for " + endpoint + ": " + String.join("; ", problems));
      }
      return create();
    }

    /** Sets any field. */
    protected final B set(String wireName, Object value) {
      if (wireName.equals("key")) {
        throw new IllegalArgumentException(
            "The key is set on ModelsLab.builder(), not on a request");
      }
      beyond.remove(requireNonNull(wireName, "wireName"));
      if (value instanceof String text
          && text.startsWith("data:")
          && text.indexOf(";base64,", text.indexOf(',')) > 0) {
        throw new IllegalArgumentException(
            wireName + " holds two data URIs, which the service cannot tell apart. Give links");
      }
      fields.put(wireName, copy(requireNonNull(value, wireName)));
      return self();
    }

    private static @Nullable Object copy(@Nullable Object value) {
      if (value instanceof Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((name, inner) -> copy.put(String.valueOf(name), copy(inner)));
        return Collections.unmodifiableMap(copy);
      }
      if (value instanceof Collection<?> values) {
        List<@Nullable Object> copy = new ArrayList<>(values.size());
        values.forEach(inner -> copy.add(copy(inner)));
        return Collections.unmodifiableList(copy);
      }
      return value;
    }

    /** Has a field sent as JSON's null until it is set. */
    protected final void setNull(String wireName) {
      fields.put(wireName, null);
    }

    /** Sets a whole number that the service documents a range for. */
    protected final B within(String wireName, long value, long min, long max) {
      set(wireName, value);
      if (value < min || value > max) {
        noteBeyond(wireName, value, min, max);
      }
      return self();
    }

    /** Sets a number that the service documents a range for. */
    protected final B within(String wireName, double value, double min, double max) {
      number(wireName, value);
      if (value < min || value > max) {
        noteBeyond(wireName, value, min, max);
      }
      return self();
    }

    /**
     * Sets a number. A whole one goes out without a fraction, because the service calls some of
     * these fields integers.
     */
    protected final B number(String wireName, double value) {
      if (Double.isNaN(value) || Double.isInfinite(value)) {
        throw new IllegalArgumentException(wireName + " must be a finite number, was " + value);
      }
      boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
      return set(wireName, whole ? (Object) (long) value : (Object) value);
    }

    private void noteBeyond(String wireName, Number value, Number min, Number max) {
      beyond.put(wireName, wireName + " must be from " + min + " to " + max + ", was " + value);
    }

    /** Sets a text or number of a closed list. */
    protected final B oneOf(String wireName, Object value, Object... allowed) {
      List<Object> list = Arrays.asList(allowed);
      if (!list.contains(requireNonNull(value, wireName))) {
        List<String> names = list.stream().map(String::valueOf).toList();
        throw new IllegalArgumentException(
            wireName + " must be one of " + String.join(", ", names) + ", was " + value);
      }
      return set(wireName, value);
    }

    /** Has {@link #build} require that at least one of these fields is set. */
    protected final void requireOneOf(String... wireNames) {
      alternatives.add(List.of(wireNames));
    }

    /**
     * Sets {@code model_id}.
     *
     * @throws IllegalArgumentException if the catalogue has the model at other endpoints only; a
     *     model that it does not know passes
     */
    protected final B model(ModelCatalog catalog, String id) {
      model = catalog.check(id, endpoint).orElse(null);
      return set("model_id", id);
    }

    /** Sets a text that the service documents a length for, in characters. */
    protected final B text(String wireName, String value, int most) {
      set(wireName, value);
      if (value.length() > most) {
        beyond.put(
            wireName, wireName + " must have up to " + most + " characters, had " + value.length());
      }
      return self();
    }

    /** Sets a list of {@code least} to {@code most} files. */
    protected final B media(
        String wireName, List<? extends MediaInput> files, int least, int most) {
      if (files.size() < least || files.size() > most) {
        throw new IllegalArgumentException(
            wireName
                + " must be "
                + (least == most ? "" : least + " to ")
                + most
                + " files, were "
                + files.size());
      }
      return set(wireName, List.copyOf(files));
    }

    /** Sets a list of up to {@code most} images. */
    protected final B images(String wireName, List<ImageInput> images, int most) {
      if (images.isEmpty() || images.size() > most) {
        throw new IllegalArgumentException(
            wireName + " must be 1 to " + most + " images, were " + images.size());
      }
      return set(wireName, List.copyOf(images));
    }

    /** {@return the request, once everything is checked} */
    protected abstract R create();

    /** {@return this} */
    protected abstract B self();
  }
}
