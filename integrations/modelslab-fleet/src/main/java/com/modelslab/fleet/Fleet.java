// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.fleet;

import static java.util.Objects.requireNonNull;

import com.modelslab.ModelsLab;
import com.modelslab.WebhookEvent;
import com.modelslab.job.Job;
import com.modelslab.job.JobEntry;
import com.modelslab.job.JobReference;
import com.modelslab.job.PollSchedule;
import com.modelslab.request.JobRequest;
import com.modelslab.spi.async.DaemonThreads;
import com.modelslab.spi.async.Futures;
import com.modelslab.spi.async.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One of several instances that share an account. It delivers the end of each job that it submits
 * to a handler, and does the same for the jobs of instances that ended or died.
 *
 * <pre>{@code
 * try (SharedJobStore store = JdbcJobStore.open(dataSource);
 *     ModelsLab modelsLab = ModelsLab.builder().apiKey(key).jobStore(store).build();
 *     Fleet fleet = Fleet.builder(modelsLab, store, handler).start()) {
 *   fleet.submit(request);
 * }
 * }</pre>
 *
 * <p>The end of every job whose submit was recorded is delivered at least once, by whichever
 * instance lives: it failed, the service forgot it and it took too long are ends as well. A submit
 * with an unknown outcome is never repeated and never delivered; {@link
 * com.modelslab.job.JobLedger#unknownSubmits} of the client lists those of all instances.
 *
 * <p>Jobs are polled as the client's {@link PollSchedule} says. With webhooks, give {@link
 * #announce} what they bring, on whichever instance, and make the schedule a safety net, such as
 * {@code PollSchedule.fixed(Duration.ofMinutes(1))}.
 *
 * <p>Safe for concurrent calls. Close it before the client, and the client before the store.
 */
public final class Fleet implements AutoCloseable {
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

  private final Logger log = Logger.getLogger("com.modelslab.fleet");
  private final ModelsLab modelsLab;
  private final SharedJobStore store;
  private final Duration adoptEvery;
  private final int mostAdopted;
  private final Duration patience;
  private final Timer timer;
  private final Deliveries deliveries;
  private final @Nullable ThreadPoolExecutor ownThreads;

  /** The jobs whose end is awaited or delivered here, by their fetch path. */
  private final Map<String, Watch> watches = new ConcurrentHashMap<>();

  /** What was announced while nobody waited here: the job may be on its way to this instance. */
  private final RecentIds announced = new RecentIds();

  private final AtomicInteger adopted = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();

  private Fleet(Builder builder) {
    this.modelsLab = builder.modelsLab;
    this.store = builder.store;
    this.adoptEvery = builder.adoptEvery;
    this.mostAdopted = builder.mostAdopted;
    this.patience = builder.patience;
    this.timer = builder.timer != null ? builder.timer : Timer.daemon("modelslab-fleet-timer");
    this.ownThreads = builder.executor == null ? threads() : null;
    Executor executor = builder.executor != null ? builder.executor : requireNonNull(ownThreads);
    this.deliveries = new Deliveries(store, builder.handler, executor, timer);
  }

  private static ThreadPoolExecutor threads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            4,
            4,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DaemonThreads("modelslab-fleet"));
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /**
   * {@return a builder}
   *
   * @param modelsLab a client whose {@code jobStore} is {@code store}; borrowed
   * @param store what the instances share; borrowed. It has one fleet as long as it is open
   * @param handler takes the ends of jobs
   */
  public static Builder builder(ModelsLab modelsLab, SharedJobStore store, JobHandler handler) {
    return new Builder(modelsLab, store, handler);
  }

  /**
   * Submits a request, without blocking. The end of its job is delivered, whether anybody waits for
   * it or not; all but that of a job without an id, which ends with its submit and is not recorded:
   * its end is in {@link Job#submitted}.
   *
   * @return what {@link ModelsLab#submitAsync} gives: it fails if certainly or possibly no job was
   *     made. Cancelling it changes nothing
   * @throws IllegalStateException if this is closed
   */
  public CompletableFuture<Job> submit(JobRequest request) {
    checkOpen();
    CompletableFuture<Job> job = new CompletableFuture<>();
    modelsLab
        .submitAsync(request)
        .whenComplete(
            (made, failure) -> {
              if (failure == null && !made.id().isEmpty()) {
                watch(made, made.trackId().orElse(""), () -> {});
              }
              Futures.complete(job, made, failure);
            });
    return job;
  }

  /**
   * Delivers the end of a job that the client submitted otherwise, such as in a batch, and tells it
   * to the caller too. Does not block.
   *
   * <p>Give it the {@link Job} that {@link #submit} made at once, and it joins the wait that there
   * is: the job is not polled twice.
   *
   * @return completes when the end is known, before the handler has taken it; is cancelled if this
   *     is closed before. Cancelling it changes nothing
   * @throws IllegalArgumentException if the job has no id
   * @throws IllegalStateException if this is closed
   */
  public CompletableFuture<JobOutcome> watch(Job job) {
    checkOpen();
    if (job.id().isEmpty()) {
      throw new IllegalArgumentException(
          "The job has no id, so there is nothing to wait for: see Job.submitted()");
    }
    CompletableFuture<JobOutcome> end = new CompletableFuture<>();
    watch(job, job.trackId().orElse(""), () -> {})
        .end()
        .whenComplete((outcome, failure) -> Futures.complete(end, outcome, failure));
    return end;
  }

  /**
   * Tells all instances that a job may have ended, as a webhook says. The one that waits for it
   * fetches its state at once: an event is not signed, and is never taken for the end itself.
   *
   * @return completes when the store has taken the message; respond to the service then. If it
   *     fails, polling finds the end
   * @throws IllegalArgumentException if the event names no job
   */
  public CompletableFuture<Void> announce(WebhookEvent event) {
    if (event.id().isEmpty()) {
      throw new IllegalArgumentException("The event names no job, so there is nobody to tell");
    }
    return store.announce(event.id());
  }

  /** {@return how many jobs this instance waits for or delivers} */
  public int size() {
    return watches.size();
  }

  private void checkOpen() {
    if (closed.get()) {
      throw new IllegalStateException("The fleet is closed");
    }
  }

  private void start() {
    store.onAnnouncement(this::heard);
    adopt();
  }

  private Watch watch(Job job, String trackId, Runnable atTheEnd) {
    JobReference reference = JobReference.parse(job.token());
    Watch watch = new Watch(job, reference, trackId, patience, timer);
    Watch other = watches.putIfAbsent(reference.path(), watch);
    if (other != null) {
      atTheEnd.run();
      return other;
    }
    watch
        .end()
        .thenCompose(deliveries::deliver)
        .whenComplete(
            (done, failure) -> {
              watches.remove(reference.path(), watch);
              atTheEnd.run();
            });
    watch.begin();
    if (closed.get()) {
      watch.stop();
    } else if (announced.remove(job.id())) {
      watch.look();
    }
    return watch;
  }

  private void heard(String jobId) {
    announced.add(jobId);
    for (Watch watch : watches.values()) {
      if (watch.isFor(jobId) && announced.remove(jobId)) {
        watch.look();
      }
    }
  }

  private void adopt() {
    int room = mostAdopted - adopted.get();
    CompletableFuture<List<JobEntry>> found =
        room > 0 ? store.adopt(room) : CompletableFuture.completedFuture(List.of());
    found.whenComplete(
        (entries, failure) -> {
          if (failure == null) {
            entries.forEach(this::takeOver);
          } else if (!closed.get()) {
            log.log(Level.WARNING, "Cannot look for jobs that nobody looks after", failure);
          }
          if (!closed.get()) {
            timer.schedule(this::adopt, adoptEvery);
          }
        });
  }

  private void takeOver(JobEntry entry) {
    log.log(Level.FINE, "Takes over {0}", entry);
    adopted.incrementAndGet();
    try {
      watch(modelsLab.resume(entry.token()), entry.trackId(), adopted::decrementAndGet);
    } catch (RuntimeException e) {
      adopted.decrementAndGet();
      log.log(Level.WARNING, "Cannot take over " + entry, e);
    }
  }

  /**
   * Stops waiting and adopting, and starts no handler any more. Handlers that run are waited for,
   * up to ten seconds. What is not delivered stays in the store, and other instances adopt it once
   * the store is closed. Idempotent.
   */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    timer.close();
    watches.values().forEach(Watch::stop);
    try {
      if (!deliveries.close(CLOSE_PATIENCE)) {
        log.warning("Closed while handlers run; the ends of their jobs may be delivered again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (ownThreads != null) {
      ownThreads.shutdown();
    }
  }

  /** Collects the settings of a {@link Fleet}. Not thread-safe. */
  public static final class Builder {
    private final ModelsLab modelsLab;
    private final SharedJobStore store;
    private final JobHandler handler;
    private Duration adoptEvery = Duration.ofSeconds(15);
    private Duration patience = Duration.ofHours(1);
    private int mostAdopted = 1000;
    private @Nullable Executor executor;
    private @Nullable Timer timer;

    private Builder(ModelsLab modelsLab, SharedJobStore store, JobHandler handler) {
      this.modelsLab = requireNonNull(modelsLab, "modelsLab");
      this.store = requireNonNull(store, "store");
      this.handler = requireNonNull(handler, "handler");
    }

    /**
     * Sets how often this instance looks for jobs that nobody looks after. Default: 15 seconds.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder adoptEvery(Duration value) {
      this.adoptEvery = positive("adoptEvery", value);
      return this;
    }

    /**
     * Sets how many adopted jobs this instance looks after at a time; what it submits itself does
     * not count. Default: 1,000.
     *
     * @throws IllegalArgumentException if it is less than one
     */
    public Builder mostAdopted(int jobs) {
      if (jobs < 1) {
        throw new IllegalArgumentException("mostAdopted must be 1 or more, was " + jobs);
      }
      this.mostAdopted = jobs;
      return this;
    }

    /**
     * Sets how long an instance waits for a job before the handler is told that it {@linkplain
     * JobOutcome.Kind#TIMED_OUT timed out}, and nobody asks for it any more. Counts from the submit
     * or the adoption. Default: 1 hour.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder patience(Duration value) {
      this.patience = positive("patience", value);
      return this;
    }

    /**
     * Sets what runs the handler; borrowed. What it rejects is tried again later. Default: four
     * daemon threads.
     */
    public Builder executor(Executor value) {
      this.executor = requireNonNull(value, "value");
      return this;
    }

    /** Sets what tells the time, for tests; closed with the fleet. Default: a daemon thread. */
    public Builder timer(Timer value) {
      this.timer = requireNonNull(value, "value");
      return this;
    }

    private static Duration positive(String name, Duration value) {
      if (value.isNegative() || value.isZero()) {
        throw new IllegalArgumentException(name + " must be positive, was " + value);
      }
      return value;
    }

    /**
     * {@return a fleet that has begun to adopt}
     *
     * @throws IllegalStateException if the store has a listener for announcements already
     */
    public Fleet start() {
      Fleet fleet = new Fleet(this);
      fleet.start();
      return fleet;
    }
  }
}
