// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.image;

import static java.util.Objects.requireNonNull;

import com.modelslab.internal.DataUris;
import com.modelslab.media.MediaFormat;
import com.modelslab.media.MediaInput;
import com.modelslab.media.MediaKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
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
  private final @Nullable Path file;
  private final @Nullable MediaFormat format;

  private ImageInput(
      @Nullable URI link,
      byte @Nullable [] bytes,
      @Nullable Path file,
      @Nullable MediaFormat format) {
    this.link = link;
    this.bytes = bytes;
    this.file = file;
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
    return new ImageInput(checkedLink("An image", "ImageInput", link), null, null, null);
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
   * Takes a PNG, JPEG, WebP or GIF file. Its size and first bytes are checked now; it is read when
   * it is sent, and again if it is sent again, so it must stay as it is until then. A request holds
   * no more than its name.
   *
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if it is not such an image, or larger than {@link #MAX_BYTES}
   */
  public static ImageInput file(Path file) {
    Path absolute = file.toAbsolutePath();
    try {
      if (Files.size(absolute) > MAX_BYTES) {
        throw tooLarge(file.toString());
      }
      byte[] start = read(absolute, MediaFormat.MAGIC_BYTES);
      return new ImageInput(null, null, absolute, format(file.toString(), start));
    } catch (IOException e) {
      throw cannotRead(file, e);
    }
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

  /** {@return up to {@code most} bytes from the start of a file} */
  private static byte[] read(Path file, long most) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = new byte[(int) Math.min(most, Files.size(file))];
      int size = 0;
      for (int count = 0; count >= 0 && size < bytes.length; size += Math.max(0, count)) {
        count = in.read(bytes, size, bytes.length - size);
      }
      return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
  }

  /** {@return the bytes of an input that is not a link; those of a file as it is now} */
  private byte[] load() {
    if (file == null) {
      return requireNonNull(bytes);
    }
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw tooLarge(file.toString());
      }
      byte[] now = read(file, MAX_BYTES);
      if (format(file.toString(), now) != format) {
        throw new IllegalArgumentException(
            file + " is not the " + format + " any more that it was when the request was made");
      }
      return now;
    } catch (IOException e) {
      throw cannotRead(file, e);
    }
  }

  private static UncheckedIOException cannotRead(Path file, IOException cause) {
    return new UncheckedIOException("Cannot read the image file " + file, cause);
  }

  private static ImageInput checked(String name, byte[] image) {
    if (image.length > MAX_BYTES) {
      throw tooLarge(name);
    }
    return new ImageInput(null, image, null, format(name, image));
  }

  private static IllegalArgumentException tooLarge(String name) {
    return new IllegalArgumentException(
        name
            + " has more than the 5 MiB that the service takes. Make it smaller, or give a link to it:"
            + " ImageInput.url(…)");
  }

  private static MediaFormat format(String name, byte[] start) {
    return MediaFormat.ofBytes(start)
        .filter(found -> found.kind() == MediaKind.IMAGE)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    name
                        + " is not an image that the service takes: its first bytes are not those of PNG,"
                        + " JPEG, WebP or GIF"));
  }

  @Override
  public Optional<URI> link() {
    return Optional.ofNullable(link);
  }

  /** {@return the format of the bytes; none for a link} */
  public Optional<MediaFormat> format() {
    return Optional.ofNullable(format);
  }

  /**
   * {@return width and height, read from the bytes; none for a link}
   *
   * @throws UncheckedIOException if it is a file that cannot be read
   */
  public Optional<ImageSize> size() {
    return link != null ? Optional.empty() : ImageSize.of(load());
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException if it is a file that cannot be read
   * @throws IllegalArgumentException if it is a file that has become another than it was
   */
  @Override
  public String wireValue() {
    if (link != null) {
      return link.toString();
    }
    return DataUris.of(requireNonNull(format).mediaType(), load());
  }

  /** {@return whether both are the same link, the same bytes, or the same file} */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ImageInput that
        && Objects.equals(link, that.link)
        && Arrays.equals(bytes, that.bytes)
        && Objects.equals(file, that.file);
  }

  @Override
  public int hashCode() {
    return Objects.hash(link, Arrays.hashCode(bytes), file);
  }

  @Override
  public String toString() {
    if (link != null) {
      return withoutQuery(link);
    }
    return requireNonNull(format)
        + (file != null ? " in " + file : " of " + requireNonNull(bytes).length + " bytes");
  }
}
