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
 * Tells the addresses that submits named when their jobs are done. One daemon thread, started by
 * the first such submit. Only addresses on this machine are called.
 */
public final class WebhookSender implements AutoCloseable {

  private static final int MAX_SENT = 10_000;
  private static final long LOOK_EVERY_MILLIS = 20;
  private static final double LATE_SECONDS = 5;
  private static final double HELD_SECONDS = 30;

  private final Settings settings;
  private final Function<SimulatedJob, String> wording;
  private final PriorityQueue<Notice> pending =
      new PriorityQueue<>(Comparator.comparing(Notice::due));
  private final ArrayDeque<RecordedWebhook> sent = new ArrayDeque<>();
  private @Nullable Notice heldBack;
  private @Nullable Thread thread;
  private boolean closed;

  /**
   * @param overtaken whether another has gone out before it out of turn
   */
  private record Notice(SimulatedJob job, URI to, Instant due, int times, boolean overtaken) {

    Notice at(Instant time, boolean isOvertaken) {
      return new Notice(job, to, time, times, isOvertaken);
    }
  }

  WebhookSender(Settings settings, Function<SimulatedJob, String> wording) {
    this.settings = settings;
    this.wording = wording;
  }

  /** Takes note of a new job that may want a notice. */
  synchronized void expect(SimulatedJob job) {
    String address = job.submission().webhook();
    URI to = address == null ? null : LoopbackHttp.parse(address);
    if (to == null || settings.webhooks() == WebhookMode.NEVER || closed) {
      return;
    }
    boolean late = settings.webhooks() == WebhookMode.LATE;
    Instant due = late ? job.ends().plus(settings.scaled(LATE_SECONDS)) : job.ends();
    pending.add(new Notice(job, to, due, settings.webhooks() == WebhookMode.TWICE ? 2 : 1, false));
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
      for (Notice notice = next(); notice != null; notice = next()) {
        for (int i = 0; i < notice.times(); i++) {
          deliver(notice);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** {@return the next notice that is due, null at the end} */
  private synchronized @Nullable Notice next() throws InterruptedException {
    while (!closed) {
      Notice first = pending.peek();
      if (first == null) {
        wait();
      } else {
        // the clock may be one that a test sets, so its hands are looked at rather than waited for
        Duration left = Duration.between(settings.clock().instant(), first.due());
        if (left.isNegative() || left.isZero()) {
          pending.remove();
          Notice ready = reordered(first);
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
   * {@return the notice to send now, null if it is held back; out of order, each second one
   * overtakes the one before}
   */
  private @Nullable Notice reordered(Notice ready) {
    if (settings.webhooks() != WebhookMode.OUT_OF_ORDER) {
      return ready;
    }
    Notice held = heldBack;
    heldBack = null;
    if (ready.equals(held) || ready.overtaken()) {
      return ready;
    }
    if (held == null) {
      Notice later = ready.at(ready.due().plus(settings.scaled(HELD_SECONDS)), false);
      heldBack = later;
      pending.add(later);
      return null;
    }
    pending.remove(held);
    pending.add(held.at(ready.due(), true));
    return ready;
  }

  private void deliver(Notice notice) {
    int status = post(notice);
    synchronized (this) {
      sent.add(new RecordedWebhook(notice.job().id(), notice.to(), status));
      if (sent.size() > MAX_SENT) {
        sent.remove();
      }
    }
  }

  private int post(Notice notice) {
    try {
      byte[] body = wording.apply(notice.job()).getBytes(StandardCharsets.UTF_8);
      return LoopbackHttp.postJson(notice.to(), body);
    } catch (IOException e) {
      return 0; // the service does not promise a second attempt either
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
