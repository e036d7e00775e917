// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import com.modelslab.simulator.internal.http.CallLog;
import com.modelslab.simulator.internal.job.JobRegistry;
import com.modelslab.simulator.internal.service.WebhookSender;
import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.RecordedCall;
import com.modelslab.simulator.model.RecordedJob;
import com.modelslab.simulator.model.RecordedWebhook;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the simulator has received and done. Counts are of everything since the start; of the calls
 * and webhooks themselves the last 10,000 are kept. Safe for use by several threads; returns
 * copies.
 */
public final class Journal {

  private final CallLog calls;
  private final JobRegistry registry;
  private final WebhookSender webhooks;

  Journal(CallLog calls, JobRegistry registry, WebhookSender webhooks) {
    this.calls = calls;
    this.registry = registry;
    this.webhooks = webhooks;
  }

  /** {@return the last 10,000 calls, oldest first} */
  public List<RecordedCall> calls() {
    return calls.calls();
  }

  /** {@return how many calls of this kind have arrived, including those with a fault} */
  public long count(CallKind kind) {
    return calls.count(kind);
  }

  /**
   * {@return how many submits have arrived by the caller's {@code track_id}, including those that
   * were refused or had a fault}
   */
  public Map<String, Integer> submitsByTrackId() {
    return calls.submitsByTrackId();
  }

  /**
   * {@return how many jobs were made by the caller's {@code track_id}; more than one means that a
   * job was paid twice}
   */
  public Map<String, Integer> jobsByTrackId() {
    return calls.jobsByTrackId();
  }

  /** {@return all jobs, oldest first; uploads are not jobs} */
  public List<RecordedJob> jobs() {
    return registry.recorded();
  }

  /** {@return the job with this id, null if there is none} */
  public @Nullable RecordedJob job(long id) {
    return registry.recorded(id);
  }

  /** {@return how many jobs are queued or running now, over all accounts} */
  public int queued() {
    return registry.queued();
  }

  /** {@return the most jobs that any account has had queued or running at once} */
  public int maxQueuedSeen() {
    return registry.maxQueued();
  }

  /** {@return the last 10,000 webhooks of finished jobs, oldest first} */
  public List<RecordedWebhook> webhooks() {
    return webhooks.sent();
  }
}
