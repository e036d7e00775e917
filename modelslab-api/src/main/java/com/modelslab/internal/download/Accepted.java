// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.download;

import com.modelslab.media.DownloadOptions;
import com.modelslab.media.MediaFormat;
import com.modelslab.media.MediaKind;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which files a download takes, and how large they may be. Immutable. */
final class Accepted {
  private final Set<MediaKind> kinds;
  private final @Nullable MediaFormat named;
  private final DownloadOptions options;
  private final long maxBytes;

  /**
   * Makes the rules of one download.
   *
   * @param made the kinds that the endpoint of the job makes; empty if that is not known
   * @param maxBytes the limit of a kind that the options set none for
   */
  Accepted(URI link, Set<MediaKind> made, DownloadOptions options, long maxBytes) {
    this.named = MediaFormat.ofLink(link).orElse(null);
    this.options = options;
    this.maxBytes = maxBytes;
    if (!options.kinds().isEmpty()) {
      this.kinds = options.kinds();
    } else if (!made.isEmpty()) {
      this.kinds = made;
    } else {
      this.kinds = named == null ? Set.of() : Set.of(named.kind());
    }
  }

  /**
   * {@return the format of a file that starts with {@code start}}
   *
   * @throws NotMediaException if it is none that is accepted
   */
  MediaFormat check(byte[] start) throws NotMediaException {
    MediaFormat format = MediaFormat.ofBytes(start).orElseGet(() -> byName(start));
    if (format == null) {
      throw NotMediaException.startsWith(start, wanted(), null);
    }
    if (!kinds.isEmpty() && !kinds.contains(format.kind())) {
      throw NotMediaException.ofAnotherKind(words(format.kind()), wanted());
    }
    return format;
  }

  /** {@return the format that only a name or the kind tells; null if the bytes do not fit it} */
  private @Nullable MediaFormat byName(byte[] start) {
    if (named != null && named.fits(start)) {
      return named;
    }
    if (kinds.contains(MediaKind.MODEL_3D) && MediaFormat.OBJ.fits(start)) {
      return MediaFormat.OBJ;
    }
    if (kinds.contains(MediaKind.TEXT) && MediaFormat.TXT.fits(start)) {
      return MediaFormat.JSON.fits(start) ? MediaFormat.JSON : MediaFormat.TXT;
    }
    return null;
  }

  /** {@return the most bytes of a file of that format} */
  long maxBytes(MediaFormat format) {
    return options.maxBytes(format.kind()).orElse(maxBytes);
  }

  /** {@return the most bytes of a file of any format} */
  long maxBytes() {
    return possible().stream()
        .mapToLong(kind -> options.maxBytes(kind).orElse(maxBytes))
        .max()
        .orElse(maxBytes);
  }

  /** {@return the value of the header {@code Accept}} */
  String header() {
    return possible().stream()
        .map(
            kind ->
                kind == MediaKind.MODEL_3D
                    ? "model/*"
                    : kind.name().toLowerCase(Locale.ROOT) + "/*")
        .collect(Collectors.joining(", ", "", ", */*;q=0.5"));
  }

  /** {@return what is wanted, as the end of a sentence} */
  String wanted() {
    return kinds.isEmpty()
        ? "a file of a known format"
        : EnumSet.copyOf(kinds).stream().map(Accepted::words).collect(Collectors.joining(" or "));
  }

  private Collection<MediaKind> possible() {
    return kinds.isEmpty() ? Arrays.asList(MediaKind.values()) : EnumSet.copyOf(kinds);
  }

  private static String words(MediaKind kind) {
    return switch (kind) {
      case IMAGE -> "an image";
      case VIDEO -> "a video";
      case AUDIO -> "audio";
      case MODEL_3D -> "a 3D model";
      case TEXT -> "text";
    };
  }
}
