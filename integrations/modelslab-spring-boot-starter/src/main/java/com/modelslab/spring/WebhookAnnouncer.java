// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import com.modelslab.WebhookEvent;
import java.util.concurrent.CompletableFuture;

/** Tells others that a job may have ended, and lets them find out. */
@FunctionalInterface
interface WebhookAnnouncer {
  /**
   * Tells them.
   *
   * @return completes when they will hear of it
   * @throws IllegalArgumentException if the event names no job
   */
  CompletableFuture<Void> announce(WebhookEvent event);
}
