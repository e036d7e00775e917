// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.media;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.OptionalLong;

/** How far a download has come. Immutable, safe to share. */
public final class DownloadProgress {
  private final URI link;
  private final long bytes;
  private final long total;

  private DownloadProgress(URI link, long bytes, long total) {
    this.link = requireNonNull(link, "link");
    this.bytes = bytes;
    this.total = total;
  }

  /**
   * {@return a report}
   *
   * @param total how many bytes there will be; negative if that is not known
   */
  public static DownloadProgress of(URI link, long bytes, long total) {
    return new DownloadProgress(link, bytes, total);
  }

  /** {@return what is downloaded} */
  public URI link() {
    return link;
  }

  /** {@return how many bytes came; less than before if the download had to start over} */
  public long bytes() {
    return bytes;
  }

  /** {@return how many bytes there will be, if the server says so} */
  public OptionalLong total() {
    return total < 0 ? OptionalLong.empty() : OptionalLong.of(total);
  }

  @Override
  public String toString() {
    return bytes + (total < 0 ? "" : " of " + total) + " bytes";
  }
}
