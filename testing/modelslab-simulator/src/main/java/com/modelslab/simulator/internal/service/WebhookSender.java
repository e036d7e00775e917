// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.service;

import com.modelslab.simulator.internal.job.Settings;
import com.modelslab.simulator.internal.job.SimulatedJob;
import com.modelslab.simulator.internal.net.LoopbackHttp;
import com.modelslab.simulator.model.JobState;
import com.modelslab.simulator.model.RecordedWebhook;
import com.modelslab.simulator.model.WebhookMode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends the webhooks of finished jobs, in one daemon thread that the first job with a webhook
 * starts. Only addresses on this machine are called.
 */
public final class WebhookSender implements AutoCloseable {

  private static final int MAX_SENT = 10_000;
  private static final long LOOK_EVERY_MILLIS = 20;
  private static final double LATE_SECONDS = 5;
  private static final double HELD_SECONDS = 30;

  private final Settings settings;
  private final Function<SimulatedJob, String> bodies;
  private final PriorityQueue<Delivery> pending =
      new PriorityQueue<>(Comparator.comparing(Delivery::due));
  private final ArrayDeque<RecordedWebhook> sent = new ArrayDeque<>();
  private @Nullable Delivery heldBack;
  private @Nullable Thread thread;
  private boolean closed;

  /**
   * @param overtaken whether another was sent before it out of turn
   */
  private record Delivery(SimulatedJob job, URI to, Instant due, int times, boolean overtaken) {

    Delivery at(Instant time, boolean isOvertaken) {
      return new Delivery(job, to, time, times, isOvertaken);
    }
  }

  WebhookSender(Settings settings, Function<SimulatedJob, String> bodies) {
    this.settings = settings;
    this.bodies = bodies;
  }

  /** Schedules the webhook of a new job, if it has one. */
  synchronized void expect(SimulatedJob job) {
    String address = job.submission().webhook();
    URI to = address == null ? null : LoopbackHttp.parse(address);
    if (to == null || settings.webhooks() == WebhookMode.NEVER || closed) {
      return;
    }
    boolean late = settings.webhooks() == WebhookMode.LATE;
    Instant due = late ? job.ends().plus(settings.scaled(LATE_SECONDS)) : job.ends();
    pending.add(
        new Delivery(job, to, due, settings.webhooks() == WebhookMode.TWICE ? 2 : 1, false));
    if (thread == null) {
      thread = new Thread(this::run, "modelslab-simulator-webhooks");
      thread.setDaemon(true);
      thread.start();
    }
    notifyAll();
  }

  public synchronized List<RecordedWebhook> sent() {
    return List.copyOf(sent);
  }

  private void run() {
    try {
      for (Delivery delivery = next(); delivery != null; delivery = next()) {
        for (int i = 0; i < delivery.times(); i++) {
          deliver(delivery);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** {@return the next webhook that is due, null after close} */
  private synchronized @Nullable Delivery next() throws InterruptedException {
    while (!closed) {
      Delivery first = pending.peek();
      if (first == null) {
        wait();
      } else {
        // a test may control the clock, so it is read again and again instead of waited for
        Duration left = Duration.between(settings.clock().instant(), first.due());
        if (left.isNegative() || left.isZero()) {
          pending.remove();
          Delivery ready = reordered(first);
          if (ready != null && ready.job().state(settings.clock().instant()) != JobState.LOST) {
            return ready;
          }
        } else {
          wait(Math.max(1, Math.min(LOOK_EVERY_MILLIS, left.toMillis())));
        }
      }
    }
    return null;
  }

  /**
   * {@return the webhook to send now, null if it is held back; out of order, each second one
   * overtakes the one before}
   */
  private @Nullable Delivery reordered(Delivery ready) {
    if (settings.webhooks() != WebhookMode.OUT_OF_ORDER) {
      return ready;
    }
    Delivery held = heldBack;
    heldBack = null;
    if (ready.equals(held) || ready.overtaken()) {
      return ready;
    }
    if (held == null) {
      Delivery later = ready.at(ready.due().plus(settings.scaled(HELD_SECONDS)), false);
      heldBack = later;
      pending.add(later);
      return null;
    }
    pending.remove(held);
    pending.add(held.at(ready.due(), true));
    return ready;
  }

  private void deliver(Delivery delivery) {
    int status = post(delivery);
    synchronized (this) {
      sent.add(new RecordedWebhook(delivery.job().id(), delivery.to(), status));
      if (sent.size() > MAX_SENT) {
        sent.remove();
      }
    }
  }

  private int post(Delivery delivery) {
    try {
      byte[] body = bodies.apply(delivery.job()).getBytes(StandardCharsets.UTF_8);
      return LoopbackHttp.postJson(delivery.to(), body);
    } catch (IOException e) {
      return 0; // like the service: no second attempt
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (thread != null) {
      thread.interrupt();
    }
    notifyAll();
  }
}
