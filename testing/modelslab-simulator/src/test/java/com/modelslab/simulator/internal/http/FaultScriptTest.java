// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultScriptTest {

  private final FaultScript script = new FaultScript();

  @Test
  void addRate_share_appliesAboutThatOftenAndToTheSameCallsForTheSameSeed() {
    String first = pattern(9);
    String second = pattern(9);
    String other = pattern(10);

    assertThat(first).isEqualTo(second).isNotEqualTo(other).contains("reset", "error-502");
    assertThat(first.split("-,", -1).length - 1).isBetween(740, 860);
  }

  private static String pattern(long seed) {
    FaultScript script = new FaultScript();
    script.addRate(null, "", 0.2, seed, List.of(Fault.reset(), Fault.error(502)));
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      Fault fault = script.take(CallKind.FETCH, "/x");
      pattern.append(fault == null ? "-" : fault.name()).append(',');
    }
    return pattern.toString();
  }

  @Test
  void addRate_zero_neverApplies() {
    script.addRate(null, "", 0, 1, List.of(Fault.reset()));

    assertThat(script.take(CallKind.FETCH, "/x")).isNull();
  }

  @Test
  void clear_ruleForOneKind_removesIt() {
    script.addRate(CallKind.SUBMIT, "", 1, 1, List.of(Fault.reset()));
    assertThat(script.take(CallKind.FETCH, "/x")).isNull();
    assertThat(script.take(CallKind.SUBMIT, "/x")).isNotNull();

    script.clear();

    assertThat(script.take(CallKind.SUBMIT, "/x")).isNull();
  }
}
