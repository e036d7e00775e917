// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.modelslab.simulator.internal.image.Bitmap;
import com.modelslab.simulator.model.AccountPlan;
import com.modelslab.simulator.model.JobState;
import com.modelslab.simulator.model.Oddities;
import com.modelslab.simulator.model.RecordedJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobLifeTest {

  private static final String UPSCALE = "/image_editing/super_resolution";
  private static final String LINK = "https://example.com/a.png";

  private final TestClock clock = new TestClock();
  private final List<Simulator> open = new ArrayList<>();

  @AfterEach
  void close() {
    open.forEach(Simulator::close);
  }

  private Simulator.Builder plain() {
    return Simulator.builder().clock(clock).synchronous(0).oddities(Oddities.none());
  }

  private Caller start(Simulator.Builder builder) {
    Simulator simulator = builder.start();
    open.add(simulator);
    return new Caller(simulator);
  }

  @Test
  void submit_removeBackground_goesFromProcessingToAnImage() throws Exception {
    Caller caller = start(plain());

    Caller.Response submit =
        caller.post("/image_editing/removebg_mask", "image", Samples.dataUri(Samples.disc(60, 40)));

    assertThat(submit.status()).isEqualTo(200);
    assertThat(submit.string("status")).isEqualTo("processing");
    assertThat(submit.get("id")).isInstanceOf(Integer.class);
    assertThat(((Number) submit.get("eta")).doubleValue()).isPositive();
    String fetch = submit.string("fetch_result");
    assertThat(fetch).endsWith("/api/v6/image_editing/fetch/" + submit.get("id"));
    assertThat(caller.post(fetch).string("status")).isEqualTo("processing");

    clock.seconds(90);
    Caller.Response done = caller.post(fetch);
    assertThat(done.string("status")).isEqualTo("success");
    Caller.Response image = caller.get(caller.firstLink(done));
    assertThat(image.contentType()).isEqualTo("image/png");
    Bitmap result = image.pixels();
    assertThat(result.width).isEqualTo(60);
    assertThat(result.at(1, 1) >>> 24).isZero();
    assertThat(result.at(30, 20)).isEqualTo(0xFFCC2222);
  }

  @Test
  void fetch_everyJobFails_hasFailedOrErrorWithoutOutput() throws Exception {
    Caller caller = start(plain().failures(1).plan(AccountPlan.UNLIMITED));
    List<String> statuses = new ArrayList<>();

    for (int i = 0; i < 20; i++) {
      Object id = caller.post(UPSCALE, "init_image", LINK).get("id");
      clock.seconds(90);
      Caller.Response failed = caller.post("/image_editing/fetch/" + id);
      statuses.add(failed.string("status"));
      assertThat(failed.get("output")).isEqualTo("");
      assertThat(failed.string("message")).isNotBlank();
      assertThat(failed.get("id")).isIn("", id);
    }

    assertThat(statuses).containsOnly("failed", "error").contains("failed", "error");
  }

  @Test
  void submit_everyJobSynchronous_respondsWithSuccessAndTakesNoSlot() throws Exception {
    Caller caller = start(plain().synchronous(1));

    for (int i = 0; i < 7; i++) {
      Caller.Response done = caller.post(UPSCALE, "init_image", LINK);
      assertThat(done.string("status")).isEqualTo("success");
      assertThat((Double) done.get("generationTime")).isPositive();
      assertThat(caller.get(caller.firstLink(done)).status()).isEqualTo(200);
    }

    assertThat(caller.simulator().journal().maxQueuedSeen()).isZero();
  }

  @Test
  void submit_instantResponse_isNeverSynchronous() throws Exception {
    Caller caller = start(plain().synchronous(1));

    Caller.Response submit =
        caller.post(
            "/image_editing/inpaint",
            "prompt",
            "p",
            "init_image",
            LINK,
            "mask_image",
            LINK,
            "instant_response",
            "true");

    assertThat(submit.string("status")).isEqualTo("processing");
  }

  @Test
  void submit_modelWarmsUp_isRejectedWithTryAgainAndMakesNoJob() throws Exception {
    Caller caller = start(plain().warmUps(1));

    Caller.Response rejected = caller.post(UPSCALE, "init_image", LINK);

    assertThat(rejected.json()).isEqualTo(Map.of("status", "error", "message", "Try Again"));
    assertThat(caller.simulator().journal().jobs()).isEmpty();
  }

  @Test
  void submit_twoWorkers_runsTheThirdJobWhenTheFirstOfThemEnds() throws Exception {
    Caller caller = start(plain().workers(2));
    for (int i = 0; i < 3; i++) {
      caller.post(UPSCALE, "init_image", LINK);
    }
    List<RecordedJob> jobs = caller.simulator().journal().jobs();

    assertThat(jobs)
        .extracting(RecordedJob::state)
        .containsExactly(JobState.RUNNING, JobState.RUNNING, JobState.QUEUED);

    RecordedJob first = jobs.get(0).ends().isBefore(jobs.get(1).ends()) ? jobs.get(0) : jobs.get(1);
    clock.set(first.ends());
    RecordedJob third = caller.simulator().journal().job(jobs.get(2).id());
    assertThat(third.state()).isEqualTo(JobState.RUNNING);
    assertThat(third.ends()).isAfter(first.ends());
  }

  @Test
  void submit_speedTen_takesATenthOfTheTime() throws Exception {
    Caller slow = start(plain());
    Caller fast = start(plain().speed(10));
    slow.post(UPSCALE, "init_image", LINK);
    fast.post(UPSCALE, "init_image", LINK);

    double slowSeconds = seconds(slow);
    double fastSeconds = seconds(fast);

    assertThat(fastSeconds).isEqualTo(slowSeconds / 10, within(1e-6));
  }

  private double seconds(Caller caller) {
    RecordedJob job = caller.simulator().journal().jobs().get(0);
    return java.time.Duration.between(job.submitted(), job.ends()).toNanos() / 1e9;
  }

  @Test
  void submit_manyJobs_takeAboutTheTypicalTimeAndEstimateItRoughly() throws Exception {
    Caller caller = start(plain().plan(AccountPlan.UNLIMITED));
    List<Double> times = new ArrayList<>();
    List<Double> errors = new ArrayList<>();

    for (int i = 0; i < 200; i++) {
      Caller.Response submit = caller.post(UPSCALE, "init_image", LINK);
      RecordedJob job = caller.simulator().journal().job(((Number) submit.get("id")).longValue());
      double time = java.time.Duration.between(job.submitted(), job.ends()).toNanos() / 1e9;
      times.add(time);
      errors.add(((Number) submit.get("eta")).doubleValue() / time);
    }

    times.sort(null);
    errors.sort(null);
    assertThat(times.get(100)).isBetween(3.0, 5.0);
    assertThat(times.get(0)).isGreaterThanOrEqualTo(0.4).isLessThan(2);
    assertThat(times.get(199)).isBetween(8.0, 90.0);
    assertThat(errors.get(100)).isBetween(0.9, 1.1);
    assertThat(errors.get(10)).isLessThan(0.7);
    assertThat(errors.get(190)).isGreaterThan(1.4);
  }

  @Test
  void submit_sameSeed_hasTheSameOutcomesUnlikeAnotherSeed() throws Exception {
    List<List<String>> outcomes = new ArrayList<>();

    for (long seed : new long[] {11, 11, 12}) {
      Caller caller =
          start(Simulator.builder().clock(new TestClock()).seed(seed).plan(AccountPlan.UNLIMITED));
      List<String> responses = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        Map<String, Object> response = caller.post(UPSCALE, "init_image", LINK).json();
        responses.add(
            response.toString().replaceAll("localhost:\\d+", "").replaceAll("168\\d{6}", ""));
      }
      outcomes.add(responses);
    }

    assertThat(outcomes.get(0)).isEqualTo(outcomes.get(1)).isNotEqualTo(outcomes.get(2));
  }

  @Test
  void download_temporaryImageAfterADay_isGone() throws Exception {
    Caller caller = start(plain());
    Object id = caller.post("/image_editing/face_gen", "prompt", "p", "face_image", LINK).get("id");
    clock.seconds(90);
    String link = caller.firstLink(caller.post("/image_editing/fetch/" + id));
    assertThat(link).contains("/temp/");
    assertThat(caller.get(link).status()).isEqualTo(200);

    clock.forward(java.time.Duration.ofHours(25));

    assertThat(caller.get(link).status()).isEqualTo(404);
  }

  @Test
  void download_droppedImages_areMadeAgain() throws Exception {
    Caller caller = start(plain().mediaMemory(1));
    Object id =
        caller
            .post("/image_editing/removebg_mask", "image", Samples.dataUri(Samples.disc(30, 30)))
            .get("id");
    clock.seconds(90);
    String link = caller.firstLink(caller.post("/image_editing/fetch/" + id));

    byte[] first = caller.get(link).http().body();
    byte[] second = caller.get(link).http().body();

    assertThat(first).isEqualTo(second);
  }
}
