// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.audio;

import com.modelslab.request.ModelCatalog;

/** Which endpoint the models for audio belong to, as far as it is known. */
public final class AudioModels {
  static final ModelCatalog CATALOG =
      ModelCatalog.parse(
          """
          /v7/voice/text-to-speech TextToSpeechV7Request
          eleven_multilingual_v2 -
          inworld-tts-1 - voices by name, such as Alex or Ashley

          /v7/voice/speech-to-text SpeechToTextV7Request
          scribe_v1 -

          /v7/voice/speech-to-speech SpeechToSpeechV7Request
          eleven_english_sts_v2 -

          /v7/voice/sound-generation SoundV7Request
          eleven_sound_effect -

          /v7/voice/music-gen MusicV7Request
          music_v1 - 30 to 480 seconds
          sonauto_song -

          /v7/voice/song-extender SongExtenderRequest
          song-extender -

          /v7/voice/song-inpaint SongInpaintRequest
          song-inpaint lyrics,sections
          """);

  private AudioModels() {}

  /** {@return the catalogue that the requests of this module check their models against} */
  public static ModelCatalog catalog() {
    return CATALOG;
  }
}
