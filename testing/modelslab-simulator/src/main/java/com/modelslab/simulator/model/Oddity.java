// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.model;

import java.util.Locale;

/** Unusual behaviour of the real service that a client must be able to handle. */
public enum Oddity {
  /** While a job is processing, {@code output} is an empty string instead of an empty list. */
  EMPTY_TEXT_OUTPUT(0.8),
  /** The message is in the field {@code messege}. */
  MESSEGE(0.4),
  /** Ids are strings instead of numbers. */
  TEXT_IDS(0.3),
  /** Slashes are written {@code \/}. */
  ESCAPED_SLASHES(0.8),
  /** Refusals come with status 200. */
  ERRORS_IN_200(0.5),
  /** The refusal of a submit to a full queue comes with status 200. */
  RATE_LIMIT_IN_200(0),
  /** The message of a failed validation is an object by field name. */
  VALIDATION_OBJECTS(0.5),
  /** Refusals carry a machine-readable {@code code}. */
  ERROR_CODES(0.3),
  /** Responses to fetches have neither id nor eta nor meta. */
  THIN_FETCHES(0.8),
  /** {@code future_links} are given before there is a file behind them. */
  FUTURE_LINKS(0.6),
  /** {@code proxy_links} is an empty string, one link, an object, or null. */
  ODD_PROXY_LINKS(0.6),
  /** {@code output} is an empty list and the links are only in {@code proxy_links}. */
  ONLY_PROXY_LINKS(0.03),
  /** {@code output} is one link instead of a list, at endpoints that were seen to do so. */
  BARE_OUTPUT(0.3),
  /** For a moment after success a link responds with status 404 and an HTML page. */
  LATE_LINKS(0.25),
  /** The Content-Type of a result is {@code text/plain}. */
  TEXT_PLAIN(0.2),
  /** There is no eta. */
  NO_ETA(0.15),
  /** There is no {@code fetch_result}. */
  NO_FETCH_RESULT(0.1),
  /** {@code fetch_result} is on the service's old host, which must not receive the key. */
  FOREIGN_FETCH_RESULT(0.1),
  /** {@code fetch_result} ends in another number than the id; both find the job. */
  OTHER_FETCH_ID(0.1),
  /** The body behind a {@code .base64} link begins with {@code data:image/png;base64,}. */
  DATA_PREFIX(0.5),
  /** Links have no file extension, the extension twice, or an unusual one. */
  ODD_LINK_NAMES(0.1),
  /** A caption is a string instead of a list of one string. */
  BARE_CAPTION(0.5),
  /** {@code meta} holds a link that is not a result. */
  META_LINKS(0.3),
  /** Responses carry advertising in {@code tip}. */
  TIPS(0.5),
  /** The status of a waiting job is {@code queued} instead of {@code processing}. */
  QUEUED_STATUS(0.05),
  /** For a moment after its submit a job cannot be found. */
  EARLY_NOT_FOUND(0),
  /** The safety checker replaces the image with a black one. */
  NSFW(0);

  private final double usualShare;

  Oddity(double usualShare) {
    this.usualShare = usualShare;
  }

  /** {@return the share of responses or jobs that have it by default, 0 to 1} */
  public double usualShare() {
    return usualShare;
  }

  /**
   * {@return the oddity that {@code text} names, such as late-links}
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Oddity parse(String text) {
    String name = text.trim().toUpperCase(Locale.ROOT).replace('-', '_');
    for (Oddity oddity : values()) {
      if (oddity.name().equals(name)) {
        return oddity;
      }
    }
    throw new IllegalArgumentException("There is no oddity named " + text);
  }
}
