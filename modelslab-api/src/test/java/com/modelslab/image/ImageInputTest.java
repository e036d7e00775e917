// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.media.MediaFormat;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageInputTest {
  private static final byte[] GIF =
      "GIF89a and more".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  @TempDir private Path folder;

  @Test
  void url_httpsAddress_goesOutAsItIs() {
    assertThat(ImageInput.url("https://x.example/a.png?b=c").wireValue())
        .isEqualTo("https://x.example/a.png?b=c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"cat.png", "file:///tmp/cat.png", "ftp://x.example/a", "https:///a", "", "a b"})
  void url_noHttpAddress_saysWhatItMustBe(String link) {
    assertThatThrownBy(() -> ImageInput.url(link))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("An image link must be");
  }

  @Test
  void bytes_image_goesOutAsDataUri() {
    assertThat(ImageInput.bytes(GIF).wireValue())
        .isEqualTo("data:image/gif;base64,R0lGODlhIGFuZCBtb3Jl");
  }

  @Test
  void bytes_changedAfterwards_areNotSeen() {
    byte[] bytes = GIF.clone();
    ImageInput input = ImageInput.bytes(bytes);

    bytes[6] = 'X';

    assertThat(input.wireValue()).isEqualTo(ImageInput.bytes(GIF).wireValue());
  }

  @Test
  void bytes_noImage_saysWhichFormatsAreTaken() {
    assertThatThrownBy(() -> ImageInput.bytes(new byte[100]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PNG, JPEG, WebP or GIF");
  }

  @Test
  void bytes_tooMany_saysHowManyAreTaken() {
    assertThatThrownBy(() -> ImageInput.bytes(Arrays.copyOf(GIF, ImageInput.MAX_BYTES + 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5 MiB");
  }

  @Test
  void file_image_isReadEachTimeItIsSent() throws IOException {
    Path file = Files.write(folder.resolve("a.gif"), GIF);
    ImageInput input = ImageInput.file(file);
    String before = input.wireValue();
    byte[] longer = Arrays.copyOf(GIF, GIF.length + 3);

    Files.write(file, longer);

    assertThat(input.format()).contains(MediaFormat.GIF);
    assertThat(input.wireValue())
        .isNotEqualTo(before)
        .isEqualTo(ImageInput.bytes(longer).wireValue());
  }

  @Test
  void wireValue_fileIsGoneOrAnother_namesIt() throws IOException {
    Path file = Files.write(folder.resolve("a.gif"), GIF);
    ImageInput input = ImageInput.file(file);

    Files.writeString(file, "not a cat");
    assertThatThrownBy(input::wireValue)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(file + " is not an image");
    Files.delete(file);
    assertThatThrownBy(input::wireValue)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Cannot read the image file " + file);
  }

  @Test
  void file_tooLarge_saysHowManyBytesAreTaken() throws IOException {
    Path file = folder.resolve("a.gif");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.write(GIF);
      sparse.setLength(ImageInput.MAX_BYTES + 1);
    }

    assertThatThrownBy(() -> ImageInput.file(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(file + " has more than the 5 MiB");
  }

  @Test
  void equals_sameLinkBytesOrFile_areEqual() throws IOException {
    Path file = Files.write(folder.resolve("a.gif"), GIF);

    assertThat(ImageInput.url("https://x.example/a"))
        .isEqualTo(ImageInput.url("https://x.example/a"));
    assertThat(ImageInput.bytes(GIF))
        .isEqualTo(ImageInput.bytes(GIF))
        .hasSameHashCodeAs(ImageInput.bytes(GIF))
        .isNotEqualTo(ImageInput.bytes(Arrays.copyOf(GIF, GIF.length + 1)))
        .isNotEqualTo(ImageInput.file(file));
    assertThat(ImageInput.file(file))
        .isEqualTo(ImageInput.file(file))
        .hasSameHashCodeAs(ImageInput.file(file));
  }

  @Test
  void file_missing_namesIt() {
    Path file = folder.resolve("none.png");

    assertThatThrownBy(() -> ImageInput.file(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Cannot read the image file " + file);
  }

  @Test
  void file_text_namesItAndSaysThatItIsNoImage() throws IOException {
    Path file = Files.writeString(folder.resolve("cat.png"), "not a cat");

    assertThatThrownBy(() -> ImageInput.file(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(file + " is not an image");
  }

  @Test
  void toString_always_isWithoutBytesAndQuery() {
    assertThat(ImageInput.url("https://x.example/a.png?token=t"))
        .hasToString("https://x.example/a.png");
    assertThat(ImageInput.bytes(GIF)).hasToString("GIF of 15 bytes");
  }
}
