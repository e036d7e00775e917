// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.springai;

import static java.util.Objects.requireNonNull;

import com.modelslab.image.ImageInput;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.image.ImageOptions;

/**
 * What a prompt for {@link ModelsLabImageModel} can say beside its words. What is not set is left
 * to the options of the model, and then to the service. Immutable, safe to share.
 */
public final class ModelsLabImageOptions implements ImageOptions {
  /** The value of {@link Builder#responseFormat} that has pictures downloaded: {@value}. */
  public static final String BASE64 = "b64_json";

  private final @Nullable Integer n;
  private final @Nullable String model;
  private final @Nullable Integer width;
  private final @Nullable Integer height;
  private final @Nullable String responseFormat;
  private final @Nullable ImageInput image;
  private final @Nullable ImageInput mask;
  private final @Nullable Duration timeout;
  private final Map<String, Object> extra;

  private ModelsLabImageOptions(Builder builder) {
    this.n = builder.n;
    this.model = builder.model;
    this.width = builder.width;
    this.height = builder.height;
    this.responseFormat = builder.responseFormat;
    this.image = builder.image;
    this.mask = builder.mask;
    this.timeout = builder.timeout;
    this.extra = Collections.unmodifiableMap(new LinkedHashMap<>(builder.extra));
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return these options, with what {@code other} sets instead; it may be of any kind} */
  ModelsLabImageOptions with(@Nullable ImageOptions other) {
    if (other == null) {
      return this;
    }
    Builder merged = new Builder();
    merged.n = other.getN() == null ? n : other.getN();
    merged.model = other.getModel() == null ? model : other.getModel();
    merged.width = other.getWidth() == null ? width : other.getWidth();
    merged.height = other.getHeight() == null ? height : other.getHeight();
    merged.responseFormat =
        other.getResponseFormat() == null ? responseFormat : other.getResponseFormat();
    merged.image = image;
    merged.mask = mask;
    merged.timeout = timeout;
    merged.extra.putAll(extra);
    if (other instanceof ModelsLabImageOptions own) {
      merged.image = own.image == null ? image : own.image;
      merged.mask = own.mask == null ? mask : own.mask;
      merged.timeout = own.timeout == null ? timeout : own.timeout;
      merged.extra.putAll(own.extra);
    }
    return merged.build();
  }

  /** {@return how many pictures to make} */
  @Override
  public @Nullable Integer getN() {
    return n;
  }

  /** {@return the service's id of the model} */
  @Override
  public @Nullable String getModel() {
    return model;
  }

  /** {@return the width in pixels} */
  @Override
  public @Nullable Integer getWidth() {
    return width;
  }

  /** {@return the height in pixels} */
  @Override
  public @Nullable Integer getHeight() {
    return height;
  }

  /** {@return {@value #BASE64} to have pictures downloaded, anything else for links} */
  @Override
  public @Nullable String getResponseFormat() {
    return responseFormat;
  }

  /** {@return null: the service has no such field; {@link Builder#extra} sends any} */
  @Override
  public @Nullable String getStyle() {
    return null;
  }

  /** {@return the picture to edit} */
  public Optional<ImageInput> image() {
    return Optional.ofNullable(image);
  }

  /** {@return the mask, white where the picture is to be painted anew} */
  public Optional<ImageInput> mask() {
    return Optional.ofNullable(mask);
  }

  /** {@return how long to wait for the end of the job} */
  public Optional<Duration> timeout() {
    return Optional.ofNullable(timeout);
  }

  /** {@return fields of the request by their wire names, unmodifiable} */
  public Map<String, Object> extra() {
    return extra;
  }

  /** Collects the parts of {@link ModelsLabImageOptions}. Not thread-safe. */
  public static final class Builder {
    private @Nullable Integer n;
    private @Nullable String model;
    private @Nullable Integer width;
    private @Nullable Integer height;
    private @Nullable String responseFormat;
    private @Nullable ImageInput image;
    private @Nullable ImageInput mask;
    private @Nullable Duration timeout;
    private final Map<String, Object> extra = new LinkedHashMap<>();

    private Builder() {}

    /** Sets how many pictures one job makes, 1 to 4. Default: 1. */
    public Builder n(int pictures) {
      this.n = pictures;
      return this;
    }

    /** Sets the service's id of the model. Default: of the service's choice. */
    public Builder model(String id) {
      this.model = requireNonNull(id, "id");
      return this;
    }

    /** Sets the size in pixels. Default: the service's. */
    public Builder size(int newWidth, int newHeight) {
      this.width = newWidth;
      this.height = newHeight;
      return this;
    }

    /** Sets what is given: {@value #BASE64} for the bytes. Default: links. */
    public Builder responseFormat(String format) {
      this.responseFormat = requireNonNull(format, "format");
      return this;
    }

    /** Sets a picture to edit. Default: none, pictures from words. */
    public Builder image(ImageInput input) {
      this.image = requireNonNull(input, "input");
      return this;
    }

    /** Sets where the picture is to be painted anew: what is white. Default: everywhere. */
    public Builder mask(ImageInput input) {
      this.mask = requireNonNull(input, "input");
      return this;
    }

    /** Sets how long to wait for the end of the job. Default: what the endpoint says. */
    public Builder timeout(Duration value) {
      this.timeout = requireNonNull(value, "value");
      return this;
    }

    /** Sets any field of the request by its wire name, such as {@code negative_prompt}. */
    public Builder extra(String wireName, Object value) {
      extra.put(requireNonNull(wireName, "wireName"), requireNonNull(value, "value"));
      return this;
    }

    /** {@return the options} */
    public ModelsLabImageOptions build() {
      return new ModelsLabImageOptions(this);
    }
  }
}
