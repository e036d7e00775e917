// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import com.modelslab.image.ImageInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/**
 * Puts a building into another landscape: {@code POST /interior/scenario_changer}.
 *
 * <p>The service's own SDKs send this to {@code /interior/scenario}, its documentation names this
 * path.
 */
public final class ScenarioChangerRequest extends JobRequest {
  /** The endpoint: {@code POST /interior/scenario_changer}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/interior/scenario_changer").makes(MediaKind.IMAGE).build();

  /** A value of {@link Builder#scenario}. */
  public static final String BEACH = "beach";

  /** A value of {@link Builder#scenario}. */
  public static final String DESERT = "desert";

  /** A value of {@link Builder#scenario}. */
  public static final String PLAIN = "plain";

  /** A value of {@link Builder#scenario}. */
  public static final String TAIGA = "taiga";

  /** A value of {@link Builder#scenario}. */
  public static final String MOUNTAIN = "mountain";

  /** A value of {@link Builder#scenario}. */
  public static final String SNOW = "snow";

  /** A value of {@link Builder#scenario}. */
  public static final String JUNGLE = "jungle";

  /** A value of {@link Builder#scenario}. */
  public static final String CITY = "city";

  /** A value of {@link Builder#scenario}. */
  public static final String UNDERWATER = "underwater";

  /** A value of {@link Builder#scenario}. */
  public static final String URBAN = "urban";

  /** A value of {@link Builder#scenario}. */
  public static final String FOREST = "forest";

  private ScenarioChangerRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link ScenarioChangerRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<ScenarioChangerRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "prompt", "init_image", "scenario");
    }

    /** Sets what to show. Required. */
    public Builder prompt(String text) {
      return set("prompt", text);
    }

    /** Sets the image. Required. */
    public Builder image(ImageInput image) {
      return set("init_image", image);
    }

    /** Sets the landscape. Required. */
    public Builder scenario(String word) {
      return oneOf(
          "scenario",
          word,
          BEACH,
          DESERT,
          PLAIN,
          TAIGA,
          MOUNTAIN,
          SNOW,
          JUNGLE,
          CITY,
          UNDERWATER,
          URBAN,
          FOREST);
    }

    /** Sets what the result should not show. */
    public Builder negativePrompt(String text) {
      return set("negative_prompt", text);
    }

    /**
     * Sets how far the result may leave the source. The service's pages say 1 to 10, its examples
     * 0.7 to 0.99.
     */
    public Builder strength(double value) {
      return number("strength", value);
    }

    /** Sets the number of steps: 21, 31 or 41; some of the service's pages show 51. */
    public Builder steps(int number) {
      return set("num_inference_steps", (long) number);
    }

    /** Sets how closely the result follows the text, from 1 to 20. */
    public Builder guidanceScale(double value) {
      return within("guidance_scale", value, 1, 20);
    }

    /**
     * Asks for the result as base64 text behind its link, and has bytes go inside the request.
     * Service default: off.
     */
    public Builder base64(boolean on) {
      return set("base64", on);
    }

    /** Keeps the result for 24 hours only. Service default: off. */
    public Builder temp(boolean on) {
      return set("temp", on);
    }

    /**
     * Sets the number that the result is made from: the same gives the same again. Service default:
     * random.
     */
    public Builder seed(long number) {
      return set("seed", number);
    }

    /** Sets the one object to change. */
    public Builder specificObject(String text) {
      return set("specific_object", text);
    }

    @Override
    protected ScenarioChangerRequest create() {
      return new ScenarioChangerRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
