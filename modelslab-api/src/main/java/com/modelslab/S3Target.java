// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the servers of an enterprise account put their results: a bucket of the account's own.
 *
 * <p>Immutable, safe to share. The text form holds no secret.
 */
public final class S3Target {
  private final Map<String, Object> fields;

  private S3Target(Builder builder) {
    this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(builder.fields));
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return wire names to values, secrets among them} */
  Map<String, Object> fields() {
    return fields;
  }

  @Override
  public String toString() {
    return "S3Target[" + fields.get("deploy_type") + ", " + fields.get("public_url") + "]";
  }

  /** Collects the parts of a target. Not thread-safe. */
  public static final class Builder {
    private static final List<String> REQUIRED =
        List.of(
            "deploy_type",
            "public_url",
            "region_name",
            "endpoint_url",
            "aws_access_key_id",
            "aws_secret_access_key",
            "image_directory");

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private Builder() {
      set("deploy_type", Enterprise.IMAGE_EDITING);
    }

    /** Sets which server it is for. Default: {@link Enterprise#IMAGE_EDITING}. */
    public Builder deployType(String server) {
      return set("deploy_type", server);
    }

    /** Sets the address under which the world reads the bucket. Required. */
    public Builder publicUrl(URI url) {
      return set("public_url", url.toString());
    }

    /** Sets the region of the bucket. Required. */
    public Builder regionName(String region) {
      return set("region_name", region);
    }

    /** Sets the address to which the server writes. Required. */
    public Builder endpointUrl(URI url) {
      return set("endpoint_url", url.toString());
    }

    /** Sets the id and the secret of the key that may write there. Required. */
    public Builder credentials(String accessKeyId, String secretAccessKey) {
      set("aws_access_key_id", accessKeyId);
      return set("aws_secret_access_key", secretAccessKey);
    }

    /** Sets the folder for the images. Required. */
    public Builder imageDirectory(String path) {
      return set("image_directory", path);
    }

    /**
     * Makes the target.
     *
     * @throws IllegalStateException if parts are not set; it names all of them
     */
    public S3Target build() {
      List<String> missing = REQUIRED.stream().filter(name -> !fields.containsKey(name)).toList();
      if (!missing.isEmpty()) {
        throw new IllegalStateException(
            "Cannot build the S3 target: not set: " + String.join(", ", missing));
      }
      return new S3Target(this);
    }

    private Builder set(String name, String value) {
      fields.put(name, requireNonNull(value, name));
      return this;
    }
  }
}
