// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DurabilityTest {
  @Test
  void doubts_appendOnlyAndNoEviction_none() {
    assertThat(Durability.doubts("# Memory\r\nmaxmemory_policy:noeviction\r\naof_enabled:1\r\n"))
        .isEmpty();
  }

  @Test
  void doubts_noAppendOnlyFile_saysSo() {
    assertThat(Durability.doubts("aof_enabled:0\r\n"))
        .singleElement()
        .asString()
        .contains("appendonly no");
  }

  @Test
  void doubts_keysMayBeEvicted_saysWhatToSet() {
    assertThat(Durability.doubts("maxmemory_policy:allkeys-lru\r\n"))
        .singleElement()
        .asString()
        .contains("maxmemory_policy allkeys-lru")
        .contains("noeviction");
  }

  @Test
  void doubts_nothingIsTold_none() {
    assertThat(Durability.doubts("")).isEmpty();
  }
}
