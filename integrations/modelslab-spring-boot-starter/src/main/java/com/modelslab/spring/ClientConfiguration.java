// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import com.modelslab.ModelsLab;
import com.modelslab.job.PollSchedule;
import com.modelslab.spi.Channel;
import com.modelslab.spi.JobStore;
import com.modelslab.spi.JsonCodec;
import com.modelslab.spi.Transport;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The client, if there is a key. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(ModelsLab.class)
@Conditional(ApiKeyCondition.class)
class ClientConfiguration {
  @Bean
  ManagedClient modelsLabManagedClient(
      ModelsLabProperties properties,
      ObjectProvider<SslBundles> sslBundles,
      ObjectProvider<Transport> transport,
      ObjectProvider<JsonCodec> codec,
      ObjectProvider<JobStore> jobStore,
      ObjectProvider<PollSchedule> pollSchedule,
      @Qualifier("applicationTaskExecutor") ObjectProvider<Executor> executor,
      ObjectProvider<UnaryOperator<Channel>> decorators,
      ObjectProvider<ModelsLabCustomizer> customizers) {
    ModelsLab.Builder builder = ModelsLab.builder();
    ClientSettings settings = new ClientSettings(properties, sslBundles);
    Duration shutdownTimeout = settings.shutdownTimeout();
    settings.applyTo(builder);
    transport.ifUnique(builder::transport);
    codec.ifUnique(builder::codec);
    jobStore.ifUnique(builder::jobStore);
    pollSchedule.ifUnique(builder::pollSchedule);
    executor.ifUnique(builder::executor);
    decorators.orderedStream().forEach(builder::decorate);
    customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
    return new ManagedClient(builder.build(), shutdownTimeout);
  }

  /** Closed by what it comes from, which waits for what is paid. */
  @Bean(destroyMethod = "")
  ModelsLab modelsLab(ManagedClient managed) {
    return managed.client();
  }
}
