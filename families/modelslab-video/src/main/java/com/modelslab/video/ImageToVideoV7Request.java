// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.video;

import com.modelslab.image.ImageInput;
import com.modelslab.media.AudioInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.ImageTransfer;
import com.modelslab.request.JobRequest;
import java.time.Duration;
import java.util.List;

/**
 * Makes a video from an image with a model of version 7 of the API: {@code POST
 * /v7/video-fusion/image-to-video}.
 *
 * <p>Which fields count is a matter of the model: see {@link VideoModels}.
 */
public final class ImageToVideoV7Request extends JobRequest {
  /** The endpoint: {@code POST /v7/video-fusion/image-to-video}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/v7/video-fusion/image-to-video")
          .makes(MediaKind.VIDEO)
          .images(ImageTransfer.UPLOAD)
          .defaultTimeout(Duration.ofMinutes(30))
          .build();

  private ImageToVideoV7Request(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link ImageToVideoV7Request}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<ImageToVideoV7Request, Builder> {
    private Builder() {
      super(ENDPOINT, "model_id", "init_image");
    }

    /** Sets the id of the model. Required. */
    public Builder model(String id) {
      return model(VideoModels.CATALOG, id);
    }

    /** Sets the image that the video starts from, sent as a text and not as a list. Required. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
    }

    /**
     * Sets several images in place of one, sent as a list: start and end for the start-end-frame
     * models.
     */
    public Builder images(List<ImageInput> images) {
      return media("init_image", images, 1, 9);
    }

    /** Sets what happens in the video. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets what the result should not show. */
    public Builder negativePrompt(String text) {
      return set("negative_prompt", text);
    }

    /** Sets the ratio of the sides, such as {@code 16:9}. */
    public Builder aspectRatio(String text) {
      return set("aspect_ratio", text);
    }

    /** Sets the length in seconds, sent as a text; the values depend on the model. */
    public Builder duration(int number) {
      return set("duration", Integer.toString(number));
    }

    /**
     * Sets the resolution as the model writes it: {@code 720p}, {@code 720} or {@code 1920x1080}.
     */
    public Builder resolution(String text) {
      return set("resolution", text);
    }

    /** Sets the frames a second. */
    public Builder fps(int number) {
      return set("fps", (long) number);
    }

    /** Makes the video upright. */
    public Builder portrait(boolean on) {
      return set("portrait", on);
    }

    /** Makes sound too. Service default: on for veo. */
    public Builder generateAudio(boolean on) {
      return set("generate_audio", on);
    }

    /** Sets the sound, for wan2.5, wan2.6 and omni-human; it is cut to the length of the video. */
    public Builder audio(AudioInput audio) {
      return set("init_audio", audio);
    }

    @Override
    protected ImageToVideoV7Request create() {
      return new ImageToVideoV7Request(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
