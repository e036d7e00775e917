// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.modelslab.error.JsonException;
import com.modelslab.spi.JsonCodec;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The contract of codecs can fail. */
class FaultyCodecTest {
  @Test
  void contract_codecThatTakesEverything_failsEveryRefusal() {
    assertThat(failed(TakesEverything.class))
        .contains(
            "decode_notAnObject_isRefused()",
            "decode_nothing_isRefused()",
            "decode_malformed_isRefused()",
            "decode_nestedWithoutEnd_isRefused()",
            "decode_syntaxError_saysWhere()",
            "encode_notFinite_isRefusedByName()",
            "encode_otherType_isRefusedByName()",
            "encode_eachType_isReadBackTheSame()");
  }

  @Test
  void contract_codecThatRefusesEverything_failsEveryReading() {
    assertThat(failed(RefusesEverything.class))
        .contains(
            "decode_eachType_isReadAsThatType()",
            "decode_integers_areLongsAndBeyondThemBig()",
            "decode_largeText_isRead()",
            "decode_nestedWithinReason_isRead()",
            "decode_syntaxError_saysWhere()")
        .doesNotContain("decode_malformed_isRefused()");
  }

  private static Set<String> failed(Class<?> contract) {
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(contract)).build(),
            summary);
    return summary.getSummary().getFailures().stream()
        .map(failure -> failure.getTestIdentifier().getDisplayName())
        .collect(Collectors.toSet());
  }

  static class TakesEverything extends JsonCodecContract {
    @Override
    protected JsonCodec codec() {
      return new JsonCodec() {
        @Override
        public byte[] encode(Map<String, ?> object) {
          return "{}".getBytes(UTF_8);
        }

        @Override
        public Map<String, Object> decode(byte[] json) {
          return Map.of();
        }
      };
    }
  }

  static class RefusesEverything extends JsonCodecContract {
    @Override
    protected JsonCodec codec() {
      return new JsonCodec() {
        @Override
        public byte[] encode(Map<String, ?> object) {
          throw new IllegalArgumentException("No");
        }

        @Override
        public Map<String, Object> decode(byte[] json) {
          throw new JsonException("No", 0, 0, null);
        }
      };
    }
  }
}
