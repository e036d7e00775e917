// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import com.modelslab.ModelsLab;
import com.modelslab.image.ImageInput;
import com.modelslab.micrometer.ModelsLabObserver;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.simulator.Simulator;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;

/** Counts and times jobs and calls, through Micrometer's observations. */
public final class ObservedClient {
  private ObservedClient() {}

  /** Makes one edit at a simulator and prints what was measured. */
  public static void main(String[] arguments) throws InterruptedException {
    MeterRegistry meters = new SimpleMeterRegistry();
    try (Simulator simulator = Simulator.builder().speed(20).start();
        ModelsLab modelsLab =
            observed(
                ModelsLab.builder()
                    .apiKey(simulator.key())
                    .baseUri(simulator.baseUri())
                    .transport("jdk"),
                meters)) {
      modelsLab
          .submit(
              RemoveBackgroundRequest.builder()
                  .image(ImageInput.url("https://example.org/cat.png"))
                  .build())
          .await();
    }
    meters.getMeters().forEach(meter -> System.out.println(meter.getId() + " " + meter.measure()));
  }

  /** {@return a client whose jobs, calls and downloads are timers on {@code meters}} */
  static ModelsLab observed(ModelsLab.Builder client, MeterRegistry meters) {
    ObservationRegistry registry = ObservationRegistry.create();
    registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
    return client.observer(ModelsLabObserver.of(registry)).build();
  }
}
