// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.modelslab.ModelsLab;
import com.modelslab.fleet.Fleet;
import com.modelslab.fleet.JobHandler;
import com.modelslab.fleet.JobOutcome;
import com.modelslab.fleet.SharedJobStore;
import com.modelslab.image.ImageInput;
import com.modelslab.jdbc.JdbcJobStore;
import com.modelslab.jdbc.JdbcSchema;
import com.modelslab.job.PollSchedule;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.SimulatorExtension;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application that is one of several instances on an account. */
class FleetTest {
  private static final String PATH = "/modelslab/9f3c0e";

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  ModelsLabAutoConfiguration.class, ModelsLabFleetAutoConfiguration.class));

  @Test
  @ExtendWith(SimulatorExtension.class)
  void submit_jobWhoseEndOnlyAWebhookBringsSoon_isHandled(Simulator simulator) {
    try (WebApplication application =
        WebApplication.start(
            Instance.class,
            "modelslab.base-uri=" + simulator.baseUri(),
            "modelslab.api-key=" + simulator.key(),
            "modelslab.webhook.path=" + PATH)) {
      application
          .bean(Fleet.class)
          .submit(
              RemoveBackgroundRequest.builder()
                  .image(ImageInput.bytes(WebApplication.picture()))
                  .webhook(application.uri(PATH))
                  .build())
          .join();

      List<JobOutcome> outcomes = application.bean(Instance.class).outcomes;
      await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(outcomes).hasSize(1));
      assertThat(outcomes.get(0).result()).isPresent();
    }
  }

  @Test
  void context_noKey_hasNoFleetAndStarts() {
    runner
        .withUserConfiguration(Instance.class)
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Fleet.class));
  }

  @Test
  void context_valueThatIsRefused_namesTheProperty() {
    runner
        .withUserConfiguration(Instance.class)
        .withPropertyValues("modelslab.api-key=secret-key", "modelslab.fleet.patience=0s")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("The property modelslab.fleet.patience cannot be used"));
  }

  @Test
  void context_noModule_hasAClientWithoutIt() {
    runner
        .withPropertyValues("modelslab.api-key=secret-key")
        .withClassLoader(new FilteredClassLoader("com.modelslab.fleet"))
        .run(context -> assertThat(context).hasNotFailed().hasSingleBean(ModelsLab.class));
  }

  @EnableAutoConfiguration
  @Configuration(proxyBeanMethods = false)
  static class Instance {
    final List<JobOutcome> outcomes = new CopyOnWriteArrayList<>();

    @Bean
    SharedJobStore jobStore() throws SQLException {
      JdbcDataSource database = new JdbcDataSource();
      database.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
      JdbcSchema.createTables(database);
      return JdbcJobStore.open(database);
    }

    @Bean
    JobHandler handler() {
      return outcomes::add;
    }

    @Bean
    PollSchedule polls() {
      return PollSchedule.fixed(Duration.ofMinutes(5));
    }
  }
}
