// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.ModelsLab;
import com.modelslab.error.UnknownOutcomeException;
import com.modelslab.image.ImageInput;
import com.modelslab.job.Job;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.resilience.LocalQueueSlots;
import com.modelslab.resilience.Plan;
import com.modelslab.resilience.Resilience;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.model.AccountPlan;
import com.modelslab.simulator.model.Oddities;
import com.modelslab.spi.async.DaemonThreads;
import com.modelslab.spi.async.Futures;
import com.modelslab.spi.async.Timer;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many submits to a server that is reloaded all the time, and so ends connections. */
class ReloadTest {
  private static final int SUBMITS = 2_000;
  private static final int PER_SECOND = 250;

  /** Those that were sent while the server closed their connection; they made no job. */
  private static final int MOST_UNKNOWN = SUBMITS / 1_000;

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "apache", "okhttp"})
  @Timeout(40)
  void submit_serverIsReloadedUnderLoad_nothingIsLostOrDoubled(String transport) throws Exception {
    ScheduledExecutorService reloads =
        Executors.newSingleThreadScheduledExecutor(new DaemonThreads("reloads"));
    AtomicInteger idle = new AtomicInteger();
    try (Simulator simulator =
            Simulator.builder()
                .plan(AccountPlan.UNLIMITED)
                .synchronous(1)
                .oddities(Oddities.none())
                .start();
        ReloadingProxy proxy = new ReloadingProxy(simulator.port());
        ModelsLab client = client(transport, simulator, proxy)) {
      reloads.scheduleWithFixedDelay(
          () -> idle.addAndGet(proxy.reload()), 300, 300, TimeUnit.MILLISECONDS);

      Map<Integer, CompletableFuture<Job>> submits = new TreeMap<>();
      for (int i = 1; i <= SUBMITS; i++) {
        submits.put(i, client.submitAsync(request(i)));
      }

      int unknown = 0;
      for (Map.Entry<Integer, CompletableFuture<Job>> submit : submits.entrySet()) {
        Throwable failure =
            submit.getValue().handle((job, thrown) -> thrown).get(35, TimeUnit.SECONDS);
        int jobs =
            simulator.journal().jobsByTrackId().getOrDefault(String.valueOf(submit.getKey()), 0);
        if (failure == null) {
          assertThat(jobs).as("jobs of submit %s", submit.getKey()).isEqualTo(1);
        } else {
          assertThat(Futures.cause(failure)).isInstanceOf(UnknownOutcomeException.class);
          assertThat(jobs).as("jobs of submit %s", submit.getKey()).isLessThanOrEqualTo(1);
          unknown++;
        }
      }
      System.getLogger("reloads")
          .log(
              System.Logger.Level.INFO,
              "{0}: {1} idle connections closed, {2} of {3} submits with an unknown outcome",
              transport,
              idle.get(),
              unknown,
              SUBMITS);
      assertThat(idle.get()).as("idle connections that were closed").isGreaterThan(10);
      assertThat(unknown).as("unknown outcomes").isLessThanOrEqualTo(MOST_UNKNOWN);
    } finally {
      reloads.shutdownNow();
    }
  }

  private static ModelsLab client(String transport, Simulator simulator, ReloadingProxy proxy) {
    LocalQueueSlots slots =
        LocalQueueSlots.of(
            Plan.of(16), Duration.ofMinutes(10), Duration.ZERO, Timer.daemon("slots"));
    Resilience resilience =
        Resilience.builder()
            .slots(slots)
            .rateLimit(
                RateLimiterConfig.custom()
                    .limitForPeriod(PER_SECOND / 50)
                    .limitRefreshPeriod(Duration.ofMillis(20))
                    .build())
            .build();
    return ModelsLab.builder()
        .apiKey(simulator.key())
        .baseUri(URI.create("http://127.0.0.1:" + proxy.port() + "/api/v6"))
        .transport(transport)
        .decorate(resilience)
        .build();
  }

  private static RemoveBackgroundRequest request(int number) {
    return RemoveBackgroundRequest.builder()
        .image(ImageInput.url("https://example.org/cat.png"))
        .trackId(number)
        .build();
  }
}
