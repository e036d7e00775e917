// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaFormatTest {
  static Stream<Arguments> starts() {
    return Stream.of(
        Arguments.of(MediaFormat.PNG, "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR"),
        Arguments.of(MediaFormat.JPEG, "\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF"),
        Arguments.of(MediaFormat.WEBP, "RIFF\u0001\0\0\0WEBPVP8 "),
        Arguments.of(MediaFormat.GIF, "GIF89a\u0001\0"),
        Arguments.of(MediaFormat.MP4, "\0\0\0 ftypisom"),
        Arguments.of(MediaFormat.WEBM, "\u001aE\u00df\u00a3\u0001\0"),
        Arguments.of(MediaFormat.WAV, "RIFF\u0001\0\0\0WAVEfmt "),
        Arguments.of(MediaFormat.MP3, "ID3\u0004\0\0"),
        Arguments.of(MediaFormat.MP3, "\u00ff\u00fb\u0090d"),
        Arguments.of(MediaFormat.MP3, "\u00ff\u00f3\u0084\u00c4"),
        Arguments.of(MediaFormat.FLAC, "fLaC\0\0\0\""),
        Arguments.of(MediaFormat.OGG, "OggS\0\u0002"),
        Arguments.of(MediaFormat.GLB, "glTF\u0002\0\0\0"),
        Arguments.of(MediaFormat.STL, "solid cube\nfacet normal 0 0 1\n"),
        Arguments.of(MediaFormat.PLY, "ply\nformat ascii 1.0\n"));
  }

  @ParameterizedTest
  @MethodSource("starts")
  void ofBytes_startOfAFile_isItsFormat(MediaFormat format, String start) {
    byte[] bytes = start.getBytes(ISO_8859_1);

    assertThat(MediaFormat.ofBytes(bytes)).contains(format);
    assertThat(Arrays.stream(MediaFormat.values()).filter(other -> other.fits(bytes)))
        .contains(format)
        .allMatch(other -> other == format || other.kind() != format.kind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "P", "<!DOCTYPE html>", "{\"status\":\"error\"}", "A lighthouse", "RIFF"})
  void ofBytes_somethingElse_isNone(String start) {
    assertThat(MediaFormat.ofBytes(start.getBytes(UTF_8))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(MediaFormat.class)
  void fits_webPageOrNothing_never(MediaFormat format) {
    assertThat(format.fits("<!DOCTYPE html><html>".getBytes(UTF_8))).isFalse();
    assertThat(format.fits("\n <html>".getBytes(UTF_8))).isFalse();
    assertThat(format.fits(new byte[0])).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OBJ  | # made by a service",
        "OBJ  | v 0.1 0.2 0.3",
        "TXT  | [Verse 1] Grün ist die Heide",
        "JSON | {\"segments\": []}",
        "JSON | [1, 2]",
        "JSON | [-0.5]",
        "JSON | [ null, true]",
        "JSON | [{\"word\": \"la\"}]",
        "JSON | []",
        "JSON | { }",
        "JSON | [",
      })
  void fits_formatsThatAreText_byTheirName(MediaFormat format, String start) {
    assertThat(format.fits(start.getBytes(UTF_8))).isTrue();
    assertThat(format.fits(("\ufeff" + start).getBytes(UTF_8))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"file not found", "verse one", "<html>", "{}", "solid cube", "ply\n"})
  void fits_textThatIsNoObj_isNone(String start) {
    assertThat(MediaFormat.OBJ.fits(start.getBytes(UTF_8))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[Verse 1] la la",
        "[00:12.50] la la",
        "[1] la la",
        "[] la la",
        "[nullify] la la",
        "{Chorus} la la",
        "\"La,\" she sang",
        "la la",
      })
  void fits_textThatIsNoJson_isText(String start) {
    assertThat(MediaFormat.JSON.fits(start.getBytes(UTF_8))).isFalse();
    assertThat(MediaFormat.TXT.fits(start.getBytes(UTF_8))).isTrue();
  }

  @Test
  void fits_binaryStl_isAnythingThatIsNeitherTextNorKnown() {
    byte[] binary = new byte[84];
    binary[80] = 12;

    assertThat(MediaFormat.STL.fits(binary)).isTrue();
    assertThat(MediaFormat.STL.fits("Not found".getBytes(UTF_8))).isFalse();
    assertThat(MediaFormat.STL.fits("glTF\u0002\0".getBytes(ISO_8859_1))).isFalse();
    assertThat(MediaFormat.TXT.fits(binary)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://cdn.example/a/cat_out.PNG, PNG",
    "https://cdn.example/a/cat.jpeg?sig=a.webp, JPEG",
    "https://cdn.example/a/clip.mp4.base64, MP4",
    "https://cdn.example/a/song.mp3, MP3",
    "https://cdn.example/a/model.glb, GLB",
    "https://cdn.example/a/lyrics.txt, TXT",
    "https://cdn.example/a/words.json, JSON",
    "https://cdn.example/a/cat.base64, ",
    "https://cdn.example/a/png, ",
    "https://cdn.example, ",
    "data:audio/wav;base64, ",
    "'data:audio/wav;base64,UklGRg==', WAV",
    "'data:IMAGE/PNG,x', PNG",
  })
  void ofLink_endingOrType_isItsFormat(URI link, MediaFormat format) {
    assertThat(MediaFormat.ofLink(link).orElse(null)).isEqualTo(format);
  }
}
