// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.DownloadException;
import com.modelslab.error.LedgerException;
import com.modelslab.error.ProviderException;
import com.modelslab.internal.Limits;
import com.modelslab.internal.Version;
import com.modelslab.internal.download.Downloader;
import com.modelslab.internal.http.BaseUri;
import com.modelslab.internal.http.Edition;
import com.modelslab.internal.http.HttpChannel;
import com.modelslab.internal.job.ClientContext;
import com.modelslab.internal.job.JobBatch;
import com.modelslab.internal.job.JobPoller;
import com.modelslab.internal.job.LedgerChannel;
import com.modelslab.internal.ledger.FileLedger;
import com.modelslab.internal.provider.Providers;
import com.modelslab.job.Batch;
import com.modelslab.job.BatchOptions;
import com.modelslab.job.Job;
import com.modelslab.job.JobLedger;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import com.modelslab.job.PollSchedule;
import com.modelslab.spi.Channel;
import com.modelslab.spi.JsonCodec;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.async.Futures;
import com.modelslab.spi.async.Timer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
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
 *   List<Path> pictures = modelsLab.download(job.await(), Path.of("pictures"));
 * }
 * }</pre>
 *
 * <p>Immutable and safe to share; make one for each account and close it at the end. It keeps no
 * thread that would hold the JVM back.
 */
public final class ModelsLab implements AutoCloseable {
  /** The address of the API for standard accounts. */
  public static final URI DEFAULT_BASE_URI = Edition.STANDARD.base();

  private final ClientContext client;
  private final Downloader downloader;
  private final ImageEditing imageEditing;
  private final Webhooks webhooks;
  private final Account account;
  private final @Nullable Enterprise enterprise;
  private final Timer timer;
  private final @Nullable FileLedger ledger;
  private final @Nullable Transport owned;

  private ModelsLab(Builder builder) {
    BaseUri base = builder.baseUri == null ? BaseUri.of(builder.edition.base()) : builder.baseUri;
    String key = checkKey(builder.key);
    String userAgent =
        "modelslab-java/" + Version.VALUE + (builder.agent.isEmpty() ? "" : " " + builder.agent);
    JsonCodec codec =
        builder.codec != null
            ? builder.codec
            : Providers.codec(builder.codecId, builder.loader).create();
    this.owned =
        builder.transport != null
            ? null
            : Providers.transport(builder.transportId, builder.loader)
                .create(builder.transportConfig);
    Transport transport = builder.transport != null ? builder.transport : requireNonNull(owned);
    HttpChannel http =
        new HttpChannel(
            transport,
            codec,
            new HttpChannel.Settings(
                key,
                base,
                userAgent,
                builder.submitTimeout,
                builder.fetchTimeout,
                builder.maxBodyBytes,
                builder.executor));
    Channel exchange = http;
    for (UnaryOperator<Channel> decorator : builder.decorators) {
      exchange = decorator.apply(exchange);
    }
    this.ledger = openLedger(builder.ledger, owned);
    if (ledger != null) {
      exchange = new LedgerChannel(exchange, ledger, base);
    }
    this.timer = builder.timer != null ? builder.timer : Timer.daemon("modelslab-timer");
    this.client =
        new ClientContext(
            exchange,
            new JobPoller(
                exchange,
                timer,
                builder.pollSchedule != null ? builder.pollSchedule : PollSchedule.adaptive(),
                () -> ThreadLocalRandom.current().nextDouble()),
            base,
            builder.executor);
    this.downloader =
        new Downloader(
            transport,
            timer,
            new Downloader.Settings(
                userAgent,
                builder.downloadTimeout,
                builder.downloadPatience,
                builder.maxDownloadBytes,
                builder.executor));
    this.imageEditing = new ImageEditing(client, builder.edition);
    this.webhooks = new Webhooks(client, http::webhook);
    this.account = new Account(client);
    this.enterprise =
        builder.edition == Edition.ENTERPRISE
            ? new Enterprise(client, Enterprise.IMAGE_EDITING)
            : null;
  }

  /** {@return a builder; only the key has to be set} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * {@return a client whose key is in the environment variable {@code MODELSLAB_API_KEY}, with the
   * defaults for everything else}
   *
   * @throws IllegalStateException if the variable is not set or blank
   * @throws ProviderException if there is no single transport or codec to choose
   */
  public static ModelsLab fromEnvironment() {
    String key = System.getenv("MODELSLAB_API_KEY");
    if (key == null || key.isBlank()) {
      throw new IllegalStateException(
          "The environment variable MODELSLAB_API_KEY is not set. Set it to the API key, or give the key"
              + " to ModelsLab.builder().apiKey(…)");
    }
    return builder().apiKey(key).build();
  }

  /** {@return the image edits} */
  public ImageEditing imageEditing() {
    return imageEditing;
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
   * {@return a handle to the job of a {@link Job#token()}; asks nothing yet}
   *
   * @throws IllegalArgumentException if it is no token
   */
  public Job resume(String token) {
    JobReference address = JobReference.parse(token);
    client.base().resolve(address.path());
    return client.job(address);
  }

  /**
   * Waits for many jobs at once, without a thread for each; the options' limits of jobs and submits
   * do not matter here, because these are submitted already.
   */
  public Batch awaitAll(List<Job> jobs, BatchOptions options) {
    List<Job> all = List.copyOf(jobs);
    return JobBatch.start(
        client,
        all.size(),
        index -> CompletableFuture.completedFuture(all.get(index)),
        options.toBuilder().maxJobs(Integer.MAX_VALUE).maxSubmits(Integer.MAX_VALUE).build());
  }

  /**
   * {@return the file in which this client notes its jobs}
   *
   * @throws IllegalStateException if it was not switched on
   */
  public JobLedger ledger() {
    if (ledger == null) {
      throw new IllegalStateException(
          "This client keeps no ledger. Name a file: ModelsLab.builder().ledger(…)");
    }
    return ledger;
  }

  /**
   * Downloads a picture. It appears under its name only when it is whole, over what was there.
   *
   * <p>A link that cannot be read yet (HTTP 403, 404, 5xx, or a page in the place of the picture)
   * is tried again for {@link Builder#downloadPatience}. Blocks the calling thread.
   *
   * @param link a link of a result; the key is not sent to it
   * @param target the file, or a directory in which a file is named after the link and the format
   * @return the file
   * @throws DownloadException if the picture could not be brought home
   */
  public Path download(URI link, Path target) {
    return Futures.await(downloader.download(link, target));
  }

  /** Downloads a picture without blocking; see {@link #download(URI, Path)}. */
  public CompletableFuture<Path> downloadAsync(URI link, Path target) {
    return client.handOver(downloader.download(link, target));
  }

  /**
   * Downloads all pictures of a job, at the same time, as {@code {id}-{n}} with the ending of their
   * format.
   *
   * @param directory where they go; made if it is not there
   * @return the files, in the order of the outputs
   * @throws DownloadException if one of them could not be brought home; those that could stay there
   */
  public List<Path> download(JobResult.Completed result, Path directory) {
    return Futures.await(downloader.download(result, directory));
  }

  /** Downloads all pictures of a job without blocking; see the method that blocks. */
  public CompletableFuture<List<Path>> downloadAsync(JobResult.Completed result, Path directory) {
    return client.handOver(downloader.download(result, directory));
  }

  /**
   * Ends what is waited for, with a {@link com.modelslab.error.TransportException} of the kind
   * {@code CLOSED}, and the transport if this client made it. The jobs keep running. Again does
   * nothing.
   */
  @Override
  public void close() {
    client.poller().close();
    timer.close();
    if (owned != null) {
      owned.close();
    }
    if (ledger != null) {
      ledger.close();
    }
  }

  private static @Nullable FileLedger openLedger(@Nullable Path file, @Nullable Transport owned) {
    try {
      return file == null ? null : FileLedger.open(file, Clock.systemUTC());
    } catch (RuntimeException e) {
      if (owned != null) {
        owned.close();
      }
      throw e;
    }
  }

  private static String checkKey(@Nullable String key) {
    if (key == null || key.isBlank()) {
      throw new IllegalStateException(
          "The API key is "
              + (key == null ? "not set" : "blank")
              + ". Give it to ModelsLab.builder().apiKey(…), or set MODELSLAB_API_KEY and use"
              + " ModelsLab.fromEnvironment()");
    }
    return key.strip();
  }

  /** {@return the base URI; never the key} */
  @Override
  public String toString() {
    return "ModelsLab[" + client.base().uri() + "]";
  }

  /** Collects the settings of a client. Not thread-safe. */
  public static final class Builder {
    private @Nullable String key;
    private String agent = "";
    private Edition edition = Edition.STANDARD;
    private @Nullable BaseUri baseUri;
    private @Nullable Transport transport;
    private @Nullable String transportId;
    private TransportConfig transportConfig = TransportConfig.defaults();
    private @Nullable JsonCodec codec;
    private @Nullable String codecId;
    private @Nullable ClassLoader loader;
    private final List<UnaryOperator<Channel>> decorators = new ArrayList<>();
    private @Nullable PollSchedule pollSchedule;
    private @Nullable Path ledger;
    private @Nullable Timer timer;
    private Executor executor = ForkJoinPool.commonPool();
    private Duration submitTimeout = Duration.ofMinutes(3);
    private Duration fetchTimeout = Duration.ofSeconds(30);
    private Duration downloadTimeout = Duration.ofMinutes(5);
    private Duration downloadPatience = Duration.ofSeconds(30);
    private long maxBodyBytes = 16L << 20;
    private long maxDownloadBytes = 256L << 20;

    private Builder() {}

    /** Sets the API key. Required. */
    public Builder apiKey(String apiKey) {
      this.key = requireNonNull(apiKey, "apiKey");
      return this;
    }

    /**
     * Makes a client for an enterprise account: other paths for some tools, and {@code
     * https://modelslab.com/api/v1/enterprise} as the base URI where none is set.
     */
    public Builder enterprise() {
      this.edition = Edition.ENTERPRISE;
      return this;
    }

    /**
     * Sets where the API is. Default: {@link #DEFAULT_BASE_URI}.
     *
     * @throws IllegalArgumentException if it is not absolute, not https (but for loopback), or has
     *     a query, fragment or user
     */
    public Builder baseUri(URI uri) {
      this.baseUri = BaseUri.of(uri);
      return this;
    }

    /** Sets the transport. It is borrowed: closing the client leaves it open. Default: found. */
    public Builder transport(Transport instance) {
      this.transport = requireNonNull(instance, "instance");
      return this;
    }

    /** Chooses the transport by its id, such as {@code okhttp}. Default: the highest one found. */
    public Builder transport(String id) {
      this.transportId = requireNonNull(id, "id");
      return this;
    }

    /** Sets what a transport that is found is told. Default: {@link TransportConfig#defaults()}. */
    public Builder transportConfig(TransportConfig config) {
      this.transportConfig = requireNonNull(config, "config");
      return this;
    }

    /** Sets the JSON codec. Default: found. */
    public Builder codec(JsonCodec instance) {
      this.codec = requireNonNull(instance, "instance");
      return this;
    }

    /**
     * Chooses the JSON codec by its id, such as {@code jackson}. Default: the highest one found.
     */
    public Builder codec(String id) {
      this.codecId = requireNonNull(id, "id");
      return this;
    }

    /**
     * Sets where transport and codec are looked for. Default: the loader of the SDK, and the
     * thread's context loader where that finds none.
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
     * Sets a file in which the client notes its jobs, so that none is lost if the process dies; see
     * {@link JobLedger}. One client at a time has it open. Default: none.
     */
    public Builder ledger(Path file) {
      this.ledger = requireNonNull(file, "file");
      return this;
    }

    /**
     * Sets what completes the futures that users see, and writes files. Default: the common pool.
     */
    public Builder executor(Executor value) {
      this.executor = requireNonNull(value, "value");
      return this;
    }

    /**
     * Sets how long one submit may take; the service may work before it answers. Default: 3
     * minutes.
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

    /** Sets how long a link that cannot be read yet is tried. Default: 30 seconds. */
    public Builder downloadPatience(Duration limit) {
      this.downloadPatience = Limits.positive("downloadPatience", limit);
      return this;
    }

    /** Sets the most bytes of an answer in JSON. Default: 16 MiB. */
    public Builder maxBodyBytes(long limit) {
      this.maxBodyBytes = Limits.positive("maxBodyBytes", limit);
      return this;
    }

    /** Sets the most bytes of a downloaded picture. Default: 256 MiB. */
    public Builder maxDownloadBytes(long limit) {
      this.maxDownloadBytes = Limits.positive("maxDownloadBytes", limit);
      return this;
    }

    /**
     * Sets the name and version of your application, sent along in the user agent. Default: none.
     */
    public Builder userAgent(String product) {
      this.agent = product.strip();
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
  }
}
