// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.ledger;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids of entries: the microsecond of the submit, then a text that no other client has, both in
 * digits and small letters and of fixed length. Each id is greater than the one before. Safe for
 * concurrent use.
 */
public final class EntryIds {
  private static final int RADIX = 36;
  private static final int TIME_LENGTH = 11; // 36^11 microseconds last beyond the year 6000
  private static final int SUFFIX_LENGTH = 8;
  private static final long SUFFIXES = 2_821_109_907_456L; // 36^8

  private final Clock clock;
  private final String suffix;
  private final AtomicLong last = new AtomicLong();

  public EntryIds(Clock clock) {
    this.clock = clock;
    this.suffix = fixed(new SecureRandom().nextLong() >>> 1, SUFFIXES, SUFFIX_LENGTH);
  }

  /** {@return the next id} */
  public String next() {
    Instant now = clock.instant();
    long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    long tick = last.updateAndGet(before -> Math.max(before + 1, micros));
    return fixed(tick, Long.MAX_VALUE, TIME_LENGTH) + suffix;
  }

  private static String fixed(long number, long modulus, int length) {
    String digits = Long.toString(number % modulus, RADIX);
    return "0".repeat(Math.max(0, length - digits.length())) + digits;
  }
}
