// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

import com.modelslab.error.JsonException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON objects as plain maps: no binding, so nothing to reflect on.
 *
 * <p>Safe for concurrent calls.
 */
public interface JsonCodec {
  /**
   * Writes an object as UTF-8.
   *
   * @param object strings to values, each a {@link String}, {@link Number}, {@link Boolean}, {@link
   *     Map} with string keys, {@link Iterable} or {@code null}
   * @throws IllegalArgumentException if a value is of another type, or a number is not finite; it
   *     names the field
   */
  byte[] encode(Map<String, ? extends @Nullable Object> object);

  /**
   * Reads one object from UTF-8.
   *
   * <p>Values are {@link String}, {@link Long}, {@link java.math.BigInteger} where a long is too
   * small, {@link Double}, {@link Boolean}, {@link Map}, {@link java.util.List} or {@code null}.
   * Maps keep the order of the text; of a name given twice the last value counts. Maps and lists
   * are unmodifiable.
   *
   * @throws JsonException if the bytes are not exactly one JSON object, or go beyond the codec's
   *     limits on depth and size
   */
  Map<String, @Nullable Object> decode(byte[] json);
}
