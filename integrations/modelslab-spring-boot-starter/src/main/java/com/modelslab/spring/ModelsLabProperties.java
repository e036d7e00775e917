// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The properties. Their text form leaves all values out, because one of them is the key.
 *
 * @param apiKey API key of the account. Without it, there is no client.
 * @param baseUri Base URI of the API. Default: that of the service.
 * @param enterprise Whether the account is an enterprise account, with other paths for some tools.
 * @param transport Id of the transport, such as jdk, apache or okhttp. Default: the highest one on
 *     the class path.
 * @param codec Id of the JSON codec, such as jackson or jackson3. Default: the highest one on the
 *     class path.
 * @param userAgent Name and version of the application, such as my-shop/2.1, sent along in the user
 *     agent.
 * @param submitTimeout How long one submit, or another call that sends more than 256 KiB, may take.
 * @param fetchTimeout How long any other call may take.
 * @param downloadTimeout How long one try of a download may take.
 * @param downloadPatience How long a link that cannot be read yet is tried.
 * @param maxBodySize Most bytes of a response in JSON.
 * @param maxDownloadSize Most bytes of a downloaded file.
 * @param shutdownTimeout How long submits and downloads that are under way may take when the
 *     application ends. Zero ends them at once.
 * @param ledger File in which the client records its jobs, so that none is lost in a crash. A bean
 *     of type JobStore takes its place.
 * @param http Settings of the transport, unless it is a bean.
 * @param resilience Retries, limits and circuit breakers. Needs modelslab-resilience.
 * @param fleet Delivering the ends of jobs as one of several instances. Needs modelslab-fleet.
 * @param health The health indicator. Needs spring-boot-starter-actuator.
 * @param webhook Receiving the service's reports on jobs.
 */
@ConfigurationProperties(ModelsLabProperties.PREFIX)
record ModelsLabProperties(
    @Nullable String apiKey,
    @Nullable String baseUri,
    @DefaultValue("false") boolean enterprise,
    @Nullable String transport,
    @Nullable String codec,
    @Nullable String userAgent,
    @DefaultValue("3m") Duration submitTimeout,
    @DefaultValue("30s") Duration fetchTimeout,
    @DefaultValue("5m") Duration downloadTimeout,
    @DefaultValue("30s") Duration downloadPatience,
    @DefaultValue("16MB") DataSize maxBodySize,
    @DefaultValue("256MB") DataSize maxDownloadSize,
    @DefaultValue("10s") Duration shutdownTimeout,
    @Nullable Path ledger,
    @DefaultValue Http http,
    @DefaultValue Resilience resilience,
    @DefaultValue Fleet fleet,
    @DefaultValue Health health,
    @DefaultValue Webhook webhook) {
  static final String PREFIX = "modelslab";
  static final String API_KEY = PREFIX + ".api-key";

  @Override
  public String toString() {
    return "ModelsLabProperties";
  }

  /**
   * What the transport is told.
   *
   * @param connectTimeout How long a TCP connection may take to open.
   * @param maxConnections How many exchanges run at once. Further requests wait their turn.
   * @param http2 Whether HTTP/2 is used if both the HTTP stack and the server support it.
   * @param sslBundle Name of the SSL bundle with the trust store. Default: that of the JVM.
   * @param systemProxy Whether the HTTP proxy that the system names is used.
   * @param proxy An HTTP proxy.
   */
  record Http(
      @DefaultValue("10s") Duration connectTimeout,
      @DefaultValue("64") int maxConnections,
      @DefaultValue("true") boolean http2,
      @Nullable String sslBundle,
      @DefaultValue("false") boolean systemProxy,
      @DefaultValue Proxy proxy) {
    @Override
    public String toString() {
      return "Http";
    }
  }

  /**
   * An HTTP proxy.
   *
   * @param host Name or address of the proxy. Default: no proxy.
   * @param port Port of the proxy.
   * @param username Name for Basic authentication at the proxy. Needs a password.
   * @param password Password for Basic authentication at the proxy.
   */
  record Proxy(
      @Nullable String host,
      @DefaultValue("3128") int port,
      @Nullable String username,
      @Nullable String password) {
    static final String PASSWORD = PREFIX + ".http.proxy.password";

    @Override
    public String toString() {
      return "Proxy";
    }
  }

  /**
   * What keeps calls within the limits of the account.
   *
   * @param enabled Whether calls are retried and limited, if modelslab-resilience is there.
   * @param plan Plan of the account: payg, standard, premium, or the number of requests that it may
   *     have queued.
   * @param slots Whether submits wait for a place in the queue of the account.
   * @param retries Whether calls that are safe to repeat are made again.
   * @param retrySubmitOn Reasons after which a submit is made again, besides those that are always
   *     safe.
   * @param retryBudget Budget of all retries together; each takes 5 of it.
   * @param breakers Whether circuit breakers stop calls while the service fails.
   * @param rateLimit Whether calls are limited to 10 in half a second.
   * @param callTimeout How long a call that has no timeout of its own may take with all its
   *     attempts.
   */
  record Resilience(
      @DefaultValue("true") boolean enabled,
      @DefaultValue("payg") String plan,
      @DefaultValue("true") boolean slots,
      @DefaultValue("true") boolean retries,
      @DefaultValue Set<SubmitRetry> retrySubmitOn,
      @DefaultValue("500") int retryBudget,
      @DefaultValue("true") boolean breakers,
      @DefaultValue("true") boolean rateLimit,
      @DefaultValue("5m") Duration callTimeout) {
    static final String PREFIX = ModelsLabProperties.PREFIX + ".resilience";
  }

  /** What {@code Resilience.Builder.retrySubmitOn} takes. */
  enum SubmitRetry {
    UNAVAILABLE,
    WARMING_UP
  }

  /**
   * Several instances on one account.
   *
   * @param patience How long an instance waits for a job before its handler is told that it timed
   *     out.
   * @param adoptEvery How often an instance looks for jobs that nobody looks after.
   * @param mostAdopted How many adopted jobs an instance looks after at a time.
   */
  record Fleet(
      @DefaultValue("1h") Duration patience,
      @DefaultValue("15s") Duration adoptEvery,
      @DefaultValue("1000") int mostAdopted) {
    static final String PREFIX = ModelsLabProperties.PREFIX + ".fleet";
  }

  /**
   * The health indicator.
   *
   * @param balance Whether the balance of the account is requested. If not, nothing is sent.
   * @param balanceInterval How long a balance is good for, so that frequent looks at the health
   *     send no call each.
   * @param balanceTimeout How long the balance may take.
   */
  record Health(
      @DefaultValue("false") boolean balance,
      @DefaultValue("1m") Duration balanceInterval,
      @DefaultValue("5s") Duration balanceTimeout) {
    static final String PREFIX = ModelsLabProperties.PREFIX + ".health";
  }

  /**
   * Reports of the service.
   *
   * @param path Path that takes the reports, such as /modelslab/9f3c0e. Needs Spring MVC and a bean
   *     of type WebhookListener. Default: none.
   */
  record Webhook(@Nullable String path) {
    static final String PATH = PREFIX + ".webhook.path";
  }
}
