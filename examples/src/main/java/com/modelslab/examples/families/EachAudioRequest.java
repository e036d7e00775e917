// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples.families;

import com.modelslab.audio.DubbingRequest;
import com.modelslab.audio.DubbingV7Request;
import com.modelslab.audio.LyricsRequest;
import com.modelslab.audio.MusicRequest;
import com.modelslab.audio.MusicV7Request;
import com.modelslab.audio.SongExtenderRequest;
import com.modelslab.audio.SongInpaintRequest;
import com.modelslab.audio.SongRequest;
import com.modelslab.audio.SoundEffectRequest;
import com.modelslab.audio.SoundV7Request;
import com.modelslab.audio.SpeechToSpeechV7Request;
import com.modelslab.audio.SpeechToTextRequest;
import com.modelslab.audio.SpeechToTextV7Request;
import com.modelslab.audio.TextToAudioRequest;
import com.modelslab.audio.TextToSpeechRequest;
import com.modelslab.audio.TextToSpeechV7Request;
import com.modelslab.audio.VocalIsolatorRequest;
import com.modelslab.audio.VoiceCoverRequest;
import com.modelslab.audio.VoiceDesignRequest;
import com.modelslab.audio.VoiceToVoiceRequest;
import com.modelslab.media.AudioInput;
import com.modelslab.media.VideoInput;
import com.modelslab.request.JobRequest;
import java.util.List;
import java.util.Map;

/**
 * Speech, music and sound: each request with little more than it must have, as the page of the
 * family shows it.
 */
public final class EachAudioRequest {
  private EachAudioRequest() {}

  /** {@return one of each} */
  public static List<JobRequest> all() {
    return List.of(
        dubbing(),
        dubbingV7(),
        lyrics(),
        music(),
        musicV7(),
        songExtender(),
        songInpaint(),
        song(),
        soundEffect(),
        soundV7(),
        speechToSpeechV7(),
        speechToText(),
        speechToTextV7(),
        textToAudio(),
        textToSpeech(),
        textToSpeechV7(),
        vocalIsolator(),
        voiceCover(),
        voiceDesign(),
        voiceToVoice());
  }

  static JobRequest dubbing() {
    DubbingRequest request =
        DubbingRequest.builder()
            .video(VideoInput.url("https://example.com/video.mp4"))
            .outputLanguage(DubbingRequest.FR)
            .build();
    return request;
  }

  static JobRequest dubbingV7() {
    DubbingV7Request request =
        DubbingV7Request.builder()
            .model("dubbing")
            .targetLanguage("fr")
            .audio(AudioInput.url("https://example.com/sound.wav"))
            .build();
    return request;
  }

  static JobRequest lyrics() {
    LyricsRequest request = LyricsRequest.builder().prompt("rain in the city").build();
    return request;
  }

  static JobRequest music() {
    MusicRequest request =
        MusicRequest.builder().prompt("slow piano").outputFormat(MusicRequest.MP3).build();
    return request;
  }

  static JobRequest musicV7() {
    MusicV7Request request =
        MusicV7Request.builder().model("music_v1").prompt("slow piano").build();
    return request;
  }

  static JobRequest songExtender() {
    SongExtenderRequest request =
        SongExtenderRequest.builder()
            .model("song-extender")
            .prompt("slow piano")
            .audio(AudioInput.url("https://example.com/sound.wav"))
            .extendDuration(45)
            .build();
    return request;
  }

  static JobRequest songInpaint() {
    SongInpaintRequest request =
        SongInpaintRequest.builder()
            .model("song-inpaint")
            .audio(AudioInput.url("https://example.com/sound.wav"))
            .lyrics("la la la")
            .sections(List.of(Map.of("start", 0)))
            .build();
    return request;
  }

  static JobRequest song() {
    SongRequest request = SongRequest.withLyrics().lyrics("[Verse 1]\nla la la").build();
    return request;
  }

  static JobRequest soundEffect() {
    SoundEffectRequest request = SoundEffectRequest.builder().prompt("a door creaks").build();
    return request;
  }

  static JobRequest soundV7() {
    SoundV7Request request =
        SoundV7Request.builder().model("eleven_sound_effect").prompt("a door creaks").build();
    return request;
  }

  static JobRequest speechToSpeechV7() {
    SpeechToSpeechV7Request request =
        SpeechToSpeechV7Request.builder()
            .model("eleven_english_sts_v2")
            .audio(AudioInput.url("https://example.com/sound.wav"))
            .voice("id-of-a-voice")
            .build();
    return request;
  }

  static JobRequest speechToText() {
    SpeechToTextRequest request =
        SpeechToTextRequest.builder()
            .audio(AudioInput.url("https://example.com/sound.wav"))
            .language("en")
            .build();
    return request;
  }

  static JobRequest speechToTextV7() {
    SpeechToTextV7Request request =
        SpeechToTextV7Request.builder()
            .model("scribe_v1")
            .audio(AudioInput.url("https://example.com/sound.wav"))
            .build();
    return request;
  }

  static JobRequest textToAudio() {
    TextToAudioRequest request =
        TextToAudioRequest.builder()
            .prompt("Good morning")
            .audio(AudioInput.url("https://example.com/sound.wav"))
            .build();
    return request;
  }

  static JobRequest textToSpeech() {
    TextToSpeechRequest request =
        TextToSpeechRequest.builder()
            .prompt("Good morning")
            .voice("tara")
            .language(TextToSpeechRequest.AMERICAN_ENGLISH)
            .build();
    return request;
  }

  static JobRequest textToSpeechV7() {
    TextToSpeechV7Request request =
        TextToSpeechV7Request.builder()
            .model("eleven_multilingual_v2")
            .prompt("Good morning")
            .voice("id-of-a-voice")
            .build();
    return request;
  }

  static JobRequest vocalIsolator() {
    VocalIsolatorRequest request =
        VocalIsolatorRequest.builder()
            .video(VideoInput.url("https://example.com/video.mp4"))
            .build();
    return request;
  }

  static JobRequest voiceCover() {
    VoiceCoverRequest request =
        VoiceCoverRequest.builder()
            .audio(AudioInput.url("https://example.com/sound.wav"))
            .model("ariana")
            .build();
    return request;
  }

  static JobRequest voiceDesign() {
    VoiceDesignRequest request =
        VoiceDesignRequest.builder()
            .prompt("Good morning")
            .voiceDescription("a deep, calm voice")
            .build();
    return request;
  }

  static JobRequest voiceToVoice() {
    VoiceToVoiceRequest request =
        VoiceToVoiceRequest.builder()
            .audio(AudioInput.url("https://example.com/sound.wav"))
            .targetAudio(AudioInput.url("https://example.com/voice.wav"))
            .build();
    return request;
  }
}
