// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.video;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;
import com.modelslab.media.VideoInput;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;
import java.time.Duration;

/**
 * Changes a video as words say, with a model of version 7 of the API: {@code POST
 * /v7/video-fusion/video-to-video}.
 *
 * <p>Which fields count is a matter of the model: see {@link VideoModels}.
 */
public final class VideoToVideoV7Request extends JobRequest {
  /** The endpoint: {@code POST /v7/video-fusion/video-to-video}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/v7/video-fusion/video-to-video")
          .makes(MediaKind.VIDEO)
          .images(ImageTransfer.UPLOAD)
          .defaultTimeout(Duration.ofMinutes(30))
          .build();

  /** A value of {@link Builder#publicFigureThreshold}. */
  public static final String AUTO = "auto";

  /** A value of {@link Builder#publicFigureThreshold}. */
  public static final String LOW = "low";

  /** A value of {@link Builder#publicFigureThreshold}. */
  public static final String MEDIUM = "medium";

  /** A value of {@link Builder#publicFigureThreshold}. */
  public static final String HIGH = "high";

  private VideoToVideoV7Request(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link VideoToVideoV7Request}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<VideoToVideoV7Request, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "prompt", "init_video");
    }

    /** Sets the id of the model. Required. */
    public Builder model(String id) {
      return model(VideoModels.CATALOG, id);
    }

    /** Sets what to change, in up to 1000 characters. Required. */
    public Builder prompt(String text) {
      return text("prompt", text, 1000);
    }

    /** Sets the video. Required. */
    public Builder video(VideoInput video) {
      return set("init_video", video);
    }

    /** Sets an image to follow. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
    }

    /** Sets what the result should not show. */
    public Builder negativePrompt(String text) {
      return set("negative_prompt", text);
    }

    /** Sets width and height, such as {@code 1280:720}. */
    public Builder aspectRatio(String text) {
      return set("aspect_ratio", text);
    }

    /** Sets the length in seconds, sent as a text; the values depend on the model. */
    public Builder duration(int number) {
      return set("duration", Integer.toString(number));
    }

    /** Sets how strictly known people are refused. */
    public Builder publicFigureThreshold(String word) {
      return oneOf("public_figure_threshold", word, AUTO, LOW, MEDIUM, HIGH);
    }

    /**
     * Sets the number that the result is made from: the same gives the same again. Service default:
     * random.
     */
    public Builder seed(long number) {
      return set("seed", number);
    }

    @Override
    protected VideoToVideoV7Request create() {
      return new VideoToVideoV7Request(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
