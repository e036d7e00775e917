// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.service;

import com.modelslab.simulator.internal.endpoint.EndpointSpec;
import com.modelslab.simulator.internal.endpoint.MediaField;
import com.modelslab.simulator.internal.endpoint.RejectedRequestException;
import com.modelslab.simulator.internal.json.Flags;
import com.modelslab.simulator.internal.media.MediaKind;
import com.modelslab.simulator.internal.media.MediaStore;
import com.modelslab.simulator.internal.net.LoopbackHttp;
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
 * Reads the files that a request names or carries. Follows links to this simulator and to other
 * servers on this machine; a placeholder replaces links to other machines.
 */
final class InputReader {

  private static final int MAX_UPLOAD = 5 * 1024 * 1024;
  private static final int MAX_FILE = 20 * 1024 * 1024;

  private final MediaStore store;
  private final boolean drawsForeignImages;
  private final IntSupplier port;
  private final Predicate<String> isReadable;

  /**
   * @param isReadable whether a result of this simulator can be downloaded at a path now
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

  /** {@return the names in the store of all files of a request, in the order of its fields} */
  List<String> read(EndpointSpec endpoint, Map<String, Object> fields) {
    List<String> names = new ArrayList<>();
    boolean flagged = Flags.isTrue(fields.get("base64"));
    endpoint
        .media()
        .forEach(
            (name, field) -> {
              Object value = fields.get(name);
              List<?> values = value instanceof List<?> list ? list : List.of(orEmpty(value));
              for (Object one : values) {
                if (!(one instanceof String text)) {
                  throw RejectedRequestException.invalid(name, "must be a string.");
                }
                if (!text.isEmpty()) {
                  names.add(readOne(name, field, text, flagged));
                }
              }
            });
    return names;
  }

  private static Object orEmpty(@Nullable Object value) {
    return value == null ? "" : value;
  }

  private String readOne(String name, MediaField field, String text, boolean flagged) {
    boolean isLink = text.regionMatches(true, 0, "http", 0, 4) && LoopbackHttp.parse(text) != null;
    if (field.form() == MediaField.Form.BASE64) {
      if (isLink) {
        throw RejectedRequestException.invalid(name, "must be base64 data.");
      }
      return keep(name, field.kind(), text, MAX_UPLOAD);
    }
    if (isLink) {
      return readLink(URI.create(text), field.kind());
    }
    if (field.form() == MediaField.Form.LINK
        || (field.form() == MediaField.Form.BASE64_IF_FLAGGED && !flagged)) {
      throw RejectedRequestException.invalid(
          name, "must be a valid url when base64 is a representation of false.");
    }
    return keep(name, field.kind(), text, MAX_FILE);
  }

  private String keep(String name, MediaKind kind, String text, int maxBytes) {
    int comma = text.startsWith("data:") ? text.indexOf(',') : -1;
    byte[] bytes;
    try {
      bytes =
          Base64.getMimeDecoder()
              .decode(text.substring(comma + 1).trim().getBytes(StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      throw notBase64(name, kind);
    }
    if (bytes.length > maxBytes) {
      throw RejectedRequestException.invalid(
          name, "may not be greater than " + maxBytes / 1024 + " kilobytes.");
    }
    if (!kind.accepts(bytes)) {
      throw notBase64(name, kind);
    }
    return store.keep(bytes);
  }

  private static RejectedRequestException notBase64(String name, MediaKind kind) {
    return RejectedRequestException.invalid(name, "must be a valid base64 " + kind.word() + ".");
  }

  private String readLink(URI uri, MediaKind kind) {
    if (!LoopbackHttp.isLoopback(uri)) {
      if (drawsForeignImages) {
        return ResultStore.DRAWN + uri.getHost();
      }
      throw unreachable(kind);
    }
    String path = String.valueOf(uri.getPath());
    if (uri.getPort() == port.getAsInt() && ResultPath.parse(path) != null) {
      if (!isReadable.test(path)) {
        throw unreachable(kind);
      }
      return ResultStore.MADE + path;
    }
    try {
      byte[] bytes = LoopbackHttp.get(uri, MAX_FILE);
      if (!kind.accepts(bytes)) {
        throw unreachable(kind);
      }
      return store.keep(bytes);
    } catch (IOException e) {
      throw unreachable(kind);
    }
  }

  private static RejectedRequestException unreachable(MediaKind kind) {
    return RejectedRequestException.of(
        400, "validation_error", "Unable to fetch " + kind.word() + " from provided URL");
  }
}
