// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.media;

import static java.util.Objects.requireNonNull;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A video that goes into a request: a link that the service can reach, or bytes, which are uploaded
 * before.
 *
 * <p>Immutable, safe to share.
 */
public final class VideoInput extends MediaInput {
  /** The most bytes: what fits as base64 into a body of the 5 MB that the service takes. */
  public static final int MAX_BYTES = MediaBytes.MAX_BYTES;

  private final @Nullable URI link;
  private final @Nullable MediaBytes bytes;

  private VideoInput(@Nullable URI link, @Nullable MediaBytes bytes) {
    this.link = link;
    this.bytes = bytes;
  }

  /**
   * Takes a link.
   *
   * @param link an {@code http} or {@code https} address that the service can reach without logging
   *     in
   * @throws IllegalArgumentException if it is of another scheme or names no host
   */
  public static VideoInput url(URI link) {
    return new VideoInput(checkedLink("A video", "VideoInput", link), null);
  }

  /**
   * Takes a link as text.
   *
   * @throws IllegalArgumentException if it is not an address that {@link #url(URI)} takes
   */
  public static VideoInput url(String link) {
    return url(URI.create(link.strip()));
  }

  /**
   * Takes the bytes of an MP4, MOV or WebM file. They are copied.
   *
   * @throws IllegalArgumentException if they are not, or are more than {@link #MAX_BYTES}
   */
  public static VideoInput bytes(byte[] video) {
    return new VideoInput(
        null, MediaBytes.checked("video", "The video", requireNonNull(video, "video").clone()));
  }

  /**
   * Reads an MP4, MOV or WebM file, now and whole.
   *
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if it is not such a file, or larger than {@link #MAX_BYTES}
   */
  public static VideoInput file(Path file) {
    return new VideoInput(null, MediaBytes.file("video", file));
  }

  @Override
  public Optional<URI> link() {
    return Optional.ofNullable(link);
  }

  @Override
  public String wireValue() {
    return link != null ? link.toString() : requireNonNull(bytes).dataUri();
  }

  @Override
  public String toString() {
    return link != null ? withoutQuery(link) : requireNonNull(bytes).toString();
  }
}
