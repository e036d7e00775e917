// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

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
import java.util.List;

/** The tools of {@code modelslab generate} that make speech, music and sounds. */
final class AudioTools {
  private AudioTools() {}

  static List<Tool<?>> all() {
    return List.of(
        new Tool<>("dubbing", "Speak a video in another language", DubbingRequest::builder)
            .video("--video", "The video", true, DubbingRequest.Builder::video)
            .needsText(
                "--output-language",
                "<text>",
                "The language to speak",
                DubbingRequest.Builder::outputLanguage)
            .text("--voice", "<id>", "The id of the voice", DubbingRequest.Builder::voice)
            .fraction("--speed", "The speed", DubbingRequest.Builder::speed)
            .seed(DubbingRequest.Builder::seed),
        new Tool<>("dubbing-v7", "Speak a recording in another language", DubbingV7Request::builder)
            .needsText("--model", "<id>", "The id of the model", DubbingV7Request.Builder::model)
            .needsText(
                "--target-language",
                "<text>",
                "The language to speak",
                DubbingV7Request.Builder::targetLanguage)
            .audio("--audio", "The recording", false, DubbingV7Request.Builder::audio)
            .video("--video", "A video with the recording", false, DubbingV7Request.Builder::video),
        new Tool<>("lyrics", "Write lyrics", LyricsRequest::builder)
            .eachText(LyricsRequest.Builder::prompt, true)
            .text("--length", "<text>", "How long they are", LyricsRequest.Builder::length),
        new Tool<>("music", "Make music from words", MusicRequest::builder)
            .eachText(MusicRequest.Builder::prompt, true)
            .audio(
                "--audio",
                "Music to go on from, of up to 30 seconds",
                false,
                MusicRequest.Builder::audio)
            .number(
                "--duration",
                "The length in seconds, from 30 to 480",
                MusicRequest.Builder::duration)
            .text(
                "--output-format",
                "<text>",
                "The format of the result",
                MusicRequest.Builder::outputFormat)
            .text("--bitrate", "<text>", "The bit rate", MusicRequest.Builder::bitrate)
            .flag("--temp", "Keep the result for 24 hours only", MusicRequest.Builder::temp),
        new Tool<>(
                "music-v7",
                "Make music from words, with a model of version 7 of the API",
                MusicV7Request::builder)
            .needsText("--model", "<id>", "The id of the model", MusicV7Request.Builder::model)
            .eachText(MusicV7Request.Builder::prompt, true)
            .number(
                "--duration",
                "The length in seconds, sent as a text",
                MusicV7Request.Builder::duration)
            .audio("--audio", "Music to go on from", false, MusicV7Request.Builder::audio),
        new Tool<>("song-extender", "Make a song longer", SongExtenderRequest::builder)
            .needsText("--model", "<id>", "The id of the model", SongExtenderRequest.Builder::model)
            .eachText(SongExtenderRequest.Builder::prompt, true)
            .audio("--audio", "The song", true, SongExtenderRequest.Builder::audio)
            .needsFraction(
                "--extend-duration",
                "By how many seconds, up to 85; sent as a text",
                SongExtenderRequest.Builder::extendDuration)
            .text("--side", "<text>", "Where the new part goes", SongExtenderRequest.Builder::side),
        new Tool<>("song-inpaint", "Make a part of a song anew", SongInpaintRequest::builder)
            .needsText("--model", "<id>", "The id of the model", SongInpaintRequest.Builder::model)
            .audio("--audio", "The song", true, SongInpaintRequest.Builder::audio)
            .text(
                "--lyrics",
                "<text>",
                "The lyrics of the whole song",
                SongInpaintRequest.Builder::lyrics)
            .eachText(SongInpaintRequest.Builder::prompt, false),
        new Tool<>(
                "song", "Make a song, with lyrics of yours or of its own", SongRequest::withLyrics)
            .eachText(SongRequest.Builder::prompt, false)
            .eachText(SongRequest.Builder::lyrics, true)
            .text("--caption", "<text>", "The style of the music", SongRequest.Builder::caption)
            .audio("--audio", "Music to go on from", false, SongRequest.Builder::audio)
            .number(
                "--duration",
                "The length in seconds, from 30 to 480",
                SongRequest.Builder::duration)
            .text(
                "--language",
                "<text>",
                "The language of the lyrics, one of SongLanguages",
                SongRequest.Builder::language)
            .flag(
                "--instrumental",
                "Make the music without a voice",
                SongRequest.Builder::instrumental),
        new Tool<>(
                "song-of-words",
                "Make a song, with lyrics of yours or of its own",
                SongRequest::withGeneratedLyrics)
            .eachText(SongRequest.Builder::prompt, true)
            .text(
                "--lyrics",
                "<text>",
                "The lyrics, in sections such as [Verse 1]",
                SongRequest.Builder::lyrics)
            .needsText(
                "--caption", "<text>", "The style of the music", SongRequest.Builder::caption)
            .audio("--audio", "Music to go on from", false, SongRequest.Builder::audio)
            .number(
                "--duration",
                "The length in seconds, from 30 to 480",
                SongRequest.Builder::duration)
            .text(
                "--language",
                "<text>",
                "The language of the lyrics, one of SongLanguages",
                SongRequest.Builder::language)
            .flag(
                "--instrumental",
                "Make the music without a voice",
                SongRequest.Builder::instrumental),
        new Tool<>("sound-effect", "Make a sound from words", SoundEffectRequest::builder)
            .eachText(SoundEffectRequest.Builder::prompt, true)
            .number(
                "--duration",
                "The length in seconds, from 3 to 15",
                SoundEffectRequest.Builder::duration)
            .flag("--temp", "Keep the result for 24 hours only", SoundEffectRequest.Builder::temp),
        new Tool<>(
                "sound-v7",
                "Make a sound from words, with a model of version 7 of the API",
                SoundV7Request::builder)
            .needsText("--model", "<id>", "The id of the model", SoundV7Request.Builder::model)
            .eachText(SoundV7Request.Builder::prompt, true)
            .number(
                "--duration",
                "The length in seconds, from 1 to 22",
                SoundV7Request.Builder::duration),
        new Tool<>(
                "speech-to-speech-v7",
                "Give a recording another voice",
                SpeechToSpeechV7Request::builder)
            .needsText(
                "--model", "<id>", "The id of the model", SpeechToSpeechV7Request.Builder::model)
            .audio("--audio", "The recording", true, SpeechToSpeechV7Request.Builder::audio)
            .needsText(
                "--voice", "<id>", "The id of the voice", SpeechToSpeechV7Request.Builder::voice),
        new Tool<>(
                "speech-to-text",
                "Write down what is said in a recording",
                SpeechToTextRequest::builder)
            .audio(
                "--audio",
                "The recording, of 5 seconds to an hour",
                true,
                SpeechToTextRequest.Builder::audio)
            .needsText(
                "--language",
                "<text>",
                "The language by its two letters, such as en",
                SpeechToTextRequest.Builder::language)
            .text(
                "--timestamp-level",
                "<text>",
                "What gets a time",
                SpeechToTextRequest.Builder::timestampLevel),
        new Tool<>(
                "speech-to-text-v7",
                "Write down what is said in a recording, with a model of version 7 of the API",
                SpeechToTextV7Request::builder)
            .needsText(
                "--model", "<id>", "The id of the model", SpeechToTextV7Request.Builder::model)
            .audio("--audio", "The recording", true, SpeechToTextV7Request.Builder::audio),
        new Tool<>(
                "text-to-audio",
                "Speak a text in the voice of a recording",
                TextToAudioRequest::builder)
            .eachText(TextToAudioRequest.Builder::prompt, true)
            .audio(
                "--audio",
                "A recording of the voice, of 4 to 30 seconds",
                false,
                TextToAudioRequest.Builder::audio)
            .text(
                "--voice",
                "<id>",
                "The id of a voice that was uploaded",
                TextToAudioRequest.Builder::voice)
            .text(
                "--language",
                "<text>",
                "The language, one of CloningLanguages",
                TextToAudioRequest.Builder::language)
            .fraction("--speed", "The speed", TextToAudioRequest.Builder::speed)
            .flag("--temp", "Keep the result for 24 hours only", TextToAudioRequest.Builder::temp),
        new Tool<>("text-to-speech", "Speak a text", TextToSpeechRequest::builder)
            .eachText(TextToSpeechRequest.Builder::prompt, true)
            .needsText(
                "--voice",
                "<id>",
                "The id of the voice; with emotion one of tara, leah, jess, mia, zoe, leo, dan and zac",
                TextToSpeechRequest.Builder::voice)
            .needsText(
                "--language", "<text>", "The language", TextToSpeechRequest.Builder::language)
            .fraction("--speed", "The speed, from 0.5 to 2", TextToSpeechRequest.Builder::speed)
            .flag(
                "--emotion",
                "Speak with emotion, in English only",
                TextToSpeechRequest.Builder::emotion)
            .flag("--temp", "Keep the result for 24 hours only", TextToSpeechRequest.Builder::temp),
        new Tool<>(
                "text-to-speech-v7",
                "Speak a text with a model of version 7 of the API",
                TextToSpeechV7Request::builder)
            .needsText(
                "--model", "<id>", "The id of the model", TextToSpeechV7Request.Builder::model)
            .eachText(TextToSpeechV7Request.Builder::prompt, true)
            .needsText(
                "--voice",
                "<id>",
                "The voice: an id, or a name such as Alex for inworld-tts-1",
                TextToSpeechV7Request.Builder::voice),
        new Tool<>(
                "vocal-isolator",
                "Separate the voice from the music",
                VocalIsolatorRequest::builder)
            .audio("--audio", "The recording", false, VocalIsolatorRequest.Builder::audio)
            .video(
                "--video", "A video with the recording", false, VocalIsolatorRequest.Builder::video)
            .seed(VocalIsolatorRequest.Builder::seed),
        new Tool<>("voice-cover", "Sing a song in another voice", VoiceCoverRequest::builder)
            .audio("--audio", "The song", true, VoiceCoverRequest.Builder::audio)
            .needsText(
                "--model", "<id>", "The id of the voice model", VoiceCoverRequest.Builder::model)
            .text("--language", "<text>", "The language", VoiceCoverRequest.Builder::language)
            .text("--emotion", "<text>", "The emotion", VoiceCoverRequest.Builder::emotion)
            .fraction("--speed", "The speed, from 0.5 to 2", VoiceCoverRequest.Builder::speed)
            .flag("--temp", "Keep the result for 24 hours only", VoiceCoverRequest.Builder::temp)
            .seed(VoiceCoverRequest.Builder::seed),
        new Tool<>(
                "voice-design",
                "Speak a text in a voice that words describe",
                VoiceDesignRequest::builder)
            .eachText(VoiceDesignRequest.Builder::prompt, true)
            .needsText(
                "--voice-description",
                "<text>",
                "What the voice is like, in up to 1000 characters",
                VoiceDesignRequest.Builder::voiceDescription)
            .text("--language", "<text>", "The language", VoiceDesignRequest.Builder::language),
        new Tool<>(
                "voice-to-voice",
                "Give a recording the voice of another",
                VoiceToVoiceRequest::builder)
            .audio("--audio", "The recording", true, VoiceToVoiceRequest.Builder::audio)
            .audio(
                "--target-audio",
                "A recording of the voice, of up to 30 seconds",
                true,
                VoiceToVoiceRequest.Builder::targetAudio)
            .flag(
                "--temp", "Keep the result for 24 hours only", VoiceToVoiceRequest.Builder::temp));
  }
}
