// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.langchain4j;

import static java.util.Objects.requireNonNull;

import com.modelslab.ModelsLab;
import com.modelslab.error.ModelsLabException;
import com.modelslab.image.ImageInput;
import com.modelslab.images.RealtimeTextToImageRequest;
import com.modelslab.images.TextToImageRequest;
import com.modelslab.job.Job;
import com.modelslab.job.JobResult;
import com.modelslab.media.MediaFormat;
import com.modelslab.request.FluxKontextRequest;
import com.modelslab.request.InpaintRequest;
import com.modelslab.request.JobRequest;
import com.modelslab.spi.async.Futures;
import dev.langchain4j.data.image.Image;
import dev.langchain4j.model.image.ImageModel;
import dev.langchain4j.model.output.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pictures by ModelsLab: from words, from a picture and words, and inside of a mask.
 *
 * <pre>{@code
 * ImageModel model = ModelsLabImageModel.builder(modelsLab).size(1024, 1024).build();
 * Image picture = model.generate("a lighthouse in the fog").content();
 * }</pre>
 *
 * <p>Each call submits one job, waits for its end and returns links that the service keeps for a
 * while, or, with {@link Builder#base64}, the bytes. It blocks the calling thread. Nothing here
 * submits again: what may be repeated is up to the client's own decorators, which know when a job
 * may have been made. A failure is the client's own exception, unwrapped: {@code
 * JobFailedException} and {@code JobTimeoutException} have the id and the token of the job, with
 * which {@code ModelsLab.resume} waits on.
 *
 * <p>The metadata of a response has {@code job_id} and {@code job_token}, and {@code seed} where
 * the service says it. Safe for concurrent calls.
 */
public final class ModelsLabImageModel implements ImageModel {
  /** The most pictures that one job makes: {@value}. */
  public static final int MOST = 4;

  private final ModelsLab modelsLab;
  private final @Nullable String model;
  private final Map<String, Object> fields;
  private final boolean base64;
  private final @Nullable Duration timeout;

  private ModelsLabImageModel(Builder builder) {
    this.modelsLab = builder.modelsLab;
    this.model = builder.model;
    this.fields = new LinkedHashMap<>(builder.fields);
    this.base64 = builder.base64;
    this.timeout = builder.timeout;
  }

  /** {@return a builder of a model that uses a client, which stays the caller's} */
  public static Builder builder(ModelsLab modelsLab) {
    return new Builder(modelsLab);
  }

  /**
   * Makes a picture from words: with the model that was set, or with one of the service's choice.
   *
   * @throws ModelsLabException if the job failed, did not end in time, or could not be submitted
   */
  @Override
  public Response<Image> generate(String prompt) {
    return first(generate(prompt, 1));
  }

  /**
   * Makes several pictures from words, with one job.
   *
   * @param n how many, from 1 to {@value #MOST}
   * @throws IllegalArgumentException if {@code n} is out of range
   * @throws ModelsLabException if the job failed, did not end in time, or could not be submitted
   */
  @Override
  public Response<List<Image>> generate(String prompt, int n) {
    if (n < 1 || n > MOST) {
      throw new IllegalArgumentException(
          "n must be 1 to "
              + MOST
              + ", which is what one job makes, was "
              + n
              + ". Call again for more");
    }
    JobRequest.Builder<?, ?> request =
        model == null
            ? RealtimeTextToImageRequest.builder().prompt(prompt)
            : TextToImageRequest.builder().model(model).prompt(prompt);
    request.extra("samples", n);
    return send(request);
  }

  /**
   * Edits a picture as the words say, with Flux Kontext.
   *
   * @param image a link, or base64 data of PNG, JPEG, WebP or GIF
   * @throws IllegalArgumentException if the picture has neither a link nor data, or is none
   * @throws ModelsLabException if the job failed, did not end in time, or could not be submitted
   */
  @Override
  public Response<Image> edit(Image image, String prompt) {
    FluxKontextRequest.Builder request =
        FluxKontextRequest.builder().prompt(prompt).image(input("image", image));
    if (model != null) {
      request.model(model);
    }
    return first(send(request));
  }

  /**
   * Paints anew what is white in the mask, as the words say.
   *
   * @param image a link, or base64 data of PNG, JPEG, WebP or GIF
   * @param mask the same, of the same size
   * @throws IllegalArgumentException if one of them has neither a link nor data, or is none
   * @throws ModelsLabException if the job failed, did not end in time, or could not be submitted
   */
  @Override
  public Response<Image> edit(Image image, Image mask, String prompt) {
    return first(
        send(
            InpaintRequest.builder()
                .prompt(prompt)
                .image(input("image", image))
                .maskImage(input("mask", mask))));
  }

  private static ImageInput input(String name, Image image) {
    if (image.base64Data() != null) {
      return ImageInput.base64(image.base64Data());
    }
    if (image.url() != null) {
      return ImageInput.url(image.url());
    }
    throw new IllegalArgumentException(name + " must have a url or base64Data, has neither");
  }

  private Response<List<Image>> send(JobRequest.Builder<?, ?> request) {
    fields.forEach(request::extra);
    Job job = modelsLab.submit(request.build());
    JobResult.Completed result =
        Futures.await(timeout == null ? job.awaitAsync() : job.awaitAsync(timeout));
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("job_id", job.id());
    metadata.put("job_token", job.token());
    result.seed().ifPresent(seed -> metadata.put("seed", seed));
    return Response.from(result.outputs().stream().map(this::image).toList(), null, null, metadata);
  }

  private Image image(URI link) {
    if (!base64) {
      return Image.builder().url(link).build();
    }
    byte[] bytes = modelsLab.downloads().toBytes(link);
    return Image.builder()
        .base64Data(Base64.getEncoder().encodeToString(bytes))
        .mimeType(MediaFormat.ofBytes(bytes).map(MediaFormat::mediaType).orElse(null))
        .build();
  }

  private static Response<Image> first(Response<List<Image>> all) {
    return Response.from(all.content().get(0), null, null, all.metadata());
  }

  /** Collects the settings of a {@link ModelsLabImageModel}. Not thread-safe. */
  public static final class Builder {
    private final ModelsLab modelsLab;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private @Nullable String model;
    private @Nullable Duration timeout;
    private boolean base64;

    private Builder(ModelsLab modelsLab) {
      this.modelsLab = requireNonNull(modelsLab, "modelsLab");
    }

    /**
     * Sets the service's id of the model, for pictures from words and for edits without a mask.
     * Default: of the service's choice.
     */
    public Builder model(String id) {
      this.model = requireNonNull(id, "id");
      return this;
    }

    /** Sets the size of the pictures in pixels. Default: the service's. */
    public Builder size(int width, int height) {
      return extra("width", width).extra("height", height);
    }

    /** Sets any field of the requests by its wire name, such as {@code negative_prompt}. */
    public Builder extra(String wireName, Object value) {
      fields.put(requireNonNull(wireName, "wireName"), requireNonNull(value, "value"));
      return this;
    }

    /** Has pictures downloaded and given as base64 data. Default: off, links. */
    public Builder base64(boolean on) {
      this.base64 = on;
      return this;
    }

    /** Sets how long a call waits for the end of its job. Default: what the endpoint says. */
    public Builder timeout(Duration value) {
      this.timeout = requireNonNull(value, "value");
      return this;
    }

    /** {@return the model} */
    public ModelsLabImageModel build() {
      return new ModelsLabImageModel(this);
    }
  }
}
