// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.ApiException;
import com.modelslab.error.DownloadException;
import com.modelslab.error.LedgerException;
import com.modelslab.error.ProviderException;
import com.modelslab.error.TransportException;
import com.modelslab.error.UnknownOutcomeException;
import com.modelslab.error.UploadException;
import com.modelslab.internal.Limits;
import com.modelslab.internal.http.AccountType;
import com.modelslab.internal.http.BaseUri;
import com.modelslab.internal.job.JobBatch;
import com.modelslab.job.Batch;
import com.modelslab.job.BatchOptions;
import com.modelslab.job.CallOptions;
import com.modelslab.job.Job;
import com.modelslab.job.JobLedger;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import com.modelslab.job.PollSchedule;
import com.modelslab.media.DownloadOptions;
import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;
import com.modelslab.spi.Channel;
import com.modelslab.spi.ClientObserver;
import com.modelslab.spi.JobStore;
import com.modelslab.spi.JsonCodec;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.async.Timer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A client of the ModelsLab image API for one account.
 *
 * <pre>{@code
 * try (ModelsLab modelsLab = ModelsLab.fromEnvironment()) {
 *   Job job =
 *       modelsLab
 *           .imageEditing()
 *           .submit(
 *               RemoveBackgroundRequest.builder()
 *                   .image(ImageInput.file(Path.of("cat.png")))
 *                   .build());
 *   List<Path> images = modelsLab.download(job.await(), Path.of("images"));
 * }
 * }</pre>
 *
 * <p>Immutable and safe to share; make one for each account and close it at the end. It keeps no
 * thread that would stop the JVM from ending.
 */
public final class ModelsLab implements AutoCloseable {
  /** The address of the API for standard accounts. */
  public static final URI DEFAULT_BASE_URI = AccountType.STANDARD.base();

  private final Wiring parts;
  private final Downloads downloads;
  private final ImageEditing imageEditing;
  private final Webhooks webhooks;
  private final Account account;
  private final DirectCalls directCalls;
  private final @Nullable Enterprise enterprise;

  private ModelsLab(Builder builder) {
    this.parts = new Wiring(builder);
    this.downloads =
        new Downloads(parts.context, parts.downloader, parts.endpoints, DownloadOptions.defaults());
    this.imageEditing = new ImageEditing(parts.context, parts.images);
    this.webhooks = new Webhooks(parts.context, parts.http, parts.account);
    this.account = new Account(parts.context);
    this.directCalls = new DirectCalls(parts.context);
    this.enterprise =
        builder.account == AccountType.ENTERPRISE
            ? new Enterprise(parts.context, Enterprise.IMAGE_EDITING)
            : null;
  }

  /** {@return a builder; only the key has to be set} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * {@return a client that is set up by environment variables, with the defaults for everything
   * else}
   *
   * <ul>
   *   <li>{@code MODELSLAB_API_KEY}: the key. Required.
   *   <li>{@code MODELSLAB_BASE_URI}: the base URI of the API; see {@link Builder#baseUri}.
   *   <li>{@code MODELSLAB_TRANSPORT}: the id or class of the transport; see {@link
   *       Builder#transport(String)}.
   * </ul>
   *
   * <p>A variable that is blank counts as not set.
   *
   * @throws IllegalStateException if the key is not set, or the base URI is not one that {@link
   *     Builder#baseUri} takes
   * @throws ProviderException if there is no single transport or codec to choose
   */
  public static ModelsLab fromEnvironment() {
    return EnvironmentSettings.builder(System.getenv()).build();
  }

  /**
   * Submits a request. The service queues a job, or responds at once with the result; {@link
   * Job#await()} covers both. Blocks the calling thread.
   *
   * <p>Images that are not links are sent as base64 if the endpoint takes that; else they are
   * uploaded first, all at the same time.
   *
   * @throws ApiException if the service refused; no job was made
   * @throws UploadException if an image could not be uploaded; nothing was submitted
   * @throws UnknownOutcomeException if it is not known whether a job was made
   * @throws TransportException if the request certainly did not reach the service
   */
  public Job submit(JobRequest request) {
    return submit(request, CallOptions.defaults());
  }

  /** Submits a request like {@link #submit(JobRequest)}, with options of its own. */
  public Job submit(JobRequest request, CallOptions options) {
    return parts.submitter.submit(requireNonNull(request, "request"), options);
  }

  /**
   * Submits a request without blocking; see {@link #submit}.
   *
   * @return a future that completes on the client's executor. Cancelling it does not take back a
   *     job that the service has accepted
   */
  public CompletableFuture<Job> submitAsync(JobRequest request) {
    return submitAsync(request, CallOptions.defaults());
  }

  /** Submits a request like {@link #submitAsync(JobRequest)}, with options of its own. */
  public CompletableFuture<Job> submitAsync(JobRequest request, CallOptions options) {
    return parts.context.handOver(
        parts.submitter.submitAsync(
            requireNonNull(request, "request"), options, parts.context.origin()));
  }

  /**
   * Submits many requests, as many at a time as the options allow, and waits for their jobs.
   * Returns at once.
   *
   * <p>A collection is copied. Any other source is gone through while the batch runs, one request
   * when there is room for it, on the client's executor or a thread that waits for the batch: so
   * any number of requests passes through a small heap. If it throws, the batch ends with that as
   * the outcome of one more request.
   */
  public Batch submitAll(Iterable<? extends JobRequest> requests, BatchOptions options) {
    return requests instanceof Collection<? extends JobRequest> all
        ? JobBatch.<JobRequest>start(parts.context, all, submitOfBatch(), options)
        : JobBatch.<JobRequest>startLazily(
            parts.context, requests.iterator(), submitOfBatch(), options);
  }

  private Function<JobRequest, CompletableFuture<Job>> submitOfBatch() {
    ClientObserver.Origin origin = parts.context.origin();
    return request -> parts.submitter.submitAsync(request, CallOptions.defaults(), origin);
  }

  /**
   * Submits the requests of a stream, which is gone through while the batch runs; see {@link
   * #submitAll(Iterable, BatchOptions)}. The stream is not closed.
   */
  public Batch submitAll(Stream<? extends JobRequest> requests, BatchOptions options) {
    return JobBatch.<JobRequest>startLazily(
        parts.context, requests.iterator(), submitOfBatch(), options);
  }

  /**
   * {@return a handle to the job {@code id} of an endpoint's family; sends nothing}
   *
   * @throws IllegalArgumentException if the id is blank or contains a slash
   */
  public Job job(String id, Endpoint endpoint) {
    return parts.context.job(
        JobReference.of(requireNonNull(id, "id"), parts.account.family(endpoint)),
        endpoint.defaultTimeout());
  }

  /** {@return image edits by their bare id, and uploads of images} */
  public ImageEditing imageEditing() {
    return imageEditing;
  }

  /** {@return calls that make no job: voices, models, trainings} */
  public DirectCalls directCalls() {
    return directCalls;
  }

  /** {@return the account: its money, its limits, what it made} */
  public Account account() {
    return account;
  }

  /**
   * {@return the servers of an enterprise account, for the people who run them}
   *
   * @throws IllegalStateException if the client is not for one
   */
  public Enterprise enterprise() {
    if (enterprise == null) {
      throw new IllegalStateException(
          "This client is not for an enterprise account. Call ModelsLab.builder().enterprise() first");
    }
    return enterprise;
  }

  /** {@return the reading of what the service posts to a webhook} */
  public Webhooks webhooks() {
    return webhooks;
  }

  /**
   * {@return a handle to the job of a {@link Job#token()}; sends nothing}
   *
   * @throws IllegalArgumentException if it is not a token
   */
  public Job resume(String token) {
    JobReference job = JobReference.parse(token);
    parts.context.base().resolve(job.path());
    return parts.context.job(job);
  }

  /**
   * Waits for many jobs at once, without a thread for each. The options' limits of jobs and submits
   * do not apply, because these jobs are submitted already.
   */
  public Batch awaitAll(List<Job> jobs, BatchOptions options) {
    return JobBatch.<Job>start(
        parts.context,
        jobs,
        CompletableFuture::completedFuture,
        options.toBuilder().maxJobs(Integer.MAX_VALUE).maxSubmits(Integer.MAX_VALUE).build());
  }

  /**
   * {@return the record that this client keeps of its jobs}
   *
   * @throws IllegalStateException if it was not switched on
   */
  public JobLedger ledger() {
    JobLedger ledger = parts.ledger;
    if (ledger == null) {
      throw new IllegalStateException(
          "This client keeps no ledger. Name a file: ModelsLab.builder().ledger(…), or give a store:"
              + " ModelsLab.builder().jobStore(…)");
    }
    return ledger;
  }

  /** {@return downloads of results} */
  public Downloads downloads() {
    return downloads;
  }

  /**
   * Downloads all results of a job into a directory; see {@link
   * Downloads#toDirectory(JobResult.Completed, Path)}.
   *
   * @throws DownloadException if one of them could not be downloaded; the others stay
   */
  public List<Path> download(JobResult.Completed result, Path directory) {
    return downloads.toDirectory(result, directory);
  }

  /**
   * Ends this client without losing what is paid: takes nothing new, ends waits and queries like
   * {@link #close}, lets submits that were sent and downloads end, and then closes. Blocks the
   * calling thread.
   *
   * <p>Calls, waits and batches that come later fail with a {@link TransportException} of the kind
   * {@code CLOSED}, as do requests of a batch and submits that were not sent yet.
   *
   * @param timeout how long submits and downloads may take; zero to close at once
   * @return whether all of them ended in time
   * @throws InterruptedException if the thread is interrupted; the client is closed then
   */
  public boolean shutdown(Duration timeout) throws InterruptedException {
    return parts.shutdown(requireNonNull(timeout, "timeout"));
  }

  /**
   * Ends everything that is under way at once, with a {@link TransportException} of the kind {@code
   * CLOSED}; nothing is sent any more. The jobs keep running. A submit that was sent already has an
   * unknown outcome: {@link #shutdown} waits for it. Closes the transport if this client made it.
   * Idempotent.
   */
  @Override
  public void close() {
    parts.close();
  }

  /** {@return the base URI; never the key} */
  @Override
  public String toString() {
    return "ModelsLab[" + parts.context.base().uri() + "]";
  }

  /** Collects the settings of a client. Not thread-safe. */
  public static final class Builder {
    @Nullable String key;
    @Nullable Supplier<String> keySource;
    String agent = "";
    AccountType account = AccountType.STANDARD;
    @Nullable BaseUri baseUri;
    @Nullable Transport transport;
    @Nullable String transportId;
    TransportConfig transportConfig = TransportConfig.defaults();
    @Nullable JsonCodec codec;
    @Nullable String codecId;
    @Nullable ClassLoader loader;
    final List<UnaryOperator<Channel>> decorators = new ArrayList<>();
    @Nullable PollSchedule pollSchedule;
    @Nullable Path ledger;
    @Nullable JobStore jobStore;
    @Nullable Consumer<? super JobResult> endListener;
    @Nullable ClientObserver observer;
    @Nullable Timer timer;
    @Nullable Executor threads;
    Executor executor = ForkJoinPool.commonPool();
    Duration submitTimeout = Duration.ofMinutes(3);
    Duration fetchTimeout = Duration.ofSeconds(30);
    Duration downloadTimeout = Duration.ofMinutes(5);
    Duration downloadPatience = Duration.ofSeconds(30);
    long maxBodyBytes = 16L << 20;
    long maxDownloadBytes = 256L << 20;

    private Builder() {}

    /** Sets the API key. Required, or a supplier of it. */
    public Builder apiKey(String apiKey) {
      this.key = requireNonNull(apiKey, "apiKey");
      this.keySource = null;
      return this;
    }

    /**
     * Sets what gives the API key for each call, so that it can be changed while the client is in
     * use. Called once for each call, possibly by several threads at once, and must not block. A
     * call fails with what the supplier throws, or an {@link IllegalStateException} if it gives
     * null or a blank text; nothing is sent then.
     */
    public Builder apiKey(Supplier<String> source) {
      this.keySource = requireNonNull(source, "source");
      return this;
    }

    /**
     * Makes a client for an enterprise account: other paths for some tools, and {@code
     * https://modelslab.com/api/v1/enterprise} as the base URI if none is set.
     */
    public Builder enterprise() {
      this.account = AccountType.ENTERPRISE;
      return this;
    }

    /**
     * Sets the base URI of the API. Default: {@link #DEFAULT_BASE_URI}.
     *
     * @throws IllegalArgumentException if it is not absolute, not https (but for loopback), or has
     *     a query, fragment or user
     */
    public Builder baseUri(URI uri) {
      this.baseUri = BaseUri.of(uri);
      return this;
    }

    /**
     * Sets the transport. It is borrowed: closing the client leaves it open. Takes the place of
     * {@link #transport(String)}. Default: found.
     */
    public Builder transport(Transport instance) {
      this.transport = requireNonNull(instance, "instance");
      this.transportId = null;
      return this;
    }

    /**
     * Chooses the transport by the id of its provider, such as {@code okhttp}, or by the name of
     * the provider's class, if several have that id. It must be usable; nothing else is taken
     * instead. Takes the place of {@link #transport(Transport)}. Default: the highest one found
     * that can be used.
     */
    public Builder transport(String name) {
      this.transportId = requireNonNull(name, "name");
      this.transport = null;
      return this;
    }

    /** Sets what a transport that is found is told. Default: {@link TransportConfig#defaults()}. */
    public Builder transportConfig(TransportConfig config) {
      this.transportConfig = requireNonNull(config, "config");
      return this;
    }

    /** Sets the JSON codec. Takes the place of {@link #codec(String)}. Default: found. */
    public Builder codec(JsonCodec instance) {
      this.codec = requireNonNull(instance, "instance");
      this.codecId = null;
      return this;
    }

    /**
     * Chooses the JSON codec by the id of its provider, such as {@code jackson}, or by the name of
     * the provider's class. Takes the place of {@link #codec(JsonCodec)}. Default: the highest one
     * found that can be used.
     */
    public Builder codec(String name) {
      this.codecId = requireNonNull(name, "name");
      this.codec = null;
      return this;
    }

    /**
     * Sets where transport and codec are looked for. Default: the loader of the SDK, and the
     * thread's context loader if that finds none, or none with the name that was given.
     */
    public Builder classLoader(ClassLoader classLoader) {
      this.loader = requireNonNull(classLoader, "classLoader");
      return this;
    }

    /** Wraps every call; a later decorator goes around the earlier ones. */
    public Builder decorate(UnaryOperator<Channel> decorator) {
      decorators.add(requireNonNull(decorator, "decorator"));
      return this;
    }

    /** Sets when jobs are asked for. Default: {@link PollSchedule#adaptive()}. */
    public Builder pollSchedule(PollSchedule schedule) {
      this.pollSchedule = requireNonNull(schedule, "schedule");
      return this;
    }

    /**
     * Sets a file in which the client records its jobs, so that none is lost if the process dies;
     * see {@link JobLedger}. One client at a time has it open. Takes the place of {@link
     * #jobStore}. Default: none.
     */
    public Builder ledger(Path file) {
      this.ledger = requireNonNull(file, "file");
      this.jobStore = null;
      return this;
    }

    /**
     * Sets a store in which the client records its jobs, such as a database that several processes
     * share; see {@link JobLedger}. It is borrowed: closing the client leaves it open. Takes the
     * place of {@link #ledger}. Default: none.
     */
    public Builder jobStore(JobStore store) {
      this.jobStore = requireNonNull(store, "store");
      this.ledger = null;
      return this;
    }

    /**
     * Sets what is called once with the end of each job that this client sees, a {@link
     * JobResult.Completed} or {@link JobResult.Failed}, whether by a submit, a wait, a batch or a
     * fetch. It is called on the client's executor, for one end after the other; what it throws is
     * logged. A job of which only a webhook tells must be confirmed first. Default: none.
     */
    public Builder onJobEnd(Consumer<? super JobResult> listener) {
      this.endListener = requireNonNull(listener, "listener");
      return this;
    }

    /**
     * Sets what hears of all that the client does, for traces and metrics; see {@link
     * ClientObserver}. Default: none.
     */
    public Builder observer(ClientObserver value) {
      this.observer = requireNonNull(value, "value");
      return this;
    }

    /**
     * Sets what runs your code: what follows on futures, listeners, and subscribers. The client's
     * own work never runs there, so your code may block. Default: the common pool.
     */
    public Builder executor(Executor value) {
      this.executor = requireNonNull(value, "value");
      return this;
    }

    /**
     * Sets how long one submit may take, because the service may work before it responds, and any
     * other call that sends more than 256 KiB, such as an upload. Default: 3 minutes.
     */
    public Builder submitTimeout(Duration limit) {
      this.submitTimeout = Limits.positive("submitTimeout", limit);
      return this;
    }

    /** Sets how long any other call may take. Default: 30 seconds. */
    public Builder fetchTimeout(Duration limit) {
      this.fetchTimeout = Limits.positive("fetchTimeout", limit);
      return this;
    }

    /** Sets how long one try of a download may take. Default: 5 minutes. */
    public Builder downloadTimeout(Duration limit) {
      this.downloadTimeout = Limits.positive("downloadTimeout", limit);
      return this;
    }

    /**
     * Sets how long a link that cannot be read yet is tried, counted from the first failure since
     * bytes came. Default: 30 seconds.
     */
    public Builder downloadPatience(Duration limit) {
      this.downloadPatience = Limits.positive("downloadPatience", limit);
      return this;
    }

    /** Sets the most bytes of a response in JSON. Default: 16 MiB. */
    public Builder maxBodyBytes(long limit) {
      this.maxBodyBytes = Limits.positive("maxBodyBytes", limit);
      return this;
    }

    /**
     * Sets the most bytes of a downloaded file; {@link DownloadOptions} can set another limit for a
     * kind. Default: 256 MiB.
     */
    public Builder maxDownloadBytes(long limit) {
      this.maxDownloadBytes = Limits.positive("maxDownloadBytes", limit);
      return this;
    }

    /**
     * Sets the name and version of your application, such as {@code my-shop/2.1}, sent along in the
     * user agent. Default: none.
     *
     * @throws IllegalArgumentException if it has other characters than ASCII without controls
     */
    public Builder userAgent(String product) {
      this.agent = Limits.visibleAscii("userAgent", product.strip());
      return this;
    }

    /**
     * Makes the client; it looks for transport and codec now, and sends nothing.
     *
     * @throws IllegalStateException if the key is not set or blank
     * @throws ProviderException if there is no single transport or codec to choose
     * @throws LedgerException if the ledger is in use or cannot be read
     */
    public ModelsLab build() {
      return new ModelsLab(this);
    }

    /** Sets the clock; for tests. */
    Builder timer(Timer value) {
      this.timer = value;
      return this;
    }

    /** Sets what the client works on besides the threads of its callers; for tests. */
    Builder threads(Executor value) {
      this.threads = value;
      return this;
    }
  }
}
