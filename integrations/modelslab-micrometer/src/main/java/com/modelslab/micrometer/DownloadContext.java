// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.micrometer;

import com.modelslab.media.MediaFormat;
import com.modelslab.media.MediaKind;
import io.micrometer.observation.Observation;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One download, with all its tries. Its end is there when the observation stops. */
public final class DownloadContext extends Observation.Context {
  private final Optional<String> host;
  private final Optional<MediaKind> kind;
  private volatile long bytes;
  private volatile @Nullable Throwable failure;

  DownloadContext(URI link) {
    this.host = Optional.ofNullable(link.getHost());
    this.kind = MediaFormat.ofLink(link).map(MediaFormat::kind);
  }

  void ended(long newBytes, @Nullable Throwable newFailure) {
    bytes = newBytes;
    failure = newFailure;
  }

  /** {@return the host of the link; none for a data URI} */
  public Optional<String> host() {
    return host;
  }

  /** {@return the kind of media that the link ends like} */
  public Optional<MediaKind> kind() {
    return kind;
  }

  /** {@return how many bytes came} */
  public long bytes() {
    return bytes;
  }

  /** {@return why it failed; none if it did not, or runs} */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }
}
