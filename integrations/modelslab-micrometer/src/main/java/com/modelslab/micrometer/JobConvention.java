// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.micrometer;

import com.modelslab.job.JobReference;
import com.modelslab.spi.JobSummary;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Names and keys of a job: the observation {@code modelslab.job}, in traces {@code job
 * /image_editing/inpaint}.
 *
 * <p>Keys of few values: {@code modelslab.endpoint}; {@code modelslab.outcome} ({@code completed},
 * {@code failed}, {@code timeout} of the wait, {@code refused}, {@code unknown}, {@code cancelled},
 * {@code error}, {@code open} if nobody asked for it); {@code modelslab.job.guess}, what the
 * service's estimate was worth ({@code close} within a fifth, {@code early}, {@code late}, {@code
 * none}); {@code error.type}; and as OpenTelemetry has them {@code gen_ai.provider.name}, {@code
 * gen_ai.operation.name}. Keys of many values: {@code modelslab.job.id}, {@code
 * modelslab.job.polls}, {@code modelslab.job.estimate} and {@code modelslab.job.guess_error}
 * (elapsed less the estimate), both in seconds.
 *
 * <p>Extend it to change some of them. Immutable, safe to share.
 */
public class JobConvention implements ObservationConvention<JobContext> {
  static final JobConvention INSTANCE = new JobConvention();
  private static final KeyValues FIXED =
      KeyValues.of(
          "gen_ai.provider.name", "modelslab", "gen_ai.operation.name", "generate_content");

  /** Makes one. */
  public JobConvention() {}

  @Override
  public boolean supportsContext(Observation.Context context) {
    return context instanceof JobContext;
  }

  @Override
  public String getName() {
    return "modelslab.job";
  }

  @Override
  public String getContextualName(JobContext context) {
    return "job " + context.endpoint();
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(JobContext context) {
    return FIXED
        .and("modelslab.endpoint", context.endpoint())
        .and("modelslab.outcome", Outcome.ofJob(context.summary().orElse(null)))
        .and("modelslab.job.guess", context.summary().map(JobConvention::guess).orElse("none"))
        .and("error.type", Outcome.errorType(context.failure()));
  }

  @Override
  public KeyValues getHighCardinalityKeyValues(JobContext context) {
    JobSummary end = context.summary().orElse(null);
    if (end == null) {
      return KeyValues.empty();
    }
    KeyValues keys = KeyValues.of(KeyValue.of("modelslab.job.polls", "" + end.polls()));
    Optional<String> id = end.job().map(JobReference::id);
    if (id.isPresent()) {
      keys = keys.and("modelslab.job.id", id.get());
    }
    return end.estimate().isZero()
        ? keys
        : keys.and("modelslab.job.estimate", seconds(end.estimate()))
            .and("modelslab.job.guess_error", seconds(end.elapsed().minus(end.estimate())));
  }

  private static String guess(JobSummary end) {
    long estimate = end.estimate().toMillis();
    if (estimate == 0 || end.result().isEmpty()) {
      return "none";
    }
    long error = end.elapsed().toMillis() - estimate;
    return Math.abs(error) <= estimate / 5 ? "close" : error > 0 ? "early" : "late";
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
  }
}
