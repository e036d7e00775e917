// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.simulator.model.AccountPlan;
import com.modelslab.simulator.model.JobState;
import com.modelslab.simulator.model.Oddities;
import com.modelslab.simulator.model.RecordedJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueTest {

  private static final String LINK = "https://example.com/a.png";

  private final TestClock clock = new TestClock();
  private Simulator simulator;

  private Caller start(Simulator.Builder builder) {
    simulator = builder.clock(clock).synchronous(0).oddities(Oddities.none()).start();
    return new Caller(simulator);
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  private static Caller.Response submit(Caller caller) throws Exception {
    return caller.post("/image_editing/removebg_mask", "image", LINK);
  }

  @ParameterizedTest
  @CsvSource({"payg, 5", "standard, 10", "premium, 15", "3, 3"})
  void submit_queueFull_isRejectedWithRetryAfterAndMakesNoJob(String plan, int limit)
      throws Exception {
    Caller caller = start(Simulator.builder().plan(AccountPlan.parse(plan)));
    for (int i = 0; i < limit; i++) {
      assertThat(submit(caller).status()).isEqualTo(200);
    }

    Caller.Response rejected = submit(caller);

    assertThat(rejected.status()).isEqualTo(429);
    assertThat(rejected.string("status")).isEqualTo("error");
    assertThat(rejected.string("message"))
        .isEqualTo("Rate limit exceeded. Maximum " + limit + " queued requests allowed.");
    assertThat((Integer) rejected.get("retry_after")).isBetween(1, 30);
    assertThat(simulator.journal().jobs()).hasSize(limit);
    assertThat(simulator.journal().maxQueuedSeen()).isEqualTo(limit);
  }

  @Test
  void submit_oneJobEnded_acceptsTheNext() throws Exception {
    Caller caller = start(Simulator.builder());
    for (int i = 0; i < 5; i++) {
      submit(caller);
    }
    Instant firstEnd =
        simulator.journal().jobs().stream()
            .map(RecordedJob::ends)
            .min(Instant::compareTo)
            .orElseThrow();

    clock.set(firstEnd.minusNanos(1));
    assertThat(submit(caller).status()).isEqualTo(429);
    clock.set(firstEnd);
    assertThat(submit(caller).status()).isEqualTo(200);
    assertThat(submit(caller).status()).isEqualTo(429);
  }

  @Test
  void submit_otherEndpoints_shareOneQueue() throws Exception {
    Caller caller = start(Simulator.builder().plan(AccountPlan.ofLimit(2)));
    caller.post("/image_editing/super_resolution", "init_image", LINK);
    caller.post(
        "/images/img2img", "model_id", "flux-kontext-dev", "prompt", "p", "init_image", LINK);

    assertThat(submit(caller).status()).isEqualTo(429);
  }

  @Test
  void submit_otherAccount_hasItsOwnQueue() throws Exception {
    Caller caller =
        start(Simulator.builder().plan(AccountPlan.ofLimit(1)).account("b", AccountPlan.STANDARD));
    Object id = submit(caller).get("id");

    String body = "{\"key\":\"b\",\"image\":\"" + LINK + "\"}";

    assertThat(caller.postBody("/image_editing/removebg_mask", body).status()).isEqualTo(200);
    assertThat(caller.postBody("/image_editing/fetch/" + id, "{\"key\":\"b\"}").string("message"))
        .isEqualTo("Request not found");
  }

  @Test
  void submit_manyAtOnce_neverHoldsMoreThanTheLimit() {
    Caller caller = start(Simulator.builder().plan(AccountPlan.STANDARD));
    AtomicInteger taken = new AtomicInteger();

    IntStream.range(0, 60)
        .parallel()
        .forEach(
            i -> {
              try {
                taken.addAndGet(submit(caller).status() == 200 ? 1 : 0);
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });

    assertThat(taken).hasValue(10);
    assertThat(simulator.journal().maxQueuedSeen()).isEqualTo(10);
  }

  @Test
  void submit_tenThousandOnAnUnlimitedPlan_needNoThreads() throws Exception {
    Caller caller = start(Simulator.builder().plan(AccountPlan.UNLIMITED));
    int threads = Thread.activeCount();

    for (int i = 0; i < 10_000; i++) {
      submit(caller);
    }

    assertThat(simulator.journal().queued()).isEqualTo(10_000);
    assertThat(Thread.activeCount() - threads).isLessThan(80);
  }

  @Test
  void clearQueue_jobsRunning_losesThemAndKeepsFinishedOnes() throws Exception {
    Caller caller = start(Simulator.builder());
    Object finished = submit(caller).get("id");
    clock.seconds(90);
    Object running = submit(caller).get("id");

    caller.post(simulator.enterpriseUri() + "/image_editing/clear_queue");

    assertThat(caller.post("/image_editing/fetch/" + finished).string("status"))
        .isEqualTo("success");
    assertThat(caller.post("/image_editing/fetch/" + running).string("message"))
        .isEqualTo("Request not found");
    assertThat(simulator.journal().jobs())
        .extracting(RecordedJob::state)
        .isEqualTo(List.of(JobState.SUCCESS, JobState.LOST));
    assertThat(simulator.journal().queued()).isZero();
  }

  @Test
  void submitBatch_withinTheHour_tellsWhatIsLeft() throws Exception {
    Caller caller = start(Simulator.builder().plan(AccountPlan.PREMIUM).batchWindow(7));

    assertThat(window(batch(caller, 4))).containsExactly("7", "3", "3600");
    clock.forward(Duration.ofMillis(600_001));
    assertThat(window(batch(caller, 3))).containsExactly("7", "0", "3000");
  }

  @Test
  void submitBatch_beyondTheHour_isRefusedUntilTheNext() throws Exception {
    Caller caller = start(Simulator.builder().plan(AccountPlan.PREMIUM).batchWindow(5));
    batch(caller, 3);
    clock.forward(Duration.ofMinutes(59));

    Caller.Response refused = batch(caller, 3);

    assertThat(refused.string("code")).isEqualTo("rate_limited");
    assertThat(window(refused)).containsExactly("5", "2", "60");
    assertThat(simulator.journal().jobs()).hasSize(3);
    clock.forward(Duration.ofMinutes(1));
    assertThat(batch(caller, 3).string("status")).isEqualTo("processing");
    assertThat(simulator.journal().jobs()).hasSize(6);
  }

  private static Caller.Response batch(Caller caller, int videos) throws Exception {
    return caller.post(
        "/video/batch",
        "model_id",
        "wan2.2",
        "requests",
        Collections.nCopies(videos, Map.of("prompt", "a cat")));
  }

  private static List<String> window(Caller.Response response) {
    return Stream.of("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")
        .map(name -> response.http().headers().firstValue(name).orElse(""))
        .toList();
  }
}
