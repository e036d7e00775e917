// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.image;

import static java.util.Objects.requireNonNull;

import com.modelslab.media.MediaFormat;
import com.modelslab.media.MediaInput;
import com.modelslab.media.MediaKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image to edit: a link that the service can reach, or bytes that go along with the request.
 *
 * <p>Immutable, safe to share. The text form names a link without its query, or the format and size
 * of the bytes, never the bytes.
 */
public final class ImageInput extends MediaInput {
  /** The most bytes that the service takes for one image: 5 MiB. */
  public static final int MAX_BYTES = 5 << 20;

  private final @Nullable URI link;
  private final byte @Nullable [] bytes;
  private final @Nullable MediaFormat format;

  private ImageInput(@Nullable URI link, byte @Nullable [] bytes, @Nullable MediaFormat format) {
    this.link = link;
    this.bytes = bytes;
    this.format = format;
  }

  /**
   * Takes a link.
   *
   * @param link an {@code http} or {@code https} address that the service can reach without logging
   *     in
   * @throws IllegalArgumentException if it is of another scheme or names no host
   */
  public static ImageInput url(URI link) {
    return new ImageInput(checkedLink("An image", "ImageInput", link), null, null);
  }

  /**
   * Takes a link as text.
   *
   * @throws IllegalArgumentException if it is not an address that {@link #url(URI)} takes
   */
  public static ImageInput url(String link) {
    try {
      return url(URI.create(link.strip()));
    } catch (IllegalArgumentException e) {
      if (e.getMessage() != null && e.getMessage().startsWith("An image link")) {
        throw e;
      }
      throw new IllegalArgumentException("An image link must be a valid address", e);
    }
  }

  /**
   * Takes the bytes of a PNG, JPEG, WebP or GIF image. They are copied.
   *
   * @throws IllegalArgumentException if they are not such an image, or more than {@link #MAX_BYTES}
   */
  public static ImageInput bytes(byte[] image) {
    return checked("The image", requireNonNull(image, "image").clone());
  }

  /**
   * Reads a PNG, JPEG, WebP or GIF file, now and whole.
   *
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if it is not such an image, or larger than {@link #MAX_BYTES}
   */
  public static ImageInput file(Path file) {
    byte[] read;
    try (InputStream in = Files.newInputStream(file)) {
      read = read(in, MAX_BYTES + 1);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the image file " + file, e);
    }
    return checked(file.toString(), read);
  }

  /**
   * Takes an image as base64 text, with or without a {@code data:…;base64,} before it.
   *
   * @throws IllegalArgumentException if it is not base64, not such an image, or more than {@link
   *     #MAX_BYTES}
   */
  public static ImageInput base64(String text) {
    String bare =
        text.regionMatches(true, 0, "data:", 0, 5) ? text.substring(text.indexOf(',') + 1) : text;
    if (bare.length() > 2L * MAX_BYTES) {
      return checked("The image", new byte[MAX_BYTES + 1]);
    }
    try {
      return checked("The image", Base64.getMimeDecoder().decode(bare));
    } catch (IllegalArgumentException e) {
      if (e.getMessage() != null && e.getMessage().startsWith("The image")) {
        throw e;
      }
      throw new IllegalArgumentException("The image is not base64: " + e.getMessage(), e);
    }
  }

  /** Reads to the end, or a little past {@code limit}. */
  private static byte[] read(InputStream in, int limit) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] chunk = new byte[8192];
    for (int count; bytes.size() < limit && (count = in.read(chunk)) >= 0; ) {
      bytes.write(chunk, 0, count);
    }
    return bytes.toByteArray();
  }

  private static ImageInput checked(String name, byte[] image) {
    if (image.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          name
              + " has more than the 5 MiB that the service takes. Make it smaller, or give a link to it:"
              + " ImageInput.url(…)");
    }
    MediaFormat format =
        MediaFormat.ofBytes(image)
            .filter(found -> found.kind() == MediaKind.IMAGE)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        name
                            + " is not an image that the service takes: its first bytes are not those of PNG,"
                            + " JPEG, WebP or GIF"));
    return new ImageInput(null, image, format);
  }

  @Override
  public Optional<URI> link() {
    return Optional.ofNullable(link);
  }

  /** {@return the format of the bytes; none for a link} */
  public Optional<MediaFormat> format() {
    return Optional.ofNullable(format);
  }

  /** {@return width and height, read from the bytes; none for a link} */
  public Optional<ImageSize> size() {
    return Optional.ofNullable(bytes).flatMap(ImageSize::of);
  }

  @Override
  public String wireValue() {
    if (link != null) {
      return link.toString();
    }
    return "data:"
        + requireNonNull(format).mediaType()
        + ";base64,"
        + Base64.getEncoder().encodeToString(requireNonNull(bytes));
  }

  @Override
  public String toString() {
    return link != null
        ? withoutQuery(link)
        : requireNonNull(format) + " of " + requireNonNull(bytes).length + " bytes";
  }
}
