// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A result could not be downloaded; nothing is left under its name. */
public final class DownloadException extends ModelsLabException {
  private static final long serialVersionUID = 1L;

  private final URI link;

  /**
   * Creates the exception.
   *
   * @param link what was to be downloaded
   * @param problem what went wrong and what to do
   */
  public DownloadException(URI link, String problem, @Nullable Throwable cause) {
    super("Cannot download " + withoutSecrets(link) + ": " + problem, cause, null);
    this.link = requireNonNull(link, "link");
  }

  /** {@return what was to be downloaded} */
  public URI link() {
    return link;
  }

  private static String withoutSecrets(URI link) {
    if (link.getRawSchemeSpecificPart() == null || "data".equalsIgnoreCase(link.getScheme())) {
      return "a " + link.getScheme() + " link";
    }
    String text = link.toString().replaceFirst("^([^:/]+://)[^/?#]*@", "$1…@");
    int query = text.indexOf('?');
    return query < 0 ? text : text.substring(0, query) + "?…";
  }
}
