// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.job;

import com.modelslab.simulator.model.Oddities;
import com.modelslab.simulator.model.WebhookMode;
import java.time.Duration;
import java.time.InstantSource;

/** The settings of a simulator. */
public record Settings(
    InstantSource clock,
    double speed,
    long seed,
    Duration typicalTime,
    double failures,
    double synchronous,
    double warmUps,
    Oddities oddities,
    boolean drawsForeignImages,
    WebhookMode webhooks,
    int batchWindow) {

  /** {@return the time that {@code seconds} of the real service take here} */
  public Duration scaled(double seconds) {
    return Duration.ofNanos((long) (seconds * 1e9 / speed));
  }
}
