// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
/**
 * A ModelsLab client in Spring Boot: made from the properties {@code modelslab.*}, with the beans
 * of the application, and closed with it. Start at {@link
 * com.modelslab.spring.ModelsLabCustomizer}.
 */
@NullMarked
package com.modelslab.spring;

import org.jspecify.annotations.NullMarked;
