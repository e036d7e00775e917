// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import com.modelslab.simulator.internal.http.AdminApi;
import com.modelslab.simulator.internal.http.CallLog;
import com.modelslab.simulator.internal.http.FaultScript;
import com.modelslab.simulator.internal.http.LoopbackServer;
import com.modelslab.simulator.internal.http.RequestDispatcher;
import com.modelslab.simulator.internal.http.StatusPage;
import com.modelslab.simulator.internal.job.Account;
import com.modelslab.simulator.internal.job.JobRegistry;
import com.modelslab.simulator.internal.job.Settings;
import com.modelslab.simulator.internal.media.MediaStore;
import com.modelslab.simulator.internal.net.LoopbackHttp;
import com.modelslab.simulator.internal.random.SeededRandom;
import com.modelslab.simulator.internal.random.Shares;
import com.modelslab.simulator.internal.service.ApiService;
import com.modelslab.simulator.internal.service.WebhookSender;
import com.modelslab.simulator.model.AccountPlan;
import com.modelslab.simulator.model.Oddities;
import com.modelslab.simulator.model.Oddity;
import com.modelslab.simulator.model.WebhookMode;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A ModelsLab on this machine: queues and runs jobs, makes their results, and has the oddities of
 * the real service. It listens on the loopback interface only and never calls another machine.
 *
 * <pre>{@code
 * try (Simulator simulator = Simulator.builder().plan(AccountPlan.PAY_AS_YOU_GO).speed(20).start()) {
 *   URI base = simulator.baseUri(); // http://localhost:40123/api/v6
 *   String key = simulator.key();
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads. All its threads are daemons and end with {@link #close()}.
 */
public final class Simulator implements AutoCloseable {

  private static final String DEFAULT_KEY = "simulator-key";

  private final LoopbackServer server;
  private final String key;
  private final Journal journal;
  private final Faults faults;
  private final WebhookSender webhooks;

  private Simulator(Builder builder) {
    Settings settings = builder.settings();
    key = builder.key;
    SeededRandom random = new SeededRandom(settings.seed());
    Map<String, Account> accounts = new LinkedHashMap<>();
    accounts.put(key, new Account(key, builder.plan, builder.workers, settings));
    builder.moreAccounts.forEach(
        (other, plan) -> accounts.put(other, new Account(other, plan, builder.workers, settings)));
    JobRegistry registry = new JobRegistry(settings, random, accounts.values());
    ApiService service =
        new ApiService(settings, random, registry, new MediaStore(builder.mediaMemory), this::port);
    webhooks = service.webhooks();
    CallLog calls = new CallLog();
    FaultScript script = new FaultScript();
    journal = new Journal(calls, registry, webhooks);
    faults = new Faults(script);
    StatusPage page = new StatusPage(settings, registry, calls, service);
    AdminApi adminApi = new AdminApi(service, registry, calls, script, page);
    server =
        new LoopbackServer(
            builder.port,
            builder.threads,
            new RequestDispatcher(service, registry, script, calls, adminApi));
    server.start();
  }

  /**
   * {@return a builder with the defaults: a free port, the pay-as-you-go plan, real speed, seed 5,
   * usual oddities}
   */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the address of the standard API, such as {@code http://localhost:40123/api/v6}} */
  public URI baseUri() {
    return URI.create(origin() + "/api/v6");
  }

  /** {@return the address of the enterprise API} */
  public URI enterpriseUri() {
    return URI.create(origin() + "/api/v1/enterprise");
  }

  /** {@return the address of the page that shows queue, jobs and calls} */
  public URI page() {
    return URI.create(origin() + "/");
  }

  /** {@return the port that it listens on} */
  public int port() {
    return server.port();
  }

  /** {@return the key that calls must carry} */
  public String key() {
    return key;
  }

  /** {@return the record of calls, jobs and webhooks so far} */
  public Journal journal() {
    return journal;
  }

  /** {@return the faults that calls run into; none at first} */
  public Faults faults() {
    return faults;
  }

  /** Stops listening and ends all threads. Jobs and results are gone. Idempotent. */
  @Override
  public void close() {
    webhooks.close();
    server.close();
  }

  private String origin() {
    return LoopbackHttp.origin(port());
  }

  /** Builds a {@link Simulator}. Not thread-safe. */
  public static final class Builder {

    private int port;
    private String key = DEFAULT_KEY;
    private AccountPlan plan = AccountPlan.PAY_AS_YOU_GO;
    private final Map<String, AccountPlan> moreAccounts = new LinkedHashMap<>();
    private int workers = Integer.MAX_VALUE;
    private double speed = 1;
    private long seed = 5;
    private InstantSource clock = InstantSource.system();
    private Duration typicalTime = Duration.ofSeconds(4);
    private double failures;
    private double synchronous = 0.05;
    private double warmUps;
    private Oddities oddities = Oddities.usual();
    private boolean drawsForeignImages = true;
    private WebhookMode webhooks = WebhookMode.PROMPT;
    private long mediaMemory = 256L << 20;
    private int threads = 64;
    private int batchWindow = 100;

    private Builder() {}

    /**
     * Sets the port to listen on. Default: 0, any free one.
     *
     * @throws IllegalArgumentException if it is not from 0 to 65535
     */
    public Builder port(int aPort) {
      if (aPort < 0 || aPort > 65_535) {
        throw new IllegalArgumentException("port must be from 0 to 65535, was " + aPort);
      }
      port = aPort;
      return this;
    }

    /**
     * Sets the key that calls must carry. Default {@code simulator-key}.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public Builder key(String aKey) {
      if (aKey.isBlank()) {
        throw new IllegalArgumentException("key must not be blank");
      }
      key = aKey;
      return this;
    }

    /** Sets the plan of the account. Default {@link AccountPlan#PAY_AS_YOU_GO}. */
    public Builder plan(AccountPlan aPlan) {
      plan = Objects.requireNonNull(aPlan, "plan");
      return this;
    }

    /** Adds another account with its own key, plan and queue. */
    public Builder account(String aKey, AccountPlan aPlan) {
      moreAccounts.put(aKey, Objects.requireNonNull(aPlan, "plan"));
      return this;
    }

    /**
     * Sets how many jobs of an account run at once; the others wait. Default: as many as the plan
     * allows.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Builder workers(int count) {
      if (count < 1) {
        throw new IllegalArgumentException("workers must be at least 1, was " + count);
      }
      workers = count;
      return this;
    }

    /**
     * Sets how much faster than on the real service jobs run. Default 1.
     *
     * @throws IllegalArgumentException if it is not above 0
     */
    public Builder speed(double factor) {
      if (!(factor > 0) || Double.isInfinite(factor)) {
        throw new IllegalArgumentException("speed must be above 0, was " + factor);
      }
      speed = factor;
      return this;
    }

    /** Sets the seed of all random decisions. Default 5. */
    public Builder seed(long aSeed) {
      seed = aSeed;
      return this;
    }

    /**
     * Sets the clock. Default: the system clock. With a clock that a test controls, jobs do not
     * proceed until it is advanced. Nothing waits for real time, except that due webhooks are
     * looked for every 20 ms.
     */
    public Builder clock(InstantSource aClock) {
      clock = Objects.requireNonNull(aClock, "clock");
      return this;
    }

    /**
     * Sets the median duration of jobs at speed 1. Default: 4 s.
     *
     * @throws IllegalArgumentException if it is not above 0
     */
    public Builder typicalTime(Duration time) {
      if (time.isNegative() || time.isZero()) {
        throw new IllegalArgumentException("typicalTime must be above 0, was " + time);
      }
      typicalTime = time;
      return this;
    }

    /**
     * Sets the share of jobs that fail. Default 0.
     *
     * @throws IllegalArgumentException if it is not from 0 to 1
     */
    public Builder failures(double share) {
      failures = Shares.check("failures", share);
      return this;
    }

    /**
     * Sets the share of jobs that are finished in the response to the submit. Default 0.05.
     *
     * @throws IllegalArgumentException if it is not from 0 to 1
     */
    public Builder synchronous(double share) {
      synchronous = Shares.check("synchronous", share);
      return this;
    }

    /**
     * Sets the share of submits that are refused with {@code Try Again}, as by a model that is
     * warming up. Default 0.
     *
     * @throws IllegalArgumentException if it is not from 0 to 1
     */
    public Builder warmUps(double share) {
      warmUps = Shares.check("warmUps", share);
      return this;
    }

    /** Sets how often each oddity occurs. Default {@link Oddities#usual()}. */
    public Builder oddities(Oddities all) {
      oddities = Objects.requireNonNull(all, "oddities");
      return this;
    }

    /**
     * Sets how often one oddity occurs and leaves the others.
     *
     * @throws IllegalArgumentException if {@code share} is not from 0 to 1
     */
    public Builder oddity(Oddity oddity, double share) {
      oddities = oddities.with(oddity, share);
      return this;
    }

    /**
     * Sets how to treat links to files on other machines, which are never followed: a placeholder
     * is used instead (true, the default), or the submit is refused because the file cannot be
     * fetched.
     */
    public Builder drawForeignImages(boolean on) {
      drawsForeignImages = on;
      return this;
    }

    /** Sets when webhooks of finished jobs are sent. Default {@link WebhookMode#PROMPT}. */
    public Builder webhooks(WebhookMode mode) {
      webhooks = Objects.requireNonNull(mode, "mode");
      return this;
    }

    /**
     * Sets how many bytes of media are kept. Beyond that, the least recently used are dropped:
     * results are made again when needed, and a placeholder replaces inputs. Default: 256 MiB.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Builder mediaMemory(long bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException("mediaMemory must be at least 1, was " + bytes);
      }
      mediaMemory = bytes;
      return this;
    }

    /**
     * Sets how many videos an account may have made in batches in an hour, of which responses tell
     * in {@code RateLimit-*} fields. The service does not document how many. Default: 100.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Builder batchWindow(int videos) {
      if (videos < 1) {
        throw new IllegalArgumentException("batchWindow must be at least 1, was " + videos);
      }
      batchWindow = videos;
      return this;
    }

    /**
     * Sets how many calls are served at once. Default: 64.
     *
     * @throws IllegalArgumentException if it is below 8
     */
    public Builder threads(int count) {
      if (count < 8) {
        throw new IllegalArgumentException("threads must be at least 8, was " + count);
      }
      threads = count;
      return this;
    }

    /** {@return a running simulator; the caller closes it} */
    public Simulator start() {
      return new Simulator(this);
    }

    private Settings settings() {
      return new Settings(
          clock,
          speed,
          seed,
          typicalTime,
          failures,
          synchronous,
          warmUps,
          oddities,
          drawsForeignImages,
          webhooks,
          batchWindow);
    }
  }
}
