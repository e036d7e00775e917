// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.ModelsLab;
import com.modelslab.examples.families.Each3dRequest;
import com.modelslab.examples.families.EachAudioRequest;
import com.modelslab.examples.families.EachImageRequest;
import com.modelslab.examples.families.EachVideoRequest;
import com.modelslab.request.JobRequest;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.model.AccountPlan;
import com.modelslab.simulator.model.Oddities;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The service takes the requests that the pages of the families show. */
@Timeout(60)
class FamilyRequestsTest {
  @Test
  void submit_eachRequestOfThePages_makesAJob() {
    List<JobRequest> requests =
        Stream.of(
                EachImageRequest.all(),
                EachVideoRequest.all(),
                EachAudioRequest.all(),
                Each3dRequest.all())
            .flatMap(List::stream)
            .toList();
    try (Simulator service =
            Simulator.builder().plan(AccountPlan.UNLIMITED).oddities(Oddities.none()).start();
        ModelsLab modelsLab =
            ModelsLab.builder()
                .apiKey(service.key())
                .baseUri(service.baseUri())
                .transport("jdk")
                .build()) {
      requests.forEach(modelsLab::submit);

      assertThat(service.journal().jobs()).hasSameSizeAs(requests);
    }
  }
}
