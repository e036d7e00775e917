// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * Shows the health of the client, and keeps the key out of the endpoints of Spring Boot Actuator,
 * if that is there.
 */
@AutoConfiguration(after = ModelsLabAutoConfiguration.class)
@Import({
  SanitizingConfiguration.class,
  Boot4HealthConfiguration.class,
  Boot3HealthConfiguration.class
})
public final class ModelsLabActuatorAutoConfiguration {}
