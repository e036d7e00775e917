// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.media;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * A file that goes into a request: a link that the service can reach, or bytes. Its kinds are
 * {@link com.modelslab.image.ImageInput}, {@link VideoInput} and {@link AudioInput}, so that a
 * setter takes no medium of the wrong kind.
 *
 * <p>Immutable, safe to share. The text form names a link without its query, or the format and size
 * of the bytes, never the bytes.
 */
public abstract class MediaInput {
  /** For the kinds of the SDK. */
  protected MediaInput() {}

  /** {@return the link, for an input that is one} */
  public abstract Optional<URI> link();

  /** {@return what goes into the request: the link, or a data URI of the bytes} */
  public abstract String wireValue();

  /**
   * Checks that the service can follow a link.
   *
   * @param kind what messages call the medium, such as {@code An image}
   * @param type the class to name in messages
   * @throws IllegalArgumentException if it is not an absolute http or https address
   */
  protected static URI checkedLink(String kind, String type, URI link) {
    String scheme = link.getScheme() == null ? "" : link.getScheme().toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || link.getHost() == null) {
      throw new IllegalArgumentException(
          kind
              + " link must be an absolute http or https address, was "
              + withoutQuery(link)
              + ". For a file use "
              + type
              + ".file(path)");
    }
    return link;
  }

  /** {@return a link as it may appear in messages and logs} */
  protected static String withoutQuery(URI link) {
    String text = link.toString();
    int query = text.indexOf('?');
    return query < 0 ? text : text.substring(0, query);
  }
}
