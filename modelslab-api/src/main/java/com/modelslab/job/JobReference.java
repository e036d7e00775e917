// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.job;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.AffectedJob;
import com.modelslab.internal.PercentCoding;

/**
 * Names a job and the path to fetch it from. Its {@link #token} carries it to another process.
 *
 * <p>Immutable, safe to share.
 *
 * @param id the service's id for the job
 * @param endpoint the path that the job was submitted to; its family if only that is known
 * @param path where to fetch the job: below the base URI, or absolute on the same origin
 */
public record JobReference(String id, String endpoint, String path) {
  private static final String TOKEN = "ml1:";
  private static final String FETCH = "/fetch/";

  /** Refuses null parts. */
  public JobReference {
    requireNonNull(id, "id");
    requireNonNull(endpoint, "endpoint");
    requireNonNull(path, "path");
  }

  /**
   * {@return a reference to a job that was submitted to {@code endpoint}, fetched in that path's
   * family}
   */
  public static JobReference submitted(String id, String endpoint) {
    return submitted(id, endpoint, endpoint.substring(0, endpoint.lastIndexOf('/')));
  }

  /**
   * {@return a reference to a job that was submitted to {@code endpoint}}
   *
   * @param family the path before {@code /fetch/{id}}, such as {@code /image_editing}
   */
  public static JobReference submitted(String id, String endpoint, String family) {
    return new JobReference(id, endpoint, fetchPath(id, family));
  }

  /**
   * {@return a reference to a job by its bare id}
   *
   * @param family the path before {@code /fetch/{id}}, such as {@code /image_editing}
   * @throws IllegalArgumentException if the id is blank or cannot be one
   */
  public static JobReference of(String id, String family) {
    return new JobReference(checkId(id), family, fetchPath(id, family));
  }

  /**
   * {@return a reference to the job {@code id} that is fetched from {@code fetchPath}}
   *
   * @param fetchPath a path that ends in {@code /fetch/} and an id
   */
  public static JobReference at(String id, String fetchPath) {
    int fetch = fetchPath.lastIndexOf(FETCH);
    return new JobReference(id, fetch < 0 ? fetchPath : fetchPath.substring(0, fetch), fetchPath);
  }

  /**
   * {@return the reference that a token holds}
   *
   * @throws IllegalArgumentException if it is not a token
   */
  public static JobReference parse(String token) {
    String text = token.strip();
    String[] parts = text.split(":", 4);
    if (parts.length < 3 || !text.startsWith(TOKEN) || !parts[2].startsWith("/")) {
      throw new IllegalArgumentException(
          "Not a job token: it starts with " + TOKEN + " and comes from Job.token()");
    }
    String id = checkId(PercentCoding.decode(parts[1]));
    if (parts.length == 4) {
      return new JobReference(id, parts[2], parts[3]);
    }
    return parts[2].endsWith("/")
        ? of(id, parts[2].substring(0, parts[2].length() - 1))
        : submitted(id, parts[2]);
  }

  /** {@return this reference with another path to fetch from} */
  public JobReference withPath(String otherPath) {
    return new JobReference(id, endpoint, otherPath);
  }

  /** {@return this job for an exception that is about it} */
  public AffectedJob affected() {
    return new AffectedJob(id, token());
  }

  /** {@return a short text, without the key, from which {@link #parse} makes this reference} */
  public String token() {
    String token = TOKEN + PercentCoding.encode(id) + ":" + endpoint;
    if (path.equals(submitted(id, endpoint).path)) {
      return token;
    }
    // A slash at the end marks a family, which is all that is known of a job by its bare id.
    return path.equals(fetchPath(id, endpoint)) ? token + "/" : token + ":" + path;
  }

  private static String fetchPath(String id, String family) {
    return family + FETCH + PercentCoding.encode(id);
  }

  private static String checkId(String id) {
    if (id.isBlank()) {
      throw new IllegalArgumentException("A job id must not be blank");
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c <= ' ' || c == '/' || c == '\\' || c == '?' || c == '#' || c == '%' || c == 0x7f) {
        throw new IllegalArgumentException(
            "A job id must not contain a slash, a blank or another character that changes the path;"
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
}
