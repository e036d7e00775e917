// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.audio;

import com.modelslab.media.AudioInput;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/** Sings a song in another voice: {@code POST /voice/voice_cover}. */
public final class VoiceCoverRequest extends JobRequest {
  /** The endpoint: {@code POST /voice/voice_cover}. */
  public static final Endpoint ENDPOINT =
      Endpoint.builder("/voice/voice_cover").makes(MediaKind.AUDIO).build();

  /** A value of {@link Builder#pitch}. */
  public static final String M2F = "m2f";

  /** A value of {@link Builder#pitch}. */
  public static final String F2M = "f2m";

  /** A value of {@link Builder#pitch}. */
  public static final String NONE = "none";

  /** A value of {@link Builder#algorithm}. */
  public static final String RMVPE = "rmvpe";

  /** A value of {@link Builder#algorithm}. */
  public static final String MANGIO_CREPE = "mangio-crepe";

  /** A value of {@link Builder#emotion}. */
  public static final String NEUTRAL = "neutral";

  /** A value of {@link Builder#emotion}. */
  public static final String HAPPY = "happy";

  /** A value of {@link Builder#emotion}. */
  public static final String SAD = "sad";

  /** A value of {@link Builder#emotion}. */
  public static final String ANGRY = "angry";

  /** A value of {@link Builder#emotion}. */
  public static final String DULL = "dull";

  private VoiceCoverRequest(Builder builder) {
    super(builder);
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the fields of a {@link VoiceCoverRequest}. Not thread-safe. */
  public static final class Builder extends JobRequest.Builder<VoiceCoverRequest, Builder> {
    private Builder() {
      super(ENDPOINT, "init_audio", "model_id");
    }

    /** Sets the song. Required. */
    public Builder audio(AudioInput audio) {
      return set("init_audio", audio);
    }

    /** Sets the id of the voice model. Required. */
    public Builder model(String id) {
      return model(AudioModels.CATALOG, id);
    }

    /** Sets how the pitch changes. */
    public Builder pitch(String word) {
      return oneOf("pitch", word, M2F, F2M, NONE);
    }

    /** Sets how the pitch is found. Service default: rmvpe. */
    public Builder algorithm(String word) {
      return oneOf("algorithm", word, RMVPE, MANGIO_CREPE);
    }

    /** Sets how much of the accent is taken over, from 0 to 1. */
    public Builder rate(double value) {
      return within("rate", value, 0, 1);
    }

    /** Sets the language. Service default: english. */
    public Builder language(String text) {
      return set("language", text);
    }

    /** Sets the emotion. Service default: neutral. */
    public Builder emotion(String word) {
      return oneOf("emotion", word, NEUTRAL, HAPPY, SAD, ANGRY, DULL);
    }

    /** Sets the speed, from 0.5 to 2. Service default: 1. */
    public Builder speed(double value) {
      return within("speed", value, 0.5, 2);
    }

    /** Sets the radius of the filter against breath, from 0 to 3. Service default: 3. */
    public Builder radius(double value) {
      return within("radius", value, 0, 3);
    }

    /** Sets how much of the loudness is kept, from 0 to 1. Service default: 0.25. */
    public Builder mix(double value) {
      return within("mix", value, 0, 1);
    }

    /** Sets after how many samples the pitch is measured again. */
    public Builder hopLength(int number) {
      return set("hop_length", (long) number);
    }

    /** Sets how much of the consonants and breath is kept, from 0 to 1. Service default: 0.33. */
    public Builder originality(double value) {
      return within("originality", value, 0, 1);
    }

    /** Sets how much louder the leading voice is, from {@code -5} to {@code +5}, with its sign. */
    public Builder leadVoiceVolumeDelta(String text) {
      return set("lead_voice_volume_delta", text);
    }

    /** Sets how much louder the other voices are, from {@code -5} to {@code +5}, with its sign. */
    public Builder backupVoiceVolumeDelta(String text) {
      return set("backup_voice_volume_delta", text);
    }

    /** Sets how much louder the instruments are, from {@code -5} to {@code +5}, with its sign. */
    public Builder instrumentVolumeDelta(String text) {
      return set("instrument_volume_delta", text);
    }

    /** Sets the size of the room, from 0 to 1. Service default: 0.15. */
    public Builder reverbSize(double value) {
      return within("reverb_size", value, 0, 1);
    }

    /** Sets how loud the reverb is, from 0 to 1. Service default: 0.2. */
    public Builder wetness(double value) {
      return within("wetness", value, 0, 1);
    }

    /** Sets how loud the voice without reverb is, from 0 to 1. Service default: 0.8. */
    public Builder dryness(double value) {
      return within("dryness", value, 0, 1);
    }

    /** Sets how much of the high tones the reverb loses, from 0 to 1. Service default: 0.7. */
    public Builder damping(double value) {
      return within("damping", value, 0, 1);
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

    @Override
    protected VoiceCoverRequest create() {
      return new VoiceCoverRequest(this);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
