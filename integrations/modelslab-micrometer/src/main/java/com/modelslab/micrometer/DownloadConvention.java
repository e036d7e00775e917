// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.micrometer;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import java.util.Locale;

/**
 * Names and keys of a download: the observation {@code modelslab.download}, in traces {@code
 * download image}.
 *
 * <p>Keys of few values: {@code modelslab.media.kind} as the link ends, {@code modelslab.outcome}
 * ({@code completed}, {@code cancelled}, {@code error}), {@code error.type}. Keys of many values:
 * {@code server.address}, {@code modelslab.download.bytes}.
 *
 * <p>Extend it to change some of them. Immutable, safe to share.
 */
public class DownloadConvention implements ObservationConvention<DownloadContext> {
  static final DownloadConvention INSTANCE = new DownloadConvention();

  /** Makes one. */
  public DownloadConvention() {}

  @Override
  public boolean supportsContext(Observation.Context context) {
    return context instanceof DownloadContext;
  }

  @Override
  public String getName() {
    return "modelslab.download";
  }

  @Override
  public String getContextualName(DownloadContext context) {
    return "download " + kind(context);
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(DownloadContext context) {
    Throwable failure = context.failure().orElse(null);
    return KeyValues.of(
        KeyValue.of("modelslab.media.kind", kind(context)),
        KeyValue.of("modelslab.outcome", Outcome.ofCall(failure)),
        KeyValue.of("error.type", Outcome.errorType(failure)));
  }

  @Override
  public KeyValues getHighCardinalityKeyValues(DownloadContext context) {
    KeyValues keys = KeyValues.of("modelslab.download.bytes", "" + context.bytes());
    return context.host().map(host -> keys.and("server.address", host)).orElse(keys);
  }

  private static String kind(DownloadContext context) {
    return context.kind().map(kind -> kind.name().toLowerCase(Locale.ROOT)).orElse("unknown");
  }
}
