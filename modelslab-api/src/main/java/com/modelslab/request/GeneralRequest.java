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
    return builder(Endpoint.of(path));
  }

  /** Starts a request to an endpoint of which more is known than its path. */
  public static Builder builder(Endpoint endpoint) {
    return new Builder(endpoint);
  }

  /** Collects the fields of a {@link GeneralRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<GeneralRequest, Builder> {
    private Builder(Endpoint endpoint) {
      super(endpoint);
    }

    @Override
    protected GeneralRequest create() {
      return new GeneralRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
