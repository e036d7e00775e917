// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import static com.modelslab.spring.InvalidPropertyException.apply;

import com.modelslab.ModelsLab;
import com.modelslab.fleet.Fleet;
import com.modelslab.fleet.JobHandler;
import com.modelslab.fleet.SharedJobStore;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/**
 * Starts a {@link Fleet} if the application has a {@link SharedJobStore} and a {@link JobHandler}:
 * one of several instances that deliver the end of every job, whichever of them dies. Needs {@code
 * modelslab-fleet}.
 */
@AutoConfiguration(after = ModelsLabAutoConfiguration.class)
@ConditionalOnClass(Fleet.class)
@ConditionalOnSingleCandidate(SharedJobStore.class)
public final class ModelsLabFleetAutoConfiguration {
  /** For Spring. */
  public ModelsLabFleetAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnBean({ModelsLab.class, JobHandler.class})
  Fleet modelsLabFleet(
      ModelsLab client,
      SharedJobStore store,
      JobHandler handler,
      ModelsLabProperties all,
      @Qualifier("applicationTaskExecutor") ObjectProvider<Executor> executor) {
    ModelsLabProperties.Fleet properties = all.fleet();
    Fleet.Builder builder = Fleet.builder(client, store, handler);
    apply(name("patience"), () -> builder.patience(properties.patience()));
    apply(name("adopt-every"), () -> builder.adoptEvery(properties.adoptEvery()));
    apply(name("most-adopted"), () -> builder.mostAdopted(properties.mostAdopted()));
    executor.ifUnique(builder::executor);
    return builder.start();
  }

  @Bean
  @ConditionalOnBean(Fleet.class)
  WebhookAnnouncer modelsLabFleetAnnouncer(Fleet fleet) {
    return fleet::announce;
  }

  private static String name(String property) {
    return ModelsLabProperties.Fleet.PREFIX + "." + property;
  }
}
