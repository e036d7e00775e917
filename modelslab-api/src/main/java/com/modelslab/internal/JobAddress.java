// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal;

import com.modelslab.spi.Call;
import com.modelslab.spi.Operation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a job is asked for, and the token that carries this to another process.
 *
 * @param id the service's id for the job
 * @param endpoint the path that the job was submitted to, or its family where that is not known
 * @param path where to fetch it: below the base URI, or absolute on the same origin
 */
public record JobAddress(String id, String endpoint, String path) {
  private static final String TOKEN = "ml1:";

  /** {@return the address of the job {@code id} that {@code call} made or asked for} */
  static JobAddress of(Call call, String id) {
    return call.operation() == Operation.FETCH
        ? new JobAddress(id, endpointOf(call.path()), call.path())
        : submitted(id, call.path());
  }

  /** {@return the address of a job that was submitted to {@code endpoint}} */
  public static JobAddress submitted(String id, String endpoint) {
    return new JobAddress(
        id, endpoint, endpoint.substring(0, endpoint.lastIndexOf('/')) + "/fetch/" + encode(id));
  }

  /**
   * {@return the address of a job by its bare id}
   *
   * @param family the path before {@code /fetch/{id}}, such as {@code /image_editing}
   * @throws IllegalArgumentException if the id is blank or cannot be one
   */
  public static JobAddress of(String id, String family) {
    return new JobAddress(checkId(id), family, family + "/fetch/" + encode(id));
  }

  /**
   * {@return the address that a token holds}
   *
   * @throws IllegalArgumentException if it is no token
   */
  public static JobAddress parse(String token) {
    String text = token.strip();
    String[] parts = text.split(":", 4);
    if (parts.length < 3 || !text.startsWith(TOKEN) || !parts[2].startsWith("/")) {
      throw new IllegalArgumentException(
          "Not a job token: it starts with " + TOKEN + " and comes from Job.token()");
    }
    String id = checkId(decode(parts[1]));
    if (parts.length == 4) {
      return new JobAddress(id, parts[2], parts[3]);
    }
    return parts[2].endsWith("/")
        ? of(id, parts[2].substring(0, parts[2].length() - 1))
        : submitted(id, parts[2]);
  }

  /** {@return this address with another place to fetch from} */
  public JobAddress at(String otherPath) {
    return new JobAddress(id, endpoint, otherPath);
  }

  /** {@return a short text, without the key, from which {@link #parse} makes this address again} */
  public String token() {
    String token = TOKEN + encode(id) + ":" + endpoint;
    if (path.equals(submitted(id, endpoint).path)) {
      return token;
    }
    // A slash at the end marks a family, which is all that is known of a job by its bare id.
    return path.equals(endpoint + "/fetch/" + encode(id)) ? token + "/" : token + ":" + path;
  }

  /** {@return the call that asks for the job} */
  public Call fetch() {
    return Call.fetch(path, id);
  }

  private static String endpointOf(String fetchPath) {
    int fetch = fetchPath.lastIndexOf("/fetch/");
    return fetch < 0 ? fetchPath : fetchPath.substring(0, fetch);
  }

  private static String checkId(String id) {
    if (id.isBlank()) {
      throw new IllegalArgumentException("A job id must not be blank");
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c <= ' ' || c == '/' || c == '\\' || c == '?' || c == '#' || c == '%' || c == 0x7f) {
        throw new IllegalArgumentException(
            "A job id must not hold a slash, a blank or another character that changes the address;"
                + " give the id alone, such as 1842337. The character at index "
                + i
                + " is one");
      }
    }
    if (id.equals(".") || id.equals("..")) {
      throw new IllegalArgumentException("A job id must not be " + id);
    }
    return id;
  }

  private static String encode(String id) {
    StringBuilder encoded = new StringBuilder(id.length());
    for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
      if (plain) {
        encoded.append(c);
      } else {
        encoded.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return encoded.toString();
  }

  private static String decode(String encoded) {
    // A literal plus is not a blank here, unlike in a form.
    return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /**
   * {@return the address for a reply to a submit: where it says on the same origin, else as usual}
   */
  public static JobAddress afterSubmit(
      String id, String endpoint, Map<String, @Nullable Object> answer, BaseUri base) {
    JobAddress usual = submitted(id, endpoint);
    return Body.of(answer).text("fetch_result").flatMap(base::pathOf).map(usual::at).orElse(usual);
  }
}
