// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the pictures of a request. It reads its own links and those of other servers on this
 * machine; any other host stays unasked, and a drawn picture stands in for what is there.
 */
final class InputReader {

  static final int MAX_UPLOAD = 5 * 1024 * 1024;
  private static final int MAX_PICTURE = 20 * 1024 * 1024;

  private final MediaStore store;
  private final boolean drawsForeignImages;
  private final IntSupplier port;
  private final Predicate<String> isReadable;

  /**
   * @param isReadable whether there is a picture behind a path of this simulator right now
   */
  InputReader(
      MediaStore store,
      boolean drawsForeignImages,
      IntSupplier port,
      Predicate<String> isReadable) {
    this.store = store;
    this.drawsForeignImages = drawsForeignImages;
    this.port = port;
    this.isReadable = isReadable;
  }

  /** {@return the names, for the gallery, of all pictures of a request} */
  List<String> read(EndpointSpec endpoint, Map<String, Object> fields) {
    List<String> names = new ArrayList<>();
    endpoint
        .pictures()
        .forEach(
            (field, source) -> {
              Object value = fields.get(field);
              List<?> values = value instanceof List<?> list ? list : List.of(orEmpty(value));
              for (Object one : values) {
                if (!(one instanceof String text)) {
                  throw RejectedRequestException.invalid(
                      field, "The " + words(field) + " must be a string.");
                }
                if (!text.isEmpty()) {
                  names.add(readOne(field, source, text, Flags.isTrue(fields.get("base64"))));
                }
              }
            });
    return names;
  }

  private static Object orEmpty(@Nullable Object value) {
    return value == null ? "" : value;
  }

  private String readOne(String field, EndpointSpec.Source source, String text, boolean flagged) {
    boolean isLink = text.regionMatches(true, 0, "http", 0, 4) && LoopbackHttp.parse(text) != null;
    if (source == EndpointSpec.Source.DATA) {
      if (isLink) {
        throw RejectedRequestException.invalid(
            field, "The " + words(field) + " must be base64 data.");
      }
      return keep(field, text, MAX_UPLOAD);
    }
    if (isLink) {
      return readLink(URI.create(text));
    }
    if (source == EndpointSpec.Source.LINK || (source == EndpointSpec.Source.FLAGGED && !flagged)) {
      throw RejectedRequestException.invalid(
          field,
          "The " + words(field) + " must be a valid url when base64 is a representation of false.");
    }
    return keep(field, text, MAX_PICTURE);
  }

  /**
   * {@return the name of a picture that came as base64, with or without {@code data:} before it}
   */
  String keep(String field, String text, int maxBytes) {
    int comma = text.startsWith("data:") ? text.indexOf(',') : -1;
    byte[] picture;
    try {
      picture =
          Base64.getMimeDecoder()
              .decode(text.substring(comma + 1).trim().getBytes(StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      throw notAPicture(field);
    }
    if (picture.length > maxBytes) {
      throw RejectedRequestException.invalid(
          field,
          "The " + words(field) + " may not be greater than " + maxBytes / 1024 + " kilobytes.");
    }
    if (MediaTypes.of(picture).isEmpty()) {
      throw notAPicture(field);
    }
    return store.keep(picture);
  }

  private static RejectedRequestException notAPicture(String field) {
    return RejectedRequestException.invalid(
        field, "The " + words(field) + " must be a valid base64 image.");
  }

  private String readLink(URI uri) {
    if (!LoopbackHttp.isLoopback(uri)) {
      if (drawsForeignImages) {
        return ResultStore.DRAWN + uri.getHost();
      }
      throw unreachable();
    }
    String path = String.valueOf(uri.getPath());
    if (uri.getPort() == port.getAsInt() && ResultPath.parse(path) != null) {
      if (!isReadable.test(path)) {
        throw unreachable();
      }
      return ResultStore.MADE + path;
    }
    try {
      byte[] picture = LoopbackHttp.get(uri, MAX_PICTURE);
      if (MediaTypes.of(picture).isEmpty()) {
        throw unreachable();
      }
      return store.keep(picture);
    } catch (IOException e) {
      throw unreachable();
    }
  }

  private static RejectedRequestException unreachable() {
    return RejectedRequestException.of(
        400, "validation_error", "Unable to fetch image from provided URL");
  }

  private static String words(String field) {
    return field.replace('_', ' ');
  }
}
