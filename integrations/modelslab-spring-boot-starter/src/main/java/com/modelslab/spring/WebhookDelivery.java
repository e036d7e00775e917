// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import com.modelslab.WebhookEvent;
import com.modelslab.Webhooks;
import com.modelslab.job.JobResult;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Confirms what a report claims, and tells the end of each job once. Safe for concurrent calls. */
final class WebhookDelivery {
  private static final Logger LOG = System.getLogger("com.modelslab");

  private final Webhooks webhooks;
  private final List<WebhookAnnouncer> announcers;
  private final List<WebhookListener> listeners;

  WebhookDelivery(
      Webhooks webhooks, List<WebhookAnnouncer> announcers, List<WebhookListener> listeners) {
    this.webhooks = webhooks;
    this.announcers = List.copyOf(announcers);
    this.listeners = List.copyOf(listeners);
  }

  /** {@return whether there is anybody to tell} */
  boolean hasReceivers() {
    return !announcers.isEmpty() || !listeners.isEmpty();
  }

  /**
   * Takes a report. Nothing is fetched if there are no listeners.
   *
   * @return completes when the listeners that are to be told have returned; never fails
   * @throws com.modelslab.error.ResponseFormatException if it is not a report on a job
   * @throws IllegalArgumentException if it names no job
   */
  CompletableFuture<Void> take(byte[] body) {
    WebhookEvent event = webhooks.parse(body);
    announcers.forEach(announcer -> announce(announcer, event));
    if (listeners.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    return webhooks
        .confirmAsync(event)
        .thenAccept(this::tell)
        .exceptionally(
            failure -> {
              LOG.log(
                  Level.WARNING,
                  "A report on ModelsLab job " + event.id() + " is dropped: not confirmed",
                  failure);
              return null;
            });
  }

  private static void announce(WebhookAnnouncer announcer, WebhookEvent event) {
    announcer
        .announce(event)
        .exceptionally(
            failure -> {
              LOG.log(
                  Level.WARNING,
                  "A report on ModelsLab job " + event.id() + " is not announced: polling finds it",
                  failure);
              return null;
            });
  }

  private void tell(JobResult result) {
    if (webhooks.isFirst(result)) {
      listeners.forEach(listener -> tell(listener, result));
    }
  }

  private static void tell(WebhookListener listener, JobResult result) {
    try {
      listener.onJobEnd(result);
    } catch (RuntimeException e) {
      LOG.log(
          Level.ERROR, "A WebhookListener failed at the end of ModelsLab job " + result.id(), e);
    }
  }
}
