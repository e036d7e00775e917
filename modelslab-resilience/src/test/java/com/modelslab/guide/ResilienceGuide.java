// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.guide;

import com.modelslab.ModelsLab;
import com.modelslab.error.RateLimitException;
import com.modelslab.error.TransportException;
import com.modelslab.error.UnknownOutcomeException;
import com.modelslab.job.Job;
import com.modelslab.request.JobRequest;
import com.modelslab.resilience.LocalQueueSlots;
import com.modelslab.resilience.Plan;
import com.modelslab.resilience.Resilience;
import com.modelslab.resilience.ResilienceListener;
import com.modelslab.resilience.RetryReason;
import com.modelslab.spi.Call;
import com.modelslab.spi.async.Timer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.RetryConfig;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** What docs/resilience.md shows. */
final class ResilienceGuide {
  private static final Logger log = System.getLogger("guide");

  private ResilienceGuide() {}

  static ModelsLab one(String key) {
    Resilience resilience = Resilience.builder().plan(Plan.STANDARD).build();
    ModelsLab modelsLab = ModelsLab.builder().apiKey(key).decorate(resilience).build();
    return modelsLab;
  }

  static void shared(String key) {
    Resilience account = Resilience.builder().plan(Plan.PREMIUM).build();
    ModelsLab shop = ModelsLab.builder().apiKey(key).decorate(account).build();
    ModelsLab studio = ModelsLab.builder().apiKey(key).decorate(account).build();
    shop.close();
    studio.close();
  }

  static void submit(ModelsLab modelsLab, JobRequest request) {
    try {
      Job job = modelsLab.submit(request);
      log.log(Level.INFO, "Submitted {0}", job.token());
    } catch (UnknownOutcomeException e) {
      log.log(Level.WARNING, "May have been charged, track id {0}", e.trackId().orElse("none"));
    } catch (RateLimitException e) {
      log.log(Level.INFO, "Come back in {0}", e.retryAfter().orElse(Duration.ofSeconds(30)));
    } catch (TransportException e) {
      log.log(Level.INFO, "Nothing was sent: {0}", e.getMessage());
    }
  }

  static Resilience optedIn() {
    Resilience resilience =
        Resilience.builder()
            .retrySubmitOn(RetryReason.WARMING_UP)
            .retrySubmitOn(RetryReason.UNAVAILABLE)
            .build();
    return resilience;
  }

  static Resilience slots() {
    LocalQueueSlots slots =
        LocalQueueSlots.of(
            Plan.of(40), // an account with a contract of its own
            Duration.ofMinutes(30), // how long a job keeps its slot if no fetch finds it running
            Duration.ofMinutes(2), // and a submit with an unknown outcome
            Timer.daemon("slots"));
    Resilience resilience = Resilience.builder().slots(slots).build();
    log.log(Level.INFO, "{0} of {1} in use", slots.usage().inUse(), slots.usage().limit());
    return resilience;
  }

  static Resilience own() {
    Resilience resilience =
        Resilience.builder()
            .fetchRetry(
                RetryConfig.custom()
                    .maxAttempts(6)
                    .intervalFunction(IntervalFunction.ofExponentialBackoff(200, 2))
                    .build())
            .submitBreaker(
                CircuitBreakerConfig.custom()
                    .slidingWindowSize(10)
                    .waitDurationInOpenState(Duration.ofMinutes(1))
                    .build())
            .rateLimit(
                RateLimiterConfig.custom()
                    .limitForPeriod(2)
                    .limitRefreshPeriod(Duration.ofSeconds(1))
                    .build())
            .build();
    return resilience;
  }

  static Resilience without() {
    Resilience resilience =
        Resilience.builder().withoutBreakers().withoutRateLimit().withoutSlots().build();
    return resilience;
  }

  static Resilience listening() {
    Resilience resilience =
        Resilience.builder()
            .listener(
                new ResilienceListener() {
                  @Override
                  public void delayed(Delay delay) {
                    log.log(
                        Level.INFO,
                        "{0}: {1} again in {2}, {3} tokens left",
                        delay.reason(),
                        delay.call().path(),
                        delay.pause(),
                        delay.budgetLeft());
                  }

                  @Override
                  public void slotTaken(Call call, Duration waited) {
                    log.log(Level.INFO, "{0} waited {1} for a slot", call.path(), waited);
                  }

                  @Override
                  public void breakerChanged(
                      String name, CircuitBreaker.State from, CircuitBreaker.State to) {
                    log.log(Level.WARNING, "{0} is {1}", name, to);
                  }
                })
            .build();
    return resilience;
  }
}
