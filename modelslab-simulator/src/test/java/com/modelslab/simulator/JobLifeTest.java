// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobLifeTest {

  private final TestClock clock = new TestClock();
  private final Simulator simulator =
      Simulator.builder().clock(clock).synchronous(0).oddities(Oddities.none()).start();
  private final Caller caller = new Caller(simulator);

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void submit_cutOut_runsFromProcessingToAPicture() throws Exception {
    Caller.Reply submit =
        caller.post("/image_editing/removebg_mask", "image", Samples.dataUri(Samples.disc(60, 40)));

    assertThat(submit.status()).isEqualTo(200);
    assertThat(submit.string("status")).isEqualTo("processing");
    String fetch = submit.string("fetch_result");
    assertThat(fetch).startsWith(simulator.baseUri() + "/image_editing/fetch/" + submit.get("id"));
    assertThat(caller.post(fetch).string("status")).isEqualTo("processing");

    clock.seconds(90);
    Caller.Reply done = caller.post(fetch);
    assertThat(done.string("status")).isEqualTo("success");
    String link = ((List<?>) done.get("output")).get(0).toString();
    Caller.Reply picture = caller.get(link);
    assertThat(picture.contentType()).isEqualTo("image/png");
    Pixels result = Pixels.decode(picture.http().body());
    assertThat(result.width).isEqualTo(60);
    assertThat(result.at(1, 1) >>> 24).isZero();
    assertThat(result.at(30, 20)).isEqualTo(0xFFCC2222);
  }

  @Test
  void submit_queueFull_isRefusedWithRetryAfterAndMakesNoJob() throws Exception {
    for (int i = 0; i < 5; i++) {
      caller.post("/image_editing/super_resolution", "init_image", "https://example.com/a.png");
    }

    Caller.Reply refused =
        caller.post("/image_editing/super_resolution", "init_image", "https://example.com/a.png");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.string("message"))
        .isEqualTo("Rate limit exceeded. Maximum 5 queued requests allowed.");
    assertThat((Integer) refused.get("retry_after")).isPositive();
    assertThat(simulator.journal().jobs()).hasSize(5);
    assertThat(simulator.journal().maxQueuedSeen()).isEqualTo(5);
  }
}
