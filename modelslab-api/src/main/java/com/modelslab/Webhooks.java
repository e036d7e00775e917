// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.ModelsLabException;
import com.modelslab.error.ResponseFormatException;
import com.modelslab.internal.RecentNames;
import com.modelslab.internal.http.AccountType;
import com.modelslab.internal.http.HttpChannel;
import com.modelslab.internal.job.ClientContext;
import com.modelslab.internal.json.JsonFields;
import com.modelslab.job.CallOptions;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import com.modelslab.request.Endpoint;
import java.util.concurrent.CompletableFuture;

/**
 * Reads what the service posts to the address that a submit gave as its {@code webhook}.
 *
 * <pre>{@code
 * WebhookEvent event = modelsLab.webhooks().parse(body);
 * JobResult result = modelsLab.webhooks().confirm(event);
 * if (modelsLab.webhooks().isFirst(result)) {
 *   // act on the result
 * }
 * }</pre>
 *
 * <p>Respond to the service with a 2xx status within 30 seconds and do the rest later. The posts
 * are not signed, so whoever knows the address can send any: act on what {@link #confirm} returns.
 * They come more than once, in any order, or not at all: keep polling as well.
 *
 * <p>Safe for concurrent calls.
 */
public final class Webhooks {
  /** How many jobs {@link #isFirst} remembers: {@value}. */
  public static final int REMEMBERED = 10_000;

  private static final String FAMILY = "/image_editing";

  private final ClientContext client;
  private final HttpChannel http;
  private final AccountType account;
  private final RecentNames ended = new RecentNames(REMEMBERED);

  Webhooks(ClientContext client, HttpChannel http, AccountType account) {
    this.client = client;
    this.http = http;
    this.account = account;
  }

  /**
   * Reads a body. Sends nothing.
   *
   * @throws ResponseFormatException if it is not a report on a job: not JSON, about a workflow, or
   *     a success without any result
   */
  public WebhookEvent parse(byte[] body) {
    JobResult claim = http.webhook(body);
    return new WebhookEvent(JsonFields.of(claim.raw()).text("track_id").orElse(""), claim);
  }

  /**
   * Fetches the state of the job that an event is about. Blocks the calling thread.
   *
   * <p>An event does not say which endpoint its job was submitted to. The client remembers the last
   * 10,000 jobs that it submitted with a webhook itself; for others it takes the path in the
   * event's {@code fetch_result}, if that leads to the job on the service's own address, or else
   * fetches the job as an image edit. If another process submits to other endpoints, give each its
   * own address for webhooks and use {@link #confirm(WebhookEvent, Endpoint)}.
   *
   * @throws IllegalArgumentException if the event names no job, or its id cannot be one
   * @throws ModelsLabException if the service refuses or does not respond; an id that somebody made
   *     up is a {@link com.modelslab.error.NotFoundException}
   */
  public JobResult confirm(WebhookEvent event) {
    return client.fetchAndWait(job(event), null, CallOptions.defaults());
  }

  /** Fetches without blocking; see {@link #confirm(WebhookEvent)}. */
  public CompletableFuture<JobResult> confirmAsync(WebhookEvent event) {
    return client.handOver(client.fetch(job(event), null, CallOptions.defaults()));
  }

  /**
   * Fetches the state of the job that an event is about, which was submitted to {@code endpoint} or
   * to another one of its family. Blocks the calling thread.
   *
   * @throws IllegalArgumentException if the event names no job, or its id cannot be one
   * @throws ModelsLabException if the service refuses or does not respond; an id that somebody made
   *     up is a {@link com.modelslab.error.NotFoundException}
   */
  public JobResult confirm(WebhookEvent event, Endpoint endpoint) {
    return client.fetchAndWait(job(event, endpoint), null, CallOptions.defaults());
  }

  /** Fetches without blocking; see {@link #confirm(WebhookEvent, Endpoint)}. */
  public CompletableFuture<JobResult> confirmAsync(WebhookEvent event, Endpoint endpoint) {
    return client.handOver(client.fetch(job(event, endpoint), null, CallOptions.defaults()));
  }

  private JobReference job(WebhookEvent event) {
    return client
        .webhookJobs()
        .find(event.id(), event.trackId())
        .or(() -> http.claimedJob(event.claim()))
        .orElseGet(() -> JobReference.of(event.id(), FAMILY));
  }

  private JobReference job(WebhookEvent event, Endpoint endpoint) {
    return JobReference.of(event.id(), account.family(requireNonNull(endpoint, "endpoint")));
  }

  /**
   * {@return whether this is the first time that the end of a job is given here; false for a job
   * that is still running}
   *
   * <p>Takes only what {@link #confirm} returned, so that a forged or early event cannot hide the
   * true one. The last {@value #REMEMBERED} jobs are remembered, in memory only.
   *
   * @throws IllegalArgumentException if the result is the claim of an event
   */
  public boolean isFirst(JobResult confirmed) {
    JobReference job =
        confirmed
            .job()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "This is what an event claims of job "
                            + confirmed.id()
                            + ", and anybody can send that. Give what confirm(event) returned"));
    if (confirmed instanceof JobResult.Processing) {
      return false;
    }
    return ended.add(job.path());
  }
}
