// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.request;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One image edit to be submitted.
 *
 * <p>Immutable, safe to share. A field that was not set is not sent, so the service's own default
 * applies. The text form holds the path and the field names only: values are prompts and pictures.
 */
public abstract class EditRequest {
  private final String path;
  private final Map<String, Object> fields;

  EditRequest(Builder<?, ?> builder) {
    this.path = builder.path();
    this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(builder.fields));
  }

  /**
   * {@return where the request goes, below the base URI, such as {@code /image_editing/inpaint}}
   */
  public final String path() {
    return path;
  }

  /**
   * {@return wire names to values; a picture is an {@link com.modelslab.ImageInput}, everything
   * else a JSON value; unmodifiable}
   */
  public final Map<String, Object> fields() {
    return fields;
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof EditRequest that
        && getClass() == that.getClass()
        && path.equals(that.path)
        && fields.equals(that.fields);
  }

  @Override
  public final int hashCode() {
    return 31 * path.hashCode() + fields.hashCode();
  }

  @Override
  public final String toString() {
    return path + " " + fields.keySet();
  }

  /**
   * Collects the fields of a request. Not thread-safe.
   *
   * @param <R> the request
   * @param <B> this builder
   */
  public abstract static class Builder<R extends EditRequest, B extends Builder<R, B>> {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    Builder() {}

    /**
     * Sets where the service reports the end of the job: a public https address. Reports are not
     * signed and may be lost; keep polling as well.
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
     * @param value a JSON value, an {@link com.modelslab.ImageInput}, or a list of these
     */
    public final B extra(String wireName, Object value) {
      return set(wireName, value);
    }

    /**
     * Makes the request.
     *
     * @throws IllegalStateException if required fields are not set; it names all of them
     */
    public final R build() {
      List<String> missing = required().stream().filter(name -> !fields.containsKey(name)).toList();
      if (!missing.isEmpty()) {
        throw new IllegalStateException(
            "Cannot build the request for " + path() + ": not set: " + String.join(", ", missing));
      }
      return create();
    }

    final B set(String wireName, Object value) {
      if (wireName.equals("key")) {
        throw new IllegalArgumentException(
            "The key is set on ModelsLab.builder(), not on a request");
      }
      fields.put(requireNonNull(wireName, "wireName"), requireNonNull(value, wireName));
      return self();
    }

    abstract String path();

    abstract List<String> required();

    abstract R create();

    abstract B self();
  }
}
