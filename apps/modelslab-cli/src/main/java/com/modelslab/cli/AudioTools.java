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
            .video("--video", "The video to dub", true, DubbingRequest.Builder::video)
            .needsText(
                "--output-language",
                "<text>",
                "The language to speak: es, fr, hi, it, pt-br, en-us, en-gb, ja or zh",
                DubbingRequest.Builder::outputLanguage)
            .text("--voice", "<id>", "The id of the voice", DubbingRequest.Builder::voice)
            .fraction(
                "--speed", "The speed of the speech. Default: 1", DubbingRequest.Builder::speed)
            .seed(DubbingRequest.Builder::seed),
        new Tool<>(
                "dubbing-v7",
                "Speak a recording or a video in another language, with a closed model",
                DubbingV7Request::builder)
            .needsText(
                "--model",
                "<id>",
                "The id of the model; see 'modelslab models'",
                DubbingV7Request.Builder::model)
            .needsText(
                "--target-language",
                "<text>",
                "The language to speak, such as fr",
                DubbingV7Request.Builder::targetLanguage)
            .audio(
                "--audio",
                "The recording; it or --video is needed",
                false,
                DubbingV7Request.Builder::audio)
            .video(
                "--video",
                "A video with the recording; it or --audio is needed",
                false,
                DubbingV7Request.Builder::video),
        new Tool<>("lyrics", "Write lyrics", LyricsRequest::builder)
            .eachText("What the lyrics are about", LyricsRequest.Builder::prompt, true)
            .text(
                "--length",
                "<text>",
                "How long the lyrics are: short or long. Default: short",
                LyricsRequest.Builder::length),
        new Tool<>("music", "Make music from words", MusicRequest::builder)
            .eachText("What the music is like", MusicRequest.Builder::prompt, true)
            .audio(
                "--audio",
                "Music to continue, up to 30 seconds long",
                false,
                MusicRequest.Builder::audio)
            .number(
                "--duration",
                "The length in seconds, from 30 to 480. Default: 30",
                MusicRequest.Builder::duration)
            .text(
                "--output-format",
                "<text>",
                "The format of the result: wav, mp3 or flac. Default: wav",
                MusicRequest.Builder::outputFormat)
            .text(
                "--bitrate",
                "<text>",
                "The bit rate: 128k, 192k or 320k. Default: 320k",
                MusicRequest.Builder::bitrate)
            .flag("--temp", "Keep the result for 24 hours only", MusicRequest.Builder::temp),
        new Tool<>("music-v7", "Make music from words with a closed model", MusicV7Request::builder)
            .needsText(
                "--model",
                "<id>",
                "The id of the model, such as music_v1; for others see 'modelslab models'",
                MusicV7Request.Builder::model)
            .eachText("What the music is like", MusicV7Request.Builder::prompt, true)
            .number("--duration", "The length in seconds", MusicV7Request.Builder::duration)
            .audio("--audio", "Music to continue", false, MusicV7Request.Builder::audio),
        new Tool<>("song-extender", "Make a song longer", SongExtenderRequest::builder)
            .needsText(
                "--model",
                "<id>",
                "The id of the model, such as song-extender; for others see 'modelslab models'",
                SongExtenderRequest.Builder::model)
            .eachText("What the new part is like", SongExtenderRequest.Builder::prompt, true)
            .audio("--audio", "The song", true, SongExtenderRequest.Builder::audio)
            .needsFraction(
                "--extend-duration",
                "How many seconds to add, up to 85",
                SongExtenderRequest.Builder::extendDuration)
            .text(
                "--side",
                "<text>",
                "Where the new part goes: left, before the song, or right, after it",
                SongExtenderRequest.Builder::side),
        new Tool<>("song-inpaint", "Remake a part of a song", SongInpaintRequest::builder)
            .needsText(
                "--model",
                "<id>",
                "The id of the model, such as song-inpaint; for others see 'modelslab models'",
                SongInpaintRequest.Builder::model)
            .audio("--audio", "The song", true, SongInpaintRequest.Builder::audio)
            .text(
                "--lyrics",
                "<text>",
                "The lyrics of the whole song; they or a text are needed",
                SongInpaintRequest.Builder::lyrics)
            .eachText(
                "What the new part is like; this or --lyrics is needed",
                SongInpaintRequest.Builder::prompt,
                false),
        new Tool<>("song", "Make a song with your own lyrics", SongRequest::withLyrics)
            .eachText(
                "The lyrics, in sections such as [Verse 1]", SongRequest.Builder::lyrics, true)
            .text("--caption", "<text>", "The style of the music", SongRequest.Builder::caption)
            .audio("--audio", "Music to continue", false, SongRequest.Builder::audio)
            .number(
                "--duration",
                "The length in seconds, from 30 to 480",
                SongRequest.Builder::duration)
            .text(
                "--language",
                "<text>",
                "The language of the lyrics, one of 50 codes such as en, es, de, fr or ja; a wrong one is refused with the whole list",
                SongRequest.Builder::language)
            .flag(
                "--instrumental",
                "Make the music without a voice",
                SongRequest.Builder::instrumental),
        new Tool<>(
                "song-of-words",
                "Make a song with lyrics that the service writes",
                SongRequest::withGeneratedLyrics)
            .eachText("What the lyrics are about", SongRequest.Builder::prompt, true)
            .needsText(
                "--caption", "<text>", "The style of the music", SongRequest.Builder::caption)
            .audio("--audio", "Music to continue", false, SongRequest.Builder::audio)
            .number(
                "--duration",
                "The length in seconds, from 30 to 480",
                SongRequest.Builder::duration)
            .text(
                "--language",
                "<text>",
                "The language of the lyrics, one of 50 codes such as en, es, de, fr or ja; a wrong one is refused with the whole list",
                SongRequest.Builder::language)
            .flag(
                "--instrumental",
                "Make the music without a voice",
                SongRequest.Builder::instrumental),
        new Tool<>("sound-effect", "Make a sound from words", SoundEffectRequest::builder)
            .eachText("What is to be heard", SoundEffectRequest.Builder::prompt, true)
            .number(
                "--duration",
                "The length in seconds, from 3 to 15. Default: 10",
                SoundEffectRequest.Builder::duration)
            .flag("--temp", "Keep the result for 24 hours only", SoundEffectRequest.Builder::temp),
        new Tool<>(
                "sound-v7", "Make a sound from words with a closed model", SoundV7Request::builder)
            .needsText(
                "--model",
                "<id>",
                "The id of the model, such as eleven_sound_effect; for others see 'modelslab models'",
                SoundV7Request.Builder::model)
            .eachText("What is to be heard", SoundV7Request.Builder::prompt, true)
            .number(
                "--duration",
                "The length in seconds, from 1 to 22",
                SoundV7Request.Builder::duration),
        new Tool<>(
                "speech-to-speech-v7",
                "Give a recording another voice, with a closed model",
                SpeechToSpeechV7Request::builder)
            .needsText(
                "--model",
                "<id>",
                "The id of the model, such as eleven_english_sts_v2; for others see 'modelslab models'",
                SpeechToSpeechV7Request.Builder::model)
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
                "Give the time of each word or of each sentence: word or sentence. Default: no times",
                SpeechToTextRequest.Builder::timestampLevel),
        new Tool<>(
                "speech-to-text-v7",
                "Write down what is said in a recording, with a closed model",
                SpeechToTextV7Request::builder)
            .needsText(
                "--model",
                "<id>",
                "The id of the model, such as scribe_v1; for others see 'modelslab models'",
                SpeechToTextV7Request.Builder::model)
            .audio("--audio", "The recording", true, SpeechToTextV7Request.Builder::audio),
        new Tool<>(
                "text-to-audio",
                "Speak a text in the voice of a recording",
                TextToAudioRequest::builder)
            .eachText("What to say", TextToAudioRequest.Builder::prompt, true)
            .audio(
                "--audio",
                "A recording of the voice, of 4 to 30 seconds; it or --voice is needed",
                false,
                TextToAudioRequest.Builder::audio)
            .text(
                "--voice",
                "<id>",
                "The id of a voice that was uploaded; it or --audio is needed",
                TextToAudioRequest.Builder::voice)
            .text(
                "--language",
                "<text>",
                "The language, such as english, spanish, german, french or hindi; a wrong one is refused with the whole list. Default: english",
                TextToAudioRequest.Builder::language)
            .fraction(
                "--speed", "The speed of the speech. Default: 1", TextToAudioRequest.Builder::speed)
            .flag("--temp", "Keep the result for 24 hours only", TextToAudioRequest.Builder::temp),
        new Tool<>("text-to-speech", "Speak a text", TextToSpeechRequest::builder)
            .eachText(
                "What to say, in up to 2500 characters; with --emotion it may hold tags such as <laugh> and <sigh>",
                TextToSpeechRequest.Builder::prompt,
                true)
            .needsText(
                "--voice",
                "<id>",
                "The id of the voice; with --emotion one of tara, leah, jess, mia, zoe, leo, dan and zac",
                TextToSpeechRequest.Builder::voice)
            .needsText(
                "--language",
                "<text>",
                "The language: american english, british english, spanish, japanese, mandarin chinese, french, brazilian portuguese, hindi or italian",
                TextToSpeechRequest.Builder::language)
            .fraction(
                "--speed",
                "The speed of the speech, from 0.5 to 2. Default: 1",
                TextToSpeechRequest.Builder::speed)
            .flag(
                "--emotion",
                "Speak with emotion, in English only",
                TextToSpeechRequest.Builder::emotion)
            .flag("--temp", "Keep the result for 24 hours only", TextToSpeechRequest.Builder::temp),
        new Tool<>(
                "text-to-speech-v7",
                "Speak a text with a closed model",
                TextToSpeechV7Request::builder)
            .needsText(
                "--model",
                "<id>",
                "The id of the model, such as inworld-tts-1; for others see 'modelslab models'",
                TextToSpeechV7Request.Builder::model)
            .eachText("What to say", TextToSpeechV7Request.Builder::prompt, true)
            .needsText(
                "--voice",
                "<id>",
                "The voice: its id, or its name, such as Alex for inworld-tts-1",
                TextToSpeechV7Request.Builder::voice),
        new Tool<>(
                "vocal-isolator",
                "Separate the voice from the music",
                VocalIsolatorRequest::builder)
            .audio(
                "--audio",
                "The recording; it or --video is needed",
                false,
                VocalIsolatorRequest.Builder::audio)
            .video(
                "--video",
                "A video with the recording; it or --audio is needed",
                false,
                VocalIsolatorRequest.Builder::video)
            .seed(VocalIsolatorRequest.Builder::seed),
        new Tool<>("voice-cover", "Sing a song in another voice", VoiceCoverRequest::builder)
            .audio("--audio", "The song", true, VoiceCoverRequest.Builder::audio)
            .needsText(
                "--model",
                "<id>",
                "The id of the voice model, such as ariana",
                VoiceCoverRequest.Builder::model)
            .text(
                "--language",
                "<text>",
                "The language. Default: english",
                VoiceCoverRequest.Builder::language)
            .text(
                "--emotion",
                "<text>",
                "The emotion of the voice: neutral, happy, sad, angry or dull. Default: neutral",
                VoiceCoverRequest.Builder::emotion)
            .fraction(
                "--speed",
                "The speed of the result, from 0.5 to 2. Default: 1",
                VoiceCoverRequest.Builder::speed)
            .flag("--temp", "Keep the result for 24 hours only", VoiceCoverRequest.Builder::temp)
            .seed(VoiceCoverRequest.Builder::seed),
        new Tool<>(
                "voice-design",
                "Speak a text in a voice that words describe",
                VoiceDesignRequest::builder)
            .eachText(
                "What to say, in up to 1000 characters", VoiceDesignRequest.Builder::prompt, true)
            .needsText(
                "--voice-description",
                "<text>",
                "What the voice is like, in up to 1000 characters",
                VoiceDesignRequest.Builder::voiceDescription)
            .text(
                "--language",
                "<text>",
                "The language: chinese, english, japanese, korean, german, french, russian, portuguese, spanish or italian",
                VoiceDesignRequest.Builder::language),
        new Tool<>(
                "voice-to-voice",
                "Give a recording the voice of another",
                VoiceToVoiceRequest::builder)
            .audio("--audio", "The recording", true, VoiceToVoiceRequest.Builder::audio)
            .audio(
                "--target-audio",
                "A recording of the new voice, of up to 30 seconds",
                true,
                VoiceToVoiceRequest.Builder::targetAudio)
            .flag(
                "--temp", "Keep the result for 24 hours only", VoiceToVoiceRequest.Builder::temp));
  }
}
