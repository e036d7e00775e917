// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaInputTest {
  private static final byte[] WAV = latin("RIFF\0\0\0\0WAVEfmt ");
  private static final byte[] MP4 = latin("\0\0\0\u0018ftypisom\0\0");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "'RIFF....WAVEfmt ', audio/wav",
    "ID3...., audio/mpeg",
    "\u00ff\u00fb\u0090, audio/mpeg",
    "fLaC...., audio/flac",
    "OggS...., audio/ogg",
    "'....ftypM4A ....', audio/mp4",
    "....ftypisom...., audio/mp4",
  })
  void audio_everyFormat_isSentAsItsMediaType(String start, String mediaType) {
    assertThat(AudioInput.bytes(latin(start)).wireValue())
        .startsWith("data:" + mediaType + ";base64,");
  }

  @ParameterizedTest
  @CsvSource({
    "....ftypisom...., video/mp4",
    "'....ftypqt  ....', video/mp4",
    "'\u001aE\u00df\u00a3....', video/webm",
  })
  void video_everyFormat_isSentAsItsMediaType(String start, String mediaType) {
    assertThat(VideoInput.bytes(latin(start)).wireValue())
        .startsWith("data:" + mediaType + ";base64,");
  }

  @Test
  void file_ofAnotherKind_isRefusedWithItsNameAndWhatItIs() throws Exception {
    Path wav = Files.write(folder.resolve("speech.mp4"), WAV);

    assertThatThrownBy(() -> VideoInput.file(wav))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("speech.mp4 is not a video that the service takes: it is audio/wav");
    assertThatThrownBy(() -> AudioInput.bytes(latin("\u0089PNG\r\n\u001a\n")))
        .hasMessage("The audio is not audio that the service takes: it is image/png");
    assertThatThrownBy(() -> AudioInput.bytes(latin("\0\1\2\3")))
        .hasMessageEndingWith("its first bytes are of no known format");
  }

  @Test
  void file_beyondTheSizeOfAnUpload_isRefusedWithTheWayOut() throws Exception {
    Path large = Files.write(folder.resolve("a.mp4"), Arrays.copyOf(MP4, VideoInput.MAX_BYTES + 1));

    assertThatThrownBy(() -> VideoInput.file(large))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a.mp4 has more than the 3700000 bytes")
        .hasMessageEndingWith("VideoInput.url(…)");
    assertThat(VideoInput.bytes(Arrays.copyOf(MP4, VideoInput.MAX_BYTES)))
        .hasToString("video/mp4 of 3700000 bytes");
  }

  @Test
  void file_thatIsNotThere_isNamed() {
    assertThatThrownBy(() -> AudioInput.file(folder.resolve("none.wav")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Cannot read the audio file")
        .hasMessageContaining("none.wav");
  }

  @Test
  void url_link_isSentAsItIsAndShownWithoutItsQuery() {
    AudioInput audio = AudioInput.url("https://a.example/b.wav?sig=secret");

    assertThat(audio.wireValue()).isEqualTo("https://a.example/b.wav?sig=secret");
    assertThat(audio).hasToString("https://a.example/b.wav");
    assertThat(audio.link()).contains(URI.create("https://a.example/b.wav?sig=secret"));
  }

  @Test
  void url_notHttp_isRefusedWithTheWayOut() {
    assertThatThrownBy(() -> VideoInput.url("file:/tmp/a.mp4"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A video link must be an absolute http or https address, was file:/tmp/a.mp4. For a file"
                + " use VideoInput.file(path)");
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
