// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.modelslab.ModelsLab;
import com.modelslab.error.AuthenticationException;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.tck.ScriptedTransport;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** When the balance is asked for, and what comes of it. */
class BalanceCheckTest {
  private final ScriptedTransport service = new ScriptedTransport();
  private Instant now = Instant.EPOCH;

  @Test
  void outcome_withinTheInterval_asksOnce() throws Exception {
    service.respond(200, balance("12.5")).respond(200, balance("11"));
    BalanceCheck check = check(service, Duration.ofSeconds(30));

    check.outcome();
    now = now.plusSeconds(59);

    assertThat(check.outcome().balance().amount()).isEqualByComparingTo("12.5");
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void outcome_afterTheInterval_asksAgain() throws Exception {
    service.respond(200, balance("12.5")).respond(200, balance("11"));
    BalanceCheck check = check(service, Duration.ofSeconds(30));

    check.outcome();
    now = now.plusSeconds(60);

    assertThat(check.outcome().balance().amount()).isEqualByComparingTo("11");
  }

  @Test
  void outcome_refused_isTheRefusal() throws Exception {
    service.respond(401, "{\"status\":\"error\",\"message\":\"Invalid API key\"}");

    assertThat(check(service, Duration.ofSeconds(30)).outcome().failure())
        .isInstanceOf(AuthenticationException.class);
  }

  @Test
  void outcome_noResponse_isATimeoutAndTheCallIsCancelled() throws Exception {
    Silent silent = new Silent();

    assertThat(check(silent, Duration.ofMillis(50)).outcome().failure())
        .isInstanceOf(TimeoutException.class)
        .hasMessage("No balance after PT0.05S");
    await().atMost(Duration.ofSeconds(30)).until(silent.response::isCancelled);
  }

  private BalanceCheck check(Transport transport, Duration timeout) {
    return new BalanceCheck(
        ModelsLab.builder().apiKey("secret-key").transport(transport).build(),
        new ModelsLabProperties.Health(true, Duration.ofMinutes(1), timeout),
        () -> now);
  }

  private static String balance(String amount) {
    return "{\"status\":\"success\",\"data\":{\"balance\":\""
        + amount
        + "\",\"currency\":\"USD\"}}";
  }

  /** Never responds. */
  private static final class Silent implements Transport {
    final CompletableFuture<TransportResponse> response = new CompletableFuture<>();

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
      return response;
    }

    @Override
    public void close() {}
  }
}
