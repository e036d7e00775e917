// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import com.modelslab.Balance;
import com.modelslab.ModelsLab;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the health indicators of both versions of Spring Boot say.
 *
 * @param up whether the client can be used, as far as is known
 * @param details what is known
 */
record HealthReport(boolean up, Map<String, Object> details) {
  /** Makes reports. Safe for concurrent calls. */
  static final class Source {
    private final String client;
    private final @Nullable BalanceCheck balance;

    Source(ModelsLab client, ModelsLabProperties.Health properties) {
      this.client = client.toString();
      this.balance =
          properties.balance()
              ? new BalanceCheck(client, properties, InstantSource.system())
              : null;
    }

    /** {@return the state now; sends a call only if the balance is wanted} */
    HealthReport report() throws InterruptedException {
      Map<String, Object> details = new LinkedHashMap<>();
      details.put("client", client);
      if (balance == null) {
        return new HealthReport(true, details);
      }
      BalanceCheck.Outcome outcome = balance.outcome();
      details.put("balanceTime", outcome.time().toString());
      Balance known = outcome.balance();
      if (known != null) {
        details.put("balance", (known.amount().toPlainString() + " " + known.currency()).strip());
        return new HealthReport(true, details);
      }
      details.put("error", String.valueOf(outcome.failure()));
      return new HealthReport(false, details);
    }
  }
}
