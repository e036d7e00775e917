// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.request;

/** A request for any path with any fields: for an endpoint that the SDK has no type for. */
public final class GeneralRequest extends JobRequest {
  private GeneralRequest(Builder builder) {
    super(builder);
  }

  /**
   * Starts a request; its fields are set with {@link Builder#extra}.
   *
   * @param path the endpoint below the base URI, such as {@code /image_editing/inpaint}
   * @throws IllegalArgumentException if the path does not start with one slash, or has a query
   */
  public static Builder builder(String path) {
    if (!path.startsWith("/")
        || path.startsWith("//")
        || path.contains("..")
        || path.contains("?")
        || path.contains("#")) {
      throw new IllegalArgumentException(
          "A path starts with one slash and has no query, such as /image_editing/inpaint; was "
              + path);
    }
    return new Builder(path);
  }

  /** Collects the fields of a {@link GeneralRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<GeneralRequest, Builder> {
    private Builder(String path) {
      super(path);
    }

    @Override
    GeneralRequest create() {
      return new GeneralRequest(this);
    }

    @Override
    Builder self() {
      return this;
    }
  }
}
