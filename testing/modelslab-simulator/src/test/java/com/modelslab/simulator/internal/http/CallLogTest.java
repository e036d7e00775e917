// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.RecordedCall;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallLogTest {

  private final CallLog log = new CallLog();

  @Test
  void record_moreThanTenThousand_keepsTheLastAndCountsAll() {
    for (int i = 0; i < 10_050; i++) {
      log.record(
          new RecordedCall(
              Instant.EPOCH, CallKind.FETCH, "POST", "/" + i, 200, Map.of(), null, null),
          null,
          false);
    }

    assertThat(log.calls()).hasSize(10_000);
    assertThat(log.calls().get(0).path()).isEqualTo("/50");
    assertThat(log.count(CallKind.FETCH)).isEqualTo(10_050);
  }
}
