// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples.families;

import com.modelslab.ModelsLab;
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
import com.modelslab.job.JobResult;
import com.modelslab.media.AudioInput;
import com.modelslab.media.VideoInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Speech, music and sound: each request with little more than it must have, as its page in
 * docs/families shows it.
 */
public final class EachAudioRequest {
  private EachAudioRequest() {}

  /** Speaks a text. */
  public static void textToSpeech(ModelsLab modelsLab) throws InterruptedException {
    TextToSpeechRequest request =
        TextToSpeechRequest.builder()
            .prompt("Good morning")
            .voice("tara")
            .language(TextToSpeechRequest.AMERICAN_ENGLISH)
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("sounds"));
  }

  /** Speaks a text in the voice of a recording. */
  public static void textToAudio(ModelsLab modelsLab) throws InterruptedException {
    TextToAudioRequest request =
        TextToAudioRequest.builder()
            .prompt("Good morning")
            .audio(AudioInput.url("https://example.com/voice.wav"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("sounds"));
  }

  /** Speaks a text in a voice that words describe. */
  public static void voiceDesign(ModelsLab modelsLab) throws InterruptedException {
    VoiceDesignRequest request =
        VoiceDesignRequest.builder()
            .prompt("Good morning")
            .voiceDescription("a deep, calm voice")
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("sounds"));
  }

  /** Gives a recording the voice of another. */
  public static void voiceToVoice(ModelsLab modelsLab) throws InterruptedException {
    VoiceToVoiceRequest request =
        VoiceToVoiceRequest.builder()
            .audio(AudioInput.url("https://example.com/speech.wav"))
            .targetAudio(AudioInput.url("https://example.com/voice.wav"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("sounds"));
  }

  /** Sings a song in another voice. */
  public static void voiceCover(ModelsLab modelsLab) throws InterruptedException {
    VoiceCoverRequest request =
        VoiceCoverRequest.builder()
            .audio(AudioInput.url("https://example.com/song.wav"))
            .model("ariana")
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("sounds"));
  }

  /** Writes down what is said in a recording. */
  public static void speechToText(ModelsLab modelsLab) throws InterruptedException, IOException {
    SpeechToTextRequest request =
        SpeechToTextRequest.builder()
            .audio(AudioInput.url("https://example.com/speech.wav"))
            .language("en")
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("texts"));
    String text = Files.readString(files.get(0));
  }

  /** Separates the voice from the music. */
  public static void vocalIsolator(ModelsLab modelsLab) throws InterruptedException {
    VocalIsolatorRequest request =
        VocalIsolatorRequest.builder()
            .audio(AudioInput.url("https://example.com/song.wav"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("sounds"));
  }

  /** Speaks a video in another language. */
  public static void dubbing(ModelsLab modelsLab) throws InterruptedException {
    DubbingRequest request =
        DubbingRequest.builder()
            .video(VideoInput.url("https://example.com/video.mp4"))
            .outputLanguage(DubbingRequest.FR)
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("videos"));
  }

  /** Makes music from words. */
  public static void music(ModelsLab modelsLab) throws InterruptedException {
    MusicRequest request =
        MusicRequest.builder().prompt("slow piano").outputFormat(MusicRequest.MP3).build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("sounds"));
  }

  /** Makes a song. */
  public static void song(ModelsLab modelsLab) throws InterruptedException {
    SongRequest request =
        SongRequest.withLyrics().lyrics("[Verse 1]\nla la la").caption("slow piano").build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("sounds"));
  }

  /** Makes a song whose lyrics the service writes. */
  public static void songOfWords(ModelsLab modelsLab) throws InterruptedException {
    SongRequest request =
        SongRequest.withGeneratedLyrics().prompt("rain in the city").caption("slow piano").build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("sounds"));
  }

  /** Writes lyrics. */
  public static void lyrics(ModelsLab modelsLab) throws InterruptedException, IOException {
    LyricsRequest request =
        LyricsRequest.builder().prompt("rain in the city").length(LyricsRequest.LONG).build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("texts"));
    String text = Files.readString(files.get(0));
  }

  /** Makes a sound from words. */
  public static void soundEffect(ModelsLab modelsLab) throws InterruptedException {
    SoundEffectRequest request =
        SoundEffectRequest.builder().prompt("a door creaks").duration(5).build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("sounds"));
  }

  /** Speaks a text with a closed model. */
  public static void textToSpeechV7(ModelsLab modelsLab) throws InterruptedException {
    TextToSpeechV7Request request =
        TextToSpeechV7Request.builder()
            .model("inworld-tts-1")
            .prompt("Good morning")
            .voice("Alex")
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("sounds"));
  }

  /** Writes down what is said in a recording, with a closed model. */
  public static void speechToTextV7(ModelsLab modelsLab) throws InterruptedException, IOException {
    SpeechToTextV7Request request =
        SpeechToTextV7Request.builder()
            .model("scribe_v1")
            .audio(AudioInput.url("https://example.com/speech.wav"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("texts"));
    String text = Files.readString(files.get(0));
  }

  /** Gives a recording another voice, with a closed model. */
  public static void speechToSpeechV7(ModelsLab modelsLab) throws InterruptedException {
    SpeechToSpeechV7Request request =
        SpeechToSpeechV7Request.builder()
            .model("eleven_english_sts_v2")
            .audio(AudioInput.url("https://example.com/speech.wav"))
            .voice("id-of-a-voice")
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("sounds"));
  }

  /** Speaks a recording or a video in another language, with a closed model. */
  public static void dubbingV7(ModelsLab modelsLab) throws InterruptedException {
    DubbingV7Request request =
        DubbingV7Request.builder()
            .model("id-of-a-model")
            .targetLanguage("fr")
            .audio(AudioInput.url("https://example.com/speech.wav"))
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("sounds"));
  }

  /** Makes music from words with a closed model. */
  public static void musicV7(ModelsLab modelsLab) throws InterruptedException {
    MusicV7Request request =
        MusicV7Request.builder().model("music_v1").prompt("slow piano").duration(60).build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("sounds"));
  }

  /** Makes a sound from words with a closed model. */
  public static void soundV7(ModelsLab modelsLab) throws InterruptedException {
    SoundV7Request request =
        SoundV7Request.builder().model("eleven_sound_effect").prompt("a door creaks").build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("sounds"));
  }

  /** Makes a song longer. */
  public static void songExtender(ModelsLab modelsLab) throws InterruptedException {
    SongExtenderRequest request =
        SongExtenderRequest.builder()
            .model("song-extender")
            .prompt("slow piano")
            .audio(AudioInput.url("https://example.com/song.wav"))
            .extendDuration(45)
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("sounds"));
  }

  /** Remakes a part of a song. */
  public static void songInpaint(ModelsLab modelsLab) throws InterruptedException {
    SongInpaintRequest request =
        SongInpaintRequest.builder()
            .model("song-inpaint")
            .audio(AudioInput.url("https://example.com/song.wav"))
            .prompt("a calmer chorus")
            .build();
    JobResult.Completed result = modelsLab.submit(request).await();
    List<Path> files = modelsLab.download(result, Path.of("sounds"));
  }
}
