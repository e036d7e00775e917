// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import com.modelslab.ModelsLab;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The health indicator of the client for Spring Boot 3.5. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnEnabledHealthIndicator("modelslab")
class Boot3HealthConfiguration {
  @Bean
  @ConditionalOnSingleCandidate(ModelsLab.class)
  @ConditionalOnMissingBean(name = "modelslabHealthIndicator")
  HealthIndicator modelslabHealthIndicator(ModelsLab client, ModelsLabProperties properties) {
    return new Indicator(new HealthReport.Source(client, properties.health()));
  }

  private static final class Indicator extends AbstractHealthIndicator {
    private final HealthReport.Source source;

    Indicator(HealthReport.Source source) {
      super("The health of the ModelsLab client is not known");
      this.source = source;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) throws InterruptedException {
      HealthReport report = source.report();
      builder.withDetails(report.details());
      if (report.up()) {
        builder.up();
      } else {
        builder.down();
      }
    }
  }
}
