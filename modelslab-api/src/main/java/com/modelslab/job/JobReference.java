// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.job;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.AffectedJob;
import com.modelslab.internal.JobGrammar;
import com.modelslab.internal.PercentCoding;

/**
 * Names a job and the path to fetch it from: the one form in which responses, tokens, ledgers and
 * webhooks refer to jobs. Its {@link #token} carries it to another process.
 *
 * <p>It can only lead to a fetch: whatever a token or a response holds, {@link #path} ends in
 * {@code /fetch/} and an id. Immutable, safe to share.
 *
 * @param id the service's id for the job: any text of up to 200 characters, but for control
 *     characters and for parts between slashes that are empty or only dots
 * @param endpoint the path that the job was submitted to; its family if only that is known
 * @param path where to fetch the job: below the base URI, or absolute on the same origin
 */
public record JobReference(String id, String endpoint, String path) {
  private static final String TOKEN = "ml1:";

  /**
   * Creates a reference.
   *
   * @throws IllegalArgumentException if the id cannot be a job's, or a path is not of its form
   */
  public JobReference {
    checkId(requireNonNull(id, "id"));
    check("endpoint", JobGrammar.isFamily(requireNonNull(endpoint, "endpoint")));
    check("path to fetch it", JobGrammar.isFetchPath(requireNonNull(path, "path")));
  }

  /**
   * {@return a reference to a job that was submitted to {@code endpoint}, fetched in that path's
   * family}
   *
   * @throws IllegalArgumentException if the id cannot be a job's
   */
  public static JobReference submitted(String id, String endpoint) {
    return submitted(id, endpoint, parent(endpoint));
  }

  /**
   * {@return a reference to a job that was submitted to {@code endpoint}}
   *
   * @param family the path before {@code /fetch/{id}}, such as {@code /image_editing}
   * @throws IllegalArgumentException if the id cannot be a job's
   */
  public static JobReference submitted(String id, String endpoint, String family) {
    return new JobReference(id, endpoint, fetchPath(id, family));
  }

  /**
   * {@return a reference to a job by its bare id}
   *
   * @param family the path before {@code /fetch/{id}}, such as {@code /image_editing}
   * @throws IllegalArgumentException if the id cannot be a job's
   */
  public static JobReference of(String id, String family) {
    return submitted(id, family, family);
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
    String id = PercentCoding.decode(parts[1]);
    if (parts.length == 4) {
      return new JobReference(id, parts[2], parts[3]);
    }
    return parts[2].endsWith("/")
        ? of(id, parts[2].substring(0, parts[2].length() - 1))
        : submitted(id, parts[2]);
  }

  /**
   * {@return this reference with another path to fetch from}
   *
   * @throws IllegalArgumentException if the path does not end in {@code /fetch/} and an id
   */
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
    if (path.equals(fetchPath(id, parent(endpoint)))) {
      return token;
    }
    // A slash at the end marks a family, which is all that is known of a job by its bare id.
    return path.equals(fetchPath(id, endpoint)) ? token + "/" : token + ":" + path;
  }

  private static String parent(String endpoint) {
    return endpoint.substring(0, Math.max(0, endpoint.lastIndexOf('/')));
  }

  private static String fetchPath(String id, String family) {
    return family + JobGrammar.FETCH + PercentCoding.encode(id);
  }

  private static void check(String what, boolean right) {
    if (!right) {
      throw new IllegalArgumentException(
          "This does not refer to a job: the "
              + what
              + " must be a path of plain names, such as /image_editing/fetch/1842337");
    }
  }

  private static void checkId(String id) {
    if (!JobGrammar.isId(id)) {
      throw new IllegalArgumentException(
          "A job id must not be "
              + (id.isBlank()
                  ? "blank"
                  : "longer than 200 characters, hold control characters, or have a part between"
                      + " slashes that is empty or only dots; give the id alone, such as 1842337"));
    }
  }
}
