// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal;

import com.modelslab.ImageFormat;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The results that an answer names. Only the fields for results are looked at: links under {@code
 * future_links} are promises, and those under {@code meta} are an echo of the request.
 */
record Outputs(List<URI> links, List<String> texts) {
  private static final int MAX_DEPTH = 8;

  /** {@return the results in {@code output}, else in the fields that mirror or replace it} */
  static Outputs of(Body body) {
    Outputs outputs = new Outputs(new ArrayList<>(), new ArrayList<>());
    for (String name : List.of("output", "links", "proxy_links", "link", "image_url")) {
      outputs.collect(body.value(name), name.equals("output"), 0);
      if (!outputs.isEmpty()) {
        return outputs;
      }
    }
    for (String name : List.of("caption", "result", "description")) {
      body.text(name).ifPresent(outputs.texts::add);
    }
    return outputs;
  }

  boolean isEmpty() {
    return links.isEmpty() && texts.isEmpty();
  }

  private void collect(@Nullable Object value, boolean alsoTexts, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    if (value instanceof Iterable<?> list) {
      list.forEach(inner -> collect(inner, alsoTexts, depth + 1));
    } else if (value instanceof Map<?, ?> map) {
      collectObject(map, alsoTexts, depth);
    } else if (value instanceof String text && !text.isBlank()) {
      Optional<URI> link = link(text.strip());
      link.ifPresent(links::add);
      if (link.isEmpty() && alsoTexts) {
        texts.add(text.strip());
      }
    }
  }

  private void collectObject(Map<?, ?> map, boolean alsoTexts, int depth) {
    for (String name : List.of("output", "url", "image_url", "text", "caption")) {
      if (map.get(name) != null) {
        collect(map.get(name), alsoTexts, depth + 1);
        return;
      }
    }
    // A list written as an object: {"0": link, "1": link}.
    map.forEach(
        (name, inner) -> {
          if (name.toString().chars().allMatch(Character::isDigit)) {
            collect(inner, alsoTexts, depth + 1);
          }
        });
  }

  /** {@return the address that a text is, or a data URI of the picture that it encodes} */
  static Optional<URI> link(String text) {
    String start = text.substring(0, Math.min(text.length(), 11)).toLowerCase(Locale.ROOT);
    if (start.startsWith("http://") || start.startsWith("https://")) {
      return uri(text).filter(uri -> uri.getRawAuthority() != null);
    }
    if (start.startsWith("data:image/")) {
      return uri(text.replace(" ", ""));
    }
    return picture(text).flatMap(format -> uri("data:" + format.mediaType() + ";base64," + text));
  }

  private static Optional<ImageFormat> picture(String text) {
    if (text.length() < 64) {
      return Optional.empty();
    }
    try {
      return ImageFormat.of(Base64.getDecoder().decode(text.substring(0, 16)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Parses an address; the service does not always encode what an address must not hold. */
  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      try {
        return Optional.of(new URI(encodeIllegal(text)));
      } catch (URISyntaxException hopeless) {
        return Optional.empty();
      }
    }
  }

  private static String encodeIllegal(String text) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c <= ' ' || c >= 0x7f || "\"<>\\^`{|}[]".indexOf(c) >= 0) {
        encoded.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
      } else {
        encoded.append(c);
      }
    }
    return encoded.toString();
  }
}
