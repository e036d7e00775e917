// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.micrometer;

import static java.util.Objects.requireNonNull;

import com.modelslab.spi.Call;
import com.modelslab.spi.ClientObserver;
import com.modelslab.spi.Response;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Makes an observation of each job, call and download of a client.
 *
 * <pre>{@code
 * ModelsLab.builder().apiKey(key).observer(ModelsLabObserver.of(registry)).build();
 * }</pre>
 *
 * <p>The parent of each is the observation that was current where the work was asked for: that of a
 * poll, which a timer makes, is the one of the submit. Nothing is kept when an observation has
 * ended. The keys are those of {@link CallConvention}, {@link JobConvention} and {@link
 * DownloadConvention}; the API key, prompts and queries of links are in none.
 *
 * <p>Immutable, safe to share.
 */
public final class ModelsLabObserver implements ClientObserver {
  private final ObservationRegistry registry;
  private final @Nullable ObservationConvention<CallContext> calls;
  private final @Nullable ObservationConvention<JobContext> jobs;
  private final @Nullable ObservationConvention<DownloadContext> downloads;

  private ModelsLabObserver(
      ObservationRegistry registry,
      @Nullable ObservationConvention<CallContext> calls,
      @Nullable ObservationConvention<JobContext> jobs,
      @Nullable ObservationConvention<DownloadContext> downloads) {
    this.registry = requireNonNull(registry, "registry");
    this.calls = calls;
    this.jobs = jobs;
    this.downloads = downloads;
  }

  /** {@return an observer with the conventions of this package, or the registry's own for them} */
  public static ModelsLabObserver of(ObservationRegistry registry) {
    return new ModelsLabObserver(registry, null, null, null);
  }

  /** {@return this observer with other names and keys for calls} */
  public ModelsLabObserver withCallConvention(ObservationConvention<CallContext> convention) {
    return new ModelsLabObserver(
        registry, requireNonNull(convention, "convention"), jobs, downloads);
  }

  /** {@return this observer with other names and keys for jobs} */
  public ModelsLabObserver withJobConvention(ObservationConvention<JobContext> convention) {
    return new ModelsLabObserver(
        registry, calls, requireNonNull(convention, "convention"), downloads);
  }

  /** {@return this observer with other names and keys for downloads} */
  public ModelsLabObserver withDownloadConvention(
      ObservationConvention<DownloadContext> convention) {
    return new ModelsLabObserver(registry, calls, jobs, requireNonNull(convention, "convention"));
  }

  @Override
  public Origin origin() {
    return new From(registry.getCurrentObservation());
  }

  /** Makes observations that have one parent. */
  private final class From implements Origin {
    private final @Nullable Observation parent;

    From(@Nullable Observation parent) {
      this.parent = parent;
    }

    @Override
    public JobObserver job(String endpoint) {
      JobContext context = new JobContext(endpoint);
      Observation observation =
          start(
              Observation.createNotStarted(jobs, JobConvention.INSTANCE, () -> context, registry));
      return summary -> {
        context.ended(summary);
        end(observation, context.failure());
      };
    }

    @Override
    public CallObserver call(Call call) {
      CallContext context = new CallContext(call);
      Observation observation =
          start(
              Observation.createNotStarted(
                  calls, CallConvention.INSTANCE, () -> context, registry));
      return new CallObserver() {
        @Override
        public Runnable enter() {
          return observation.openScope()::close;
        }

        @Override
        public void ended(@Nullable Response response, @Nullable Throwable failure) {
          context.ended(response, failure);
          end(observation, failure);
        }
      };
    }

    @Override
    public DownloadObserver download(URI link) {
      DownloadContext context = new DownloadContext(link);
      Observation observation =
          start(
              Observation.createNotStarted(
                  downloads, DownloadConvention.INSTANCE, () -> context, registry));
      return (bytes, failure) -> {
        context.ended(bytes, failure);
        end(observation, failure);
      };
    }

    private Observation start(Observation observation) {
      // Also without one: what is current on a thread of the SDK has nothing to do with the work.
      return observation.parentObservation(parent).start();
    }
  }

  private static void end(Observation observation, @Nullable Throwable failure) {
    if (failure != null) {
      observation.error(failure);
    }
    observation.stop();
  }
}
