// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** When HTTP/2 is left for HTTP/1.1. */
class Http2ExperienceTest {
  private final AtomicLong now = new AtomicLong();
  private final Http2Experience experience = new Http2Experience(now::get);

  /** Sends requests over connections that end after so many, and refuse what is under way then. */
  private void send(int requests, int perConnection, int underWay) {
    for (int i = 1; i <= requests; i++) {
      experience.isGood();
      if (i % perConnection < underWay && i >= perConnection) {
        experience.refused();
      }
    }
  }

  @Test
  void isGood_connectionsEndAfterTwentyRequests_isFalse() {
    send(200, 20, 16);

    assertThat(experience.isGood()).isFalse();
  }

  @Test
  void isGood_connectionsEndAfterAThousandRequests_isTrue() {
    send(100_000, 1_000, 40);

    assertThat(experience.isGood()).isTrue();
  }

  @Test
  void isGood_oneConnectionEnds_isTrue() {
    send(30, 10, 10);

    assertThat(experience.isGood()).isTrue();
  }

  @Test
  void isGood_minutesLater_isTrueAgain() {
    send(200, 20, 16);

    now.addAndGet(Duration.ofMinutes(11).toNanos());

    assertThat(experience.isGood()).isTrue();
  }
}
