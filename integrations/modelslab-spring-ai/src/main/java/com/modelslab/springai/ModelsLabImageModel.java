// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.springai;

import static java.util.Objects.requireNonNull;

import com.modelslab.ModelsLab;
import com.modelslab.error.ModelsLabException;
import com.modelslab.image.ImageInput;
import com.modelslab.images.RealtimeTextToImageRequest;
import com.modelslab.images.TextToImageRequest;
import com.modelslab.job.Job;
import com.modelslab.job.JobResult;
import com.modelslab.request.FluxKontextRequest;
import com.modelslab.request.InpaintRequest;
import com.modelslab.request.JobRequest;
import com.modelslab.spi.async.Futures;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.image.Image;
import org.springframework.ai.image.ImageGeneration;
import org.springframework.ai.image.ImageMessage;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.image.ImageResponse;
import org.springframework.ai.image.ImageResponseMetadata;

/**
 * Pictures by ModelsLab: from words, from a picture and words, and inside of a mask.
 *
 * <pre>{@code
 * ImageModel model = new ModelsLabImageModel(modelsLab);
 * String link = model.call(new ImagePrompt("a lighthouse in the fog")).getResult().getOutput().getUrl();
 * }</pre>
 *
 * <p>Each call submits one job, waits for its end and returns links that the service keeps for a
 * while, or, with the response format {@value ModelsLabImageOptions#BASE64}, the bytes. It blocks
 * the calling thread. Nothing here submits again: what may be repeated is up to the client's own
 * decorators, which know when a job may have been made. A failure is the client's own exception,
 * unwrapped: {@code JobFailedException} and {@code JobTimeoutException} have the id and the token
 * of the job, with which {@code ModelsLab.resume} waits on.
 *
 * <p>The metadata of a response has {@code job_id} and {@code job_token}, and {@code seed} where
 * the service says it. Safe for concurrent calls.
 */
public final class ModelsLabImageModel implements ImageModel {
  /** The most pictures that one job makes: {@value}. */
  public static final int MOST = 4;

  private final ModelsLab modelsLab;
  private final ModelsLabImageOptions options;

  /** Makes a model that uses a client, which stays the caller's. */
  public ModelsLabImageModel(ModelsLab modelsLab) {
    this(modelsLab, ModelsLabImageOptions.builder().build());
  }

  /**
   * Makes a model that uses a client, which stays the caller's.
   *
   * @param options for what a prompt does not say
   */
  public ModelsLabImageModel(ModelsLab modelsLab, ModelsLabImageOptions options) {
    this.modelsLab = requireNonNull(modelsLab, "modelsLab");
    this.options = requireNonNull(options, "options");
  }

  /**
   * Makes pictures. The words of several messages become one text; weights are ignored.
   *
   * @throws IllegalArgumentException if there is a mask without a picture, or not 1 to {@value
   *     #MOST} pictures are asked for
   * @throws ModelsLabException if the job failed, did not end in time, or could not be submitted
   */
  @Override
  public ImageResponse call(ImagePrompt prompt) {
    ModelsLabImageOptions all = options.with(prompt.getOptions());
    Job job = modelsLab.submit(request(words(prompt), all));
    JobResult.Completed result =
        Futures.await(all.timeout().map(job::awaitAsync).orElseGet(job::awaitAsync));
    boolean base64 = ModelsLabImageOptions.BASE64.equals(all.getResponseFormat());
    List<ImageGeneration> pictures =
        result.outputs().stream().map(link -> new ImageGeneration(image(link, base64))).toList();
    ImageResponseMetadata metadata = new ImageResponseMetadata();
    metadata.put("job_id", job.id());
    metadata.put("job_token", job.token());
    result.seed().ifPresent(seed -> metadata.put("seed", seed));
    return new ImageResponse(pictures, metadata);
  }

  private static String words(ImagePrompt prompt) {
    return prompt.getInstructions().stream()
        .map(ImageMessage::getText)
        .collect(Collectors.joining("\n"));
  }

  private static JobRequest request(String words, ModelsLabImageOptions all) {
    JobRequest.Builder<?, ?> request = start(words, all);
    extra(request, "samples", samples(all));
    extra(request, "width", all.getWidth());
    extra(request, "height", all.getHeight());
    all.extra().forEach(request::extra);
    return request.build();
  }

  private static JobRequest.Builder<?, ?> start(String words, ModelsLabImageOptions all) {
    Optional<ImageInput> image = all.image();
    Optional<ImageInput> mask = all.mask();
    String model = all.getModel();
    if (image.isPresent() && mask.isPresent()) {
      return InpaintRequest.builder().prompt(words).image(image.get()).maskImage(mask.get());
    }
    if (mask.isPresent()) {
      throw new IllegalArgumentException("mask needs an image, there is none");
    }
    if (image.isPresent()) {
      FluxKontextRequest.Builder request =
          FluxKontextRequest.builder().prompt(words).image(image.get());
      return model == null ? request : request.model(model);
    }
    return model == null
        ? RealtimeTextToImageRequest.builder().prompt(words)
        : TextToImageRequest.builder().model(model).prompt(words);
  }

  private static @Nullable Integer samples(ModelsLabImageOptions all) {
    Integer n = all.getN();
    if (n != null && (n < 1 || n > MOST)) {
      throw new IllegalArgumentException(
          "n must be 1 to " + MOST + ", which is what one job makes, was " + n);
    }
    return n;
  }

  private static void extra(
      JobRequest.Builder<?, ?> request, String wireName, @Nullable Integer value) {
    if (value != null) {
      request.extra(wireName, value);
    }
  }

  private Image image(URI link, boolean base64) {
    return base64
        ? new Image(null, Base64.getEncoder().encodeToString(modelsLab.downloads().toBytes(link)))
        : new Image(link.toString(), null);
  }
}
