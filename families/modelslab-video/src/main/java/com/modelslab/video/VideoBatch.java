// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.video;

import com.modelslab.media.MediaInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes 3 to 20 videos with one call, at half the price: {@code POST /video/batch}. The service
 * gives a batch eight minutes, and gives back the money for what it has not made by then.
 *
 * <p>The batch is one job to the SDK, which ends when all its videos have; {@link
 * VideoBatchResult#of} says what became of each. It takes a place in the account's queue for each
 * video, and the queue slots of the SDK wait until so many are free.
 */
public final class VideoBatch extends JobRequest {
  /** The endpoint: {@code POST /video/batch}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/video/batch")
          .family("/video/batch")
          .images(ImageTransfer.UPLOAD)
          .makes(MediaKind.VIDEO)
          .batchField("requests")
          .defaultTimeout(Duration.ofMinutes(30))
          .build();

  /** The fewest requests of a batch. */
  public static final int LEAST = 3;

  /** The most requests of a batch. */
  public static final int MOST = 20;

  private VideoBatch(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the requests of a {@link VideoBatch}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<VideoBatch, Builder> {
    private final List<Map<String, @Nullable Object>> entries = new ArrayList<>();
    private @Nullable Object model;

    private Builder() {
      super(ENDPOINT);
    }

    /**
     * Adds a request: a {@link TextToVideoUltraRequest}, an {@link ImageToVideoUltraRequest}, or
     * one of another endpoint below {@code /video} for h3-minimax. All must have the same model.
     * Its media must be links, because only requests on their own are uploaded for; {@code
     * ImageEditing.upload} gives links. Its track id comes back with its result; a webhook is set
     * on the batch.
     *
     * @throws IllegalArgumentException if the request is for something else, is of another model
     *     than those before, or holds bytes
     */
    public Builder add(JobRequest request) {
      Map<String, @Nullable Object> entry = new LinkedHashMap<>();
      request.fields().forEach((name, value) -> entry.put(name, wireValue(name, value)));
      @Nullable Object its = entry.remove("model_id");
      int index = entries.size();
      if (!request.path().startsWith("/video/") || its == null) {
        throw new IllegalArgumentException(
            "Request "
                + index
                + " of the batch must be for an endpoint below /video with a model, was for "
                + request.path());
      }
      if (model != null && !model.equals(its)) {
        throw new IllegalArgumentException(
            "All requests of a batch must have the same model_id, which is "
                + model
                + "; that of request "
                + index
                + " is "
                + its);
      }
      model = its;
      entries.add(entry);
      set("model_id", its);
      return set("requests", List.copyOf(entries));
    }

    private static @Nullable Object wireValue(String name, @Nullable Object value) {
      if (value instanceof MediaInput media) {
        if (media.link().isEmpty()) {
          throw new IllegalArgumentException(
              name + " must be a link in a batch, was " + media + ". Upload it before");
        }
        return media.wireValue();
      }
      if (value instanceof List<?> list) {
        List<@Nullable Object> values = new ArrayList<>();
        list.forEach(one -> values.add(wireValue(name, one)));
        return values;
      }
      return value;
    }

    @Override
    protected VideoBatch create() {
      if (entries.size() < LEAST || entries.size() > MOST) {
        throw new IllegalArgumentException(
            "A batch must have "
                + LEAST
                + " to "
                + MOST
                + " requests, had "
                + entries.size()
                + ". Submit fewer on their own, more in several batches");
      }
      return new VideoBatch(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
