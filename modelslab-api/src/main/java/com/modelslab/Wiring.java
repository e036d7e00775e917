// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import com.modelslab.internal.Version;
import com.modelslab.internal.async.PendingWork;
import com.modelslab.internal.async.UserExecutor;
import com.modelslab.internal.async.WorkerPool;
import com.modelslab.internal.download.Downloader;
import com.modelslab.internal.http.AccountType;
import com.modelslab.internal.http.BaseUri;
import com.modelslab.internal.http.BorrowedTransport;
import com.modelslab.internal.http.HttpChannel;
import com.modelslab.internal.job.CallTracker;
import com.modelslab.internal.job.ClientContext;
import com.modelslab.internal.job.ImageResolver;
import com.modelslab.internal.job.JobEndChannel;
import com.modelslab.internal.job.JobPoller;
import com.modelslab.internal.job.JobSubmitter;
import com.modelslab.internal.job.KnownEndpoints;
import com.modelslab.internal.job.LedgerChannel;
import com.modelslab.internal.job.SubmitDelivery;
import com.modelslab.internal.job.WebhookJobs;
import com.modelslab.internal.ledger.FileJobStore;
import com.modelslab.internal.ledger.StoreLedger;
import com.modelslab.internal.observer.ObservedChannel;
import com.modelslab.internal.observer.SafeObserver;
import com.modelslab.internal.provider.Providers;
import com.modelslab.job.JobLedger;
import com.modelslab.job.PollSchedule;
import com.modelslab.spi.Channel;
import com.modelslab.spi.ClientObserver;
import com.modelslab.spi.JobStore;
import com.modelslab.spi.JsonCodec;
import com.modelslab.spi.Transport;
import com.modelslab.spi.async.DaemonThreads;
import com.modelslab.spi.async.SerialExecutor;
import com.modelslab.spi.async.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one client, put together. A call goes through the ledger, the {@link CallTracker},
 * the decorators, the last one first, and the {@link HttpChannel} to the transport.
 */
final class Wiring {
  final AccountType account;
  final ClientContext context;
  final JobSubmitter submitter;
  final ImageResolver images;
  final KnownEndpoints endpoints = new KnownEndpoints();
  final HttpChannel http;
  final Downloader downloader;
  final Timer timer;
  final @Nullable JobLedger ledger;
  private final @Nullable JobStore store;
  private final @Nullable JobStore ownedStore;
  private final PendingWork pending = new PendingWork();
  private final WorkerPool workers;
  private final Transport transport;

  Wiring(ModelsLab.Builder settings) {
    account = settings.account;
    BaseUri base = settings.baseUri == null ? BaseUri.of(account.base()) : settings.baseUri;
    Supplier<String> key = key(settings);
    String agent = settings.agent.isEmpty() ? "" : " " + settings.agent;
    String userAgent = "modelslab-java/" + Version.VALUE + agent;
    JsonCodec codec =
        settings.codec != null
            ? settings.codec
            : Providers.codec(settings.codecId, settings.loader);
    transport =
        settings.transport != null
            ? new BorrowedTransport(settings.transport)
            : Providers.transport(settings.transportId, settings.loader, settings.transportConfig);
    workers =
        settings.threads != null
            ? new WorkerPool(1, settings.threads)
            : new WorkerPool(new DaemonThreads("modelslab-client"));
    Executor users = new UserExecutor(settings.executor, workers);
    SubmitDelivery submits = new SubmitDelivery();
    http =
        new HttpChannel(
            transport,
            codec,
            new HttpChannel.Settings(
                key,
                base,
                userAgent,
                settings.submitTimeout,
                settings.fetchTimeout,
                settings.maxBodyBytes),
            workers,
            submits::sending);
    ownedStore = openLedger(settings, transport);
    store = ownedStore != null ? ownedStore : settings.jobStore;
    ledger = store == null ? null : new StoreLedger(store);
    timer = settings.timer != null ? settings.timer : Timer.daemon("modelslab-timer");
    Channel channel = channel(settings, submits, users);
    PollSchedule schedule =
        settings.pollSchedule != null ? settings.pollSchedule : PollSchedule.adaptive();
    JobPoller poller =
        new JobPoller(
            channel,
            timer,
            schedule,
            () -> ThreadLocalRandom.current().nextDouble(),
            pending,
            workers,
            Math.max(1, settings.transportConfig.maxConnections() / 2));
    ClientObserver observer =
        settings.observer == null ? null : new SafeObserver(settings.observer);
    context =
        new ClientContext(
            channel, poller, base, timer, users, workers, pending, new WebhookJobs(), observer);
    images = new ImageResolver(channel, uploadPath(account, base));
    submitter = new JobSubmitter(context, account, images, endpoints);
    downloader =
        new Downloader(
            transport,
            timer,
            new Downloader.Settings(
                base,
                userAgent,
                settings.downloadTimeout,
                settings.downloadPatience,
                settings.maxDownloadBytes),
            workers,
            users,
            observer);
  }

  private Channel channel(ModelsLab.Builder settings, SubmitDelivery submits, Executor users) {
    Channel channel = submits.observe(http);
    for (UnaryOperator<Channel> decorator : settings.decorators) {
      channel = decorator.apply(channel);
    }
    channel = new CallTracker(channel, pending, submits, timer, workers);
    if (store != null) {
      channel = new LedgerChannel(channel, store, submits, Clock.systemUTC(), workers, pending);
    }
    if (settings.endListener != null) {
      channel = new JobEndChannel(channel, settings.endListener, new SerialExecutor(users));
    }
    return settings.observer == null ? channel : new ObservedChannel(channel);
  }

  /** Enterprise servers document no upload of their own. */
  private static String uploadPath(AccountType account, BaseUri base) {
    return account == AccountType.STANDARD
        ? ImageResolver.UPLOAD_PATH
        : base.ofApi("v6" + ImageResolver.UPLOAD_PATH);
  }

  private static @Nullable JobStore openLedger(ModelsLab.Builder settings, Transport transport) {
    try {
      return settings.ledger == null ? null : FileJobStore.open(settings.ledger, Clock.systemUTC());
    } catch (RuntimeException e) {
      transport.close();
      throw e;
    }
  }

  private static Supplier<String> key(ModelsLab.Builder settings) {
    Supplier<String> source = settings.keySource;
    if (source != null) {
      return source;
    }
    String key = settings.key;
    if (key == null || key.isBlank()) {
      throw new IllegalStateException(
          "The API key is "
              + (key == null ? "not set" : "blank")
              + ". Give it to ModelsLab.builder().apiKey(…), or set MODELSLAB_API_KEY and use"
              + " ModelsLab.fromEnvironment()");
    }
    return () -> key;
  }

  /**
   * Takes nothing new, lets submits and downloads end, and then closes everything.
   *
   * @return whether all of them ended in time
   */
  boolean shutdown(Duration timeout) throws InterruptedException {
    try {
      return pending.drain(timeout);
    } finally {
      close();
    }
  }

  /** Ends what is under way, and closes what this client made. */
  void close() {
    pending.close();
    transport.close();
    timer.close();
    if (ownedStore != null) {
      ownedStore.close();
    }
    workers.close();
  }
}
