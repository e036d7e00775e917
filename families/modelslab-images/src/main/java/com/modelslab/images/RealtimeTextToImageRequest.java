// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/**
 * Makes images from words in one to three seconds, with a model of the service's choice: {@code
 * POST /realtime/text2img}.
 */
public final class RealtimeTextToImageRequest extends JobRequest {
  /** The endpoint: {@code POST /realtime/text2img}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/realtime/text2img").makes(MediaKind.IMAGE).build();

  private RealtimeTextToImageRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link RealtimeTextToImageRequest}. Not thread-safe. */
  public static final class Builder extends RealtimeBuilder<RealtimeTextToImageRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "prompt");
    }

    @Override
    protected RealtimeTextToImageRequest create() {
      return new RealtimeTextToImageRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
