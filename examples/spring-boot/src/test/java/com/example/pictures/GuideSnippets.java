// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.example.pictures;

import com.modelslab.ModelsLab;
import com.modelslab.fleet.JobHandler;
import com.modelslab.fleet.JobOutcome;
import com.modelslab.fleet.SharedJobStore;
import com.modelslab.jdbc.JdbcJobStore;
import com.modelslab.resilience.Resilience;
import com.modelslab.spi.CallLogging;
import com.modelslab.spi.Transport;
import com.modelslab.tck.ScriptedTransport;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

/** What the guide shows besides the application, so that it compiles. */
abstract class GuideSnippets {
  @Bean
  SharedJobStore jobStore(DataSource dataSource) throws SQLException {
    return JdbcJobStore.open(dataSource);
  }

  @Bean
  JobHandler handler() {
    return outcome -> save(outcome);
  }

  @EventListener(ApplicationReadyEvent.class)
  void resume() {
    modelsLab()
        .ledger()
        .openJobs()
        .forEach(entry -> modelsLab().resume(entry.token()).awaitAsync().thenAccept(this::store));
  }

  @Bean
  @Order(-1)
  CallLogging logAttempts() {
    return CallLogging.to(log()::info);
  }

  @Bean(defaultCandidate = false)
  ModelsLab otherAccount() {
    return ModelsLab.builder().apiKey(otherKey()).decorate(Resilience.defaults()).build();
  }

  @Bean
  Transport transport() {
    return new ScriptedTransport()
        .respond(
            200, "{\"status\":\"success\",\"id\":7,\"output\":[\"https://example.com/1.png\"]}");
  }

  abstract ModelsLab modelsLab();

  abstract void store(Object result);

  abstract void save(JobOutcome outcome);

  abstract Logger log();

  abstract String otherKey();
}
