// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.media;

import static java.util.Objects.requireNonNull;

import com.modelslab.internal.Limits;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How results are downloaded. Immutable, safe to share. */
public final class DownloadOptions {
  private static final DownloadOptions DEFAULTS = builder().build();

  private final @Nullable ExistingFile existing;
  private final Set<MediaKind> kinds;
  private final Map<MediaKind, Long> maxBytes;
  private final int parallel;
  private final @Nullable Consumer<? super DownloadProgress> listener;

  private DownloadOptions(Builder builder) {
    this.existing = builder.existing;
    this.kinds = builder.kinds;
    this.maxBytes = Map.copyOf(builder.maxBytes);
    this.parallel = builder.parallel;
    this.listener = builder.listener;
  }

  /** {@return the defaults} */
  public static DownloadOptions defaults() {
    return DEFAULTS;
  }

  /** {@return a builder that holds the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that holds these options} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.existing = existing;
    builder.kinds = kinds;
    builder.maxBytes.putAll(maxBytes);
    builder.parallel = parallel;
    builder.listener = listener;
    return builder;
  }

  /** {@return what happens to a file that exists; none for the default of the target} */
  public Optional<ExistingFile> existing() {
    return Optional.ofNullable(existing);
  }

  /** {@return the kinds that are accepted; empty for what the link and the job's endpoint tell} */
  public Set<MediaKind> kinds() {
    return kinds;
  }

  /** {@return the most bytes of a file of that kind; none for the limit of the client} */
  public OptionalLong maxBytes(MediaKind kind) {
    Long limit = maxBytes.get(kind);
    return limit == null ? OptionalLong.empty() : OptionalLong.of(limit);
  }

  /** {@return how many files of one result are downloaded at the same time} */
  public int parallel() {
    return parallel;
  }

  /** {@return what gets progress reports, if anything does} */
  public Optional<Consumer<? super DownloadProgress>> listener() {
    return Optional.ofNullable(listener);
  }

  /** Collects the options. Not thread-safe. */
  public static final class Builder {
    private @Nullable ExistingFile existing;
    private Set<MediaKind> kinds = Set.of();
    private final Map<MediaKind, Long> maxBytes = new EnumMap<>(MediaKind.class);
    private int parallel = 4;
    private @Nullable Consumer<? super DownloadProgress> listener;

    private Builder() {}

    /**
     * Sets what happens to a file that exists. Default: a file that the caller named is replaced,
     * one in a directory is never touched ({@link ExistingFile#RENAME}).
     */
    public Builder existing(ExistingFile value) {
      this.existing = requireNonNull(value, "value");
      return this;
    }

    /**
     * Sets the kinds that are accepted; a file of another one is refused. Default: what the
     * endpoint of the job makes, if this client submitted it; else what the ending of the link
     * stands for; else every format that its first bytes tell.
     */
    public Builder kinds(MediaKind... accepted) {
      this.kinds = Set.of(accepted);
      return this;
    }

    /**
     * Sets the most bytes of a file of that kind. Default: {@code maxDownloadBytes} of the client.
     */
    public Builder maxBytes(MediaKind kind, long limit) {
      maxBytes.put(requireNonNull(kind, "kind"), Limits.positive("maxBytes", limit));
      return this;
    }

    /** Sets how many files of one result are downloaded at the same time. Default: 4. */
    public Builder parallel(int files) {
      this.parallel = Limits.atLeastOne("parallel", files);
      return this;
    }

    /**
     * Sets what hears how far each file has come. It is called on the client's executor, one call
     * of a file after the other, no faster than it returns, and last with all bytes.
     */
    public Builder onProgress(Consumer<? super DownloadProgress> reports) {
      this.listener = requireNonNull(reports, "reports");
      return this;
    }

    /** {@return the options} */
    public DownloadOptions build() {
      return new DownloadOptions(this);
    }
  }
}
