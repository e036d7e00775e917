// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/**
 * Makes one {@link com.modelslab.ModelsLab} of the properties {@code modelslab.*}, unless the
 * application has its own or names no key, and closes it with the application.
 *
 * <p>Takes from the application, if it has exactly one of it: a {@link
 * com.modelslab.spi.Transport}, a {@link com.modelslab.spi.JsonCodec}, a {@link
 * com.modelslab.spi.JobStore} and a {@link com.modelslab.job.PollSchedule}; all {@code
 * UnaryOperator<Channel>}, the first in order innermost; and all {@link ModelsLabCustomizer}. The
 * application's code runs on the bean {@code applicationTaskExecutor}, if there is one.
 */
@AutoConfiguration
@EnableConfigurationProperties(ModelsLabProperties.class)
@Import({
  ResilienceConfiguration.class,
  ObservationConfiguration.class,
  ClientConfiguration.class,
  NoClientConfiguration.class
})
public final class ModelsLabAutoConfiguration {}
