// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.fleet;

import static java.util.Objects.requireNonNull;

import com.modelslab.ModelsLab;
import com.modelslab.WebhookEvent;
import com.modelslab.job.Job;
import com.modelslab.job.JobEntry;
import com.modelslab.job.JobReference;
import com.modelslab.request.JobRequest;
import com.modelslab.spi.async.DaemonThreads;
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
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * This instance's part of several that share an account: what it submits is brought to a handler,
 * and so is what an instance that died has left.
 *
 * <pre>{@code
 * try (SharedJobStore store = JdbcJobStore.open(dataSource);
 *     ModelsLab modelsLab = ModelsLab.builder().apiKey(key).jobStore(store).build();
 *     Fleet fleet = Fleet.builder(modelsLab, store, this::takeEnd).start()) {
 *   fleet.submit(request);
 *   …
 * }
 * }</pre>
 *
 * <p>The end of every job whose submit was recorded reaches the handler of one instance at least
 * once. Submits with an unknown outcome are not repeated and not brought; {@link
 * com.modelslab.job.JobLedger#unknownSubmits} lists them.
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
  private final Timer timer;
  private final Deliveries deliveries;
  private final @Nullable ThreadPoolExecutor ownThreads;
  private final Duration patience;

  /** The jobs whose end is awaited here, by their fetch path. */
  private final Map<String, Watch> watches = new ConcurrentHashMap<>();

  /** What was announced while nobody waited here: the job may be on its way to this instance. */
  private final RecentIds announced = new RecentIds();

  private volatile boolean closed;

  private Fleet(Builder builder) {
    this.modelsLab = builder.modelsLab;
    this.store = builder.store;
    this.adoptEvery = builder.adoptEvery;
    this.mostAdopted = builder.mostAdopted;
    this.patience = builder.patience;
    this.timer =
        builder.timer == null
            ? Timer.daemon("modelslab-fleet-timer")
            : requireNonNull(builder.timer);
    this.ownThreads = builder.executor == null ? threads() : null;
    Executor executor = builder.executor == null ? requireNonNull(ownThreads) : builder.executor;
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
   * @param store what the instances share; borrowed
   * @param handler takes the ends of jobs
   */
  public static Builder builder(ModelsLab modelsLab, SharedJobStore store, JobHandler handler) {
    return new Builder(modelsLab, store, handler);
  }

  /**
   * Submits a request. The end of its job goes to a handler, whether anybody waits for it or not.
   *
   * @return what {@link ModelsLab#submitAsync} gives: a failed future if certainly or possibly no
   *     job was made, which is then not brought to any handler
   */
  public CompletableFuture<Job> submit(JobRequest request) {
    return modelsLab
        .submitAsync(request)
        .thenApply(
            job -> {
              watch(job, job.trackId().orElse(""));
              return job;
            });
  }

  /**
   * Tells all instances that a job may have ended, as a webhook says. The one that waits for it
   * fetches it once, at once: an event is not signed, and is never taken for the end itself.
   *
   * @return completes when the store has taken the message
   */
  public CompletableFuture<Void> announce(WebhookEvent event) {
    return store.announce(event.id());
  }

  /** {@return how many jobs this instance waits for} */
  public int size() {
    return watches.size();
  }

  private void start() {
    store.onAnnouncement(this::heard);
    adopt();
  }

  private void watch(Job job, String trackId) {
    if (job.id().isEmpty()) {
      log.log(Level.WARNING, "A job without an id ended with its submit, and has no handler");
      return;
    }
    JobReference reference = JobReference.parse(job.token());
    Watch watch =
        new Watch(job, modelsLab.resume(job.token()), reference, trackId, patience, timer);
    if (closed || watches.putIfAbsent(reference.path(), watch) != null) {
      return;
    }
    watch
        .begin()
        .thenCompose(deliveries::deliver)
        .whenComplete((done, failure) -> watches.remove(reference.path(), watch));
    if (closed) {
      watch.end();
    } else if (announced.remove(job.id())) {
      watch.look();
    }
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
    int room = mostAdopted - watches.size();
    CompletableFuture<List<JobEntry>> adopted =
        room > 0 ? store.adopt(room) : CompletableFuture.completedFuture(List.of());
    adopted.whenComplete(
        (entries, failure) -> {
          if (failure != null) {
            log.log(Level.WARNING, "Cannot look for jobs that nobody looks after", failure);
          } else {
            entries.forEach(this::takeOver);
          }
          if (!closed) {
            timer.schedule(this::adopt, adoptEvery);
          }
        });
  }

  private void takeOver(JobEntry entry) {
    log.log(Level.INFO, "Taking over job {0}", entry.token());
    watch(modelsLab.resume(entry.token()), entry.trackId());
  }

  /**
   * Stops waiting and adopting. Handlers that run are waited for, up to ten seconds. The jobs go to
   * other instances once the store is closed.
   */
  @Override
  public void close() {
    closed = true;
    timer.close();
    watches.values().forEach(Watch::end);
    try {
      if (!deliveries.close(CLOSE_PATIENCE)) {
        log.warning("Closed while handlers run; the ends of their jobs may be given again");
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
     * Sets how many jobs this instance waits for before it adopts no more; what it submits itself
     * is not limited. Default: 1,000.
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
     * Sets how long one instance waits for the end of a job before it gives the handler a {@link
     * com.modelslab.error.JobTimeoutException}. Default: 1 hour.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder patience(Duration value) {
      this.patience = positive("patience", value);
      return this;
    }

    /** Sets what runs the handler; borrowed. Default: four daemon threads. */
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
