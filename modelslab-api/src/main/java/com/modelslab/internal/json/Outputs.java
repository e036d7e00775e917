// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.json;

import com.modelslab.media.MediaFormat;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The results that a response names. Only the fields for results are looked at: links under {@code
 * future_links} are promises, and those under {@code meta} are an echo of the request.
 */
public record Outputs(List<URI> links, List<String> texts) {
  private static final int MAX_DEPTH = 8;

  /** Where an object inside a result keeps the result itself; the first that is there counts. */
  private static final List<String> INNER =
      List.of("output", "links", "url", "image_url", "image", "images", "link", "text", "caption");

  /** What an object inside a result holds beside it. */
  private static final Set<String> NO_RESULTS =
      Set.of("meta", "future_links", "proxy_links", "fetch_result", "webhook", "init_image");

  /** Text in the place of a link that is neither: other programs' words for nothing, or a path. */
  private static final Pattern NOTHING =
      Pattern.compile(
          "null|none|nil|undefined|nan|true|false|n/a|[^\\p{L}\\p{N}]*|\\[object object]"
              + "|[a-z][a-z0-9+.-]*:/.*|(https?|data|blob|file):.*|/\\S*|<(!doctype|html).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern LINK_IN_LIST = Pattern.compile("https?:[^\"\\s,\\]]+");

  /** Base64 of a file has more than this; a word that looks like it has less. */
  private static final int SHORTEST_BASE64 = 24;

  /** {@return the results in {@code output}, else in the fields that mirror or replace it} */
  public static Outputs of(JsonFields body) {
    Outputs outputs = from(body, "output", "links", "proxy_links", "link", "image_url");
    return outputs.isEmpty() ? ofText(body, "caption", "result", "description") : outputs;
  }

  /** {@return the results of a response without a status, in the fields that hold nothing else} */
  public static Outputs ofWordless(JsonFields body) {
    Outputs outputs = from(body, "output", "links");
    return outputs.isEmpty() ? ofText(body, "caption") : outputs;
  }

  /** {@return the links of {@code proxy_links}, which mirror those of {@code output}} */
  public static List<URI> mirrors(JsonFields body) {
    return List.copyOf(from(body, "proxy_links").links);
  }

  /** {@return the links of {@code future_links}, which are no results} */
  public static List<URI> promises(JsonFields body) {
    return List.copyOf(from(body, "future_links").links);
  }

  /** {@return the first of the named fields that is text, as a result} */
  public static Outputs ofText(JsonFields body, String... names) {
    Outputs outputs = new Outputs(new ArrayList<>(), new ArrayList<>());
    for (String name : names) {
      if (outputs.isEmpty() && body.value(name) instanceof String text) {
        outputs.add(text, true);
      }
    }
    return outputs;
  }

  private static Outputs from(JsonFields body, String... names) {
    Outputs outputs = new Outputs(new ArrayList<>(), new ArrayList<>());
    for (String name : names) {
      outputs.collect(body.value(name), name.equals("output"), 0);
      if (!outputs.isEmpty()) {
        break;
      }
    }
    return outputs;
  }

  public boolean isEmpty() {
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
    } else if (value instanceof String text) {
      add(text, alsoTexts);
    }
  }

  private void collectObject(Map<?, ?> map, boolean alsoTexts, int depth) {
    for (String name : INNER) {
      if (map.get(name) != null) {
        collect(map.get(name), alsoTexts, depth + 1);
        return;
      }
    }
    // A list written as an object, {"0": link, "1": link}, or links under names of their own.
    map.forEach(
        (name, inner) -> {
          if (!NO_RESULTS.contains(name.toString())) {
            boolean numbered = name.toString().chars().allMatch(Character::isDigit);
            collect(inner, alsoTexts && numbered, depth + 1);
          }
        });
  }

  private void add(String value, boolean alsoTexts) {
    String text = value.strip();
    Optional<URI> link = link(text);
    if (link.isPresent()) {
      links.add(link.get());
    } else if (text.startsWith("[\"http") && text.endsWith("]")) {
      // A list that was encoded twice.
      Matcher inner = LINK_IN_LIST.matcher(text);
      while (inner.find()) {
        link(inner.group()).ifPresent(links::add);
      }
    } else if (alsoTexts && !NOTHING.matcher(text).matches()) {
      texts.add(text);
    }
  }

  /** {@return the address that a text is, or a data URI of the file that it encodes} */
  static Optional<URI> link(String text) {
    String start = text.substring(0, Math.min(text.length(), 11)).toLowerCase(Locale.ROOT);
    if (start.startsWith("http:") || start.startsWith("https:")) {
      return uri(text.replace("\\/", "/")).filter(uri -> uri.getRawAuthority() != null);
    }
    if (start.startsWith("data:")) {
      int comma = text.indexOf(',');
      if (comma < 0 || MediaFormat.ofMediaType(text.substring(5, comma)).isEmpty()) {
        return Optional.empty();
      }
      return comma == text.length() - 1 ? Optional.empty() : uri(withoutBlanks(text));
    }
    return encoded(text)
        .flatMap(format -> uri("data:" + format.mediaType() + ";base64," + withoutBlanks(text)));
  }

  private static String withoutBlanks(String text) {
    return text.replaceAll("\\s+", "");
  }

  /** {@return the format of the file that a text encodes in base64, if it starts like one} */
  private static Optional<MediaFormat> encoded(String text) {
    if (text.length() < SHORTEST_BASE64) {
      return Optional.empty();
    }
    try {
      return MediaFormat.ofBytes(Base64.getDecoder().decode(text.substring(0, 16)));
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
