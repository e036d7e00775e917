// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.media;

import java.util.Map;

/**
 * What the jobs of an endpoint make, such as an upscaled image or a caption. Implementations are
 * stateless and safe for use by several threads. The table of endpoints refers to them by name.
 */
public interface ResultKind {

  /** {@return whether the result is a text in the response rather than files behind links} */
  boolean isText();

  /**
   * {@return the usual ending of links to the result, such as .png; empty for a text}
   *
   * @param fields the request's fields, which may ask for a format
   */
  String ending(Map<String, Object> fields);

  /** {@return whether the field {@code samples} asks for several results} */
  boolean takesSamples();

  /** {@return the encoded file, or the text in UTF-8} */
  byte[] render(RenderInput input);
}
