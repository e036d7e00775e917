// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.job;

import com.modelslab.internal.Limits;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Options for one call, in the place of the client's settings. Immutable, safe to share. */
public final class CallOptions {
  private static final CallOptions DEFAULTS = builder().build();

  private final @Nullable Duration timeout;

  private CallOptions(Builder builder) {
    this.timeout = builder.timeout;
  }

  /** {@return options that leave everything to the client's settings} */
  public static CallOptions defaults() {
    return DEFAULTS;
  }

  /** {@return options with this {@link Builder#timeout}} */
  public static CallOptions timeout(Duration limit) {
    return builder().timeout(limit).build();
  }

  /** {@return a builder that holds the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return how long the call may take; none to leave that to the client's settings} */
  public Optional<Duration> timeout() {
    return Optional.ofNullable(timeout);
  }

  /** Collects the options. Not thread-safe. */
  public static final class Builder {
    private @Nullable Duration timeout;

    private Builder() {}

    /**
     * Sets how long the call may take, with all waiting and repeating of decorators, instead of the
     * client's limit of each exchange. Uploads that go before a submit are not counted.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder timeout(Duration limit) {
      this.timeout = Limits.positive("timeout", limit);
      return this;
    }

    /** {@return the options} */
    public CallOptions build() {
      return new CallOptions(this);
    }
  }
}
