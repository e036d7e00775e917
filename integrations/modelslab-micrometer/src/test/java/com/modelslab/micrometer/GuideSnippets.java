// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.micrometer;

import com.modelslab.ModelsLab;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;

/** What docs/guides/metrics.md shows, so that it compiles; GuideTest compares them. */
final class GuideSnippets {
  private GuideSnippets() {}

  static ModelsLab start(String key, MeterRegistry meters) {
    ObservationRegistry registry = ObservationRegistry.create();
    registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));

    ModelsLab modelsLab =
        ModelsLab.builder().apiKey(key).observer(ModelsLabObserver.of(registry)).build();
    return modelsLab;
  }

  static ModelsLabObserver own(ObservationRegistry registry) {
    ModelsLabObserver observer =
        ModelsLabObserver.of(registry)
            .withJobConvention(
                new JobConvention() {
                  @Override
                  public KeyValues getLowCardinalityKeyValues(JobContext context) {
                    return super.getLowCardinalityKeyValues(context).and("team", "shop");
                  }
                });
    return observer;
  }
}
