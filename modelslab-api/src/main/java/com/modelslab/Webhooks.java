// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import com.modelslab.error.ModelsLabException;
import com.modelslab.error.ResponseFormatException;
import com.modelslab.internal.job.ClientContext;
import com.modelslab.internal.json.JsonFields;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Reads what the service posts to the address that a submit gave as its {@code webhook}.
 *
 * <pre>{@code
 * WebhookEvent event = modelsLab.webhooks().parse(body);
 * JobResult result = modelsLab.webhooks().confirm(event);
 * if (modelsLab.webhooks().isFirst(event)) {
 *   // act on the result
 * }
 * }</pre>
 *
 * <p>Answer the service with a 2xx status within 30 seconds and do the rest later. The posts are
 * not signed, so whoever knows the address can send any: act on what {@link #confirm} gives. They
 * come more than once, in any order, or not at all: keep polling as well.
 *
 * <p>Safe for concurrent calls.
 */
public final class Webhooks {
  /** How many jobs {@link #isFirst} remembers: {@value}. */
  public static final int REMEMBERED = 10_000;

  private static final String FAMILY = "/image_editing";

  private final ClientContext client;
  private final Function<byte[], JobResult> reader;
  private final Set<String> ended = new LinkedHashSet<>();

  Webhooks(ClientContext client, Function<byte[], JobResult> reader) {
    this.client = client;
    this.reader = reader;
  }

  /**
   * Reads a body. Sends nothing.
   *
   * @throws ResponseFormatException if it is no report on a job: no JSON, about a workflow, or a
   *     success without any result
   */
  public WebhookEvent parse(byte[] body) {
    JobResult claim = reader.apply(body);
    return new WebhookEvent(JsonFields.of(claim.raw()).text("track_id").orElse(""), claim);
  }

  /**
   * Asks the service for the state of the image edit that an event is about.
   *
   * @throws IllegalArgumentException if the event names no job, or its id cannot be one
   * @throws ModelsLabException if the service refuses or does not answer; an id that somebody made
   *     up is a {@link com.modelslab.error.NotFoundException}
   */
  public JobResult confirm(WebhookEvent event) {
    return client.fetchAndWait(address(event), null);
  }

  /** Asks without blocking; see {@link #confirm}. */
  public CompletableFuture<JobResult> confirmAsync(WebhookEvent event) {
    return client.handOver(client.fetch(address(event), null));
  }

  private static JobReference address(WebhookEvent event) {
    return JobReference.of(event.id(), FAMILY);
  }

  /**
   * {@return whether this is the first event on the end of its job; false for one on a job at work}
   *
   * <p>To be asked after {@link #confirm}, or a forged event makes the true one look repeated. The
   * last {@value #REMEMBERED} jobs are remembered, in memory only.
   */
  public boolean isFirst(WebhookEvent event) {
    if (event.claim() instanceof JobResult.Processing) {
      return false;
    }
    String job = event.id().isEmpty() ? "track " + event.trackId() : "job " + event.id();
    synchronized (ended) {
      boolean first = ended.add(job);
      if (ended.size() > REMEMBERED) {
        Iterator<String> oldest = ended.iterator();
        oldest.next();
        oldest.remove();
      }
      return first;
    }
  }
}
