// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.ModelsLab;
import com.modelslab.error.JobFailedException;
import com.modelslab.examples.families.Each3dRequest;
import com.modelslab.examples.families.EachAudioRequest;
import com.modelslab.examples.families.EachImageRequest;
import com.modelslab.examples.families.EachVideoRequest;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.model.AccountPlan;
import com.modelslab.simulator.model.Oddities;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The service takes the requests that the pages of the families show. It fails each job, so that no
 * example downloads anything into the directory that the tests run in.
 */
class FamilyRequestsTest {
  private static Simulator service;

  @BeforeAll
  static void start() {
    service =
        Simulator.builder()
            .plan(AccountPlan.UNLIMITED)
            .oddities(Oddities.none())
            .typicalTime(Duration.ofMillis(20))
            .synchronous(0)
            .failures(1)
            .start();
  }

  @AfterAll
  static void end() {
    service.close();
  }

  static List<Method> examples() {
    return Stream.of(
            EachImageRequest.class,
            EachVideoRequest.class,
            EachAudioRequest.class,
            Each3dRequest.class)
        .flatMap(examples -> Stream.of(examples.getDeclaredMethods()))
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void example_ofAPage_isTakenAndAwaited(Method example) {
    int jobs = service.journal().jobs().size();
    try (ModelsLab modelsLab =
        ModelsLab.builder()
            .apiKey(service.key())
            .baseUri(service.baseUri())
            .transport("jdk")
            .build()) {
      assertThatThrownBy(() -> example.invoke(null, modelsLab))
          .hasCauseInstanceOf(JobFailedException.class);
    }

    assertThat(service.journal().jobs()).hasSize(jobs + 1);
  }
}
