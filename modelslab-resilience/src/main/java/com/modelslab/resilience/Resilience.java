// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import static java.util.Objects.requireNonNull;

import com.modelslab.spi.Channel;
import com.modelslab.spi.async.Timer;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Retries, limits and circuit breakers around every call, within what the account allows. A submit
 * that may have made a job is never made again.
 *
 * <pre>{@code
 * Resilience resilience = Resilience.builder().plan(Plan.STANDARD).build();
 * ModelsLab modelsLab = ModelsLab.builder().apiKey(key).decorate(resilience).build();
 * }</pre>
 *
 * <p>From the outside in: the deadline of the call, the rate window of a submit if the service has
 * announced that it is used up, a queue slot for a submit, retries within a budget, circuit
 * breakers, a rate limit. No wait holds a thread, and cancelling a call ends whatever it waits for.
 *
 * <p>Immutable and safe to share: one instance holds the limits of one account, so give it to every
 * client of that account. It needs no closing: its timer is a daemon thread that ends when nothing
 * waits.
 */
public final class Resilience implements UnaryOperator<Channel> {
  private final Timer timer;
  private final Executor executor;
  private final Duration callTimeout;
  private final Listeners listeners;
  private final @Nullable QueueSlots slots;
  private final @Nullable Retries retries;
  private final @Nullable Breakers breakers;
  private final @Nullable PermitQueue permits;
  private final RateLimiterRegistry rateLimiters = RateLimiterRegistry.ofDefaults();

  private Resilience(Builder builder) {
    this.timer = builder.timer == null ? Timer.daemon("modelslab-resilience") : builder.timer;
    this.executor = builder.executor;
    this.callTimeout = builder.callTimeout;
    this.listeners = new Listeners(builder.listeners);
    this.slots = builder.useSlots ? builder.slots(timer) : null;
    this.retries = builder.useRetries ? builder.retries(timer) : null;
    this.breakers =
        builder.useBreakers
            ? new Breakers(builder.submitBreaker, builder.fetchBreaker, timer, listeners)
            : null;
    this.permits =
        builder.useRateLimit
            ? new PermitQueue(
                rateLimiters.rateLimiter("modelslab", waitingOnePeriod(builder.rateLimit)), timer)
            : null;
  }

  /** {@return a decorator with all defaults, for an account that pays as it goes} */
  public static Resilience defaults() {
    return builder().build();
  }

  /** {@return a builder; nothing has to be set} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a channel that does all this and sends calls through {@code channel}} */
  @Override
  public Channel apply(Channel channel) {
    Layer layers = new SendLayer(requireNonNull(channel, "channel"), listeners);
    if (permits != null) {
      layers = new RateLimitLayer(layers, permits);
    }
    if (breakers != null) {
      layers = new BreakerLayer(layers, breakers);
    }
    if (retries != null) {
      layers = new RetryLayer(new ThrottleLayer(layers, retries, listeners), retries, listeners);
    }
    layers = withDeadline(layers);
    if (slots != null) {
      layers = new SlotLayer(layers, slots, listeners);
    }
    if (permits != null) {
      layers = new WindowLayer(layers, timer);
    }
    Layer all = layers;
    return call -> new CallExecution(call, timer, executor).run(all);
  }

  private Layer withDeadline(Layer inner) {
    return execution -> {
      execution.startTimeout(callTimeout);
      return inner.start(execution);
    };
  }

  /** {@return the queue slots, unless they were left out} */
  public Optional<QueueSlots> slots() {
    return Optional.ofNullable(slots);
  }

  /** {@return the tokens that remain for retries, unless retries were left out} */
  public OptionalInt retryBudgetLeft() {
    return retries == null ? OptionalInt.empty() : OptionalInt.of(retries.budget().left());
  }

  /**
   * {@return the retries {@code modelslab-submit} and {@code modelslab-fetch}, for their events and
   * metrics; empty when they were left out}
   */
  public RetryRegistry retryRegistry() {
    return retries == null ? RetryRegistry.ofDefaults() : retries.registry();
  }

  /**
   * {@return the breakers {@code modelslab-submit} and {@code modelslab-fetch}, for their events
   * and metrics; empty when they were left out}
   */
  public CircuitBreakerRegistry circuitBreakerRegistry() {
    return breakers == null ? CircuitBreakerRegistry.ofDefaults() : breakers.registry();
  }

  /**
   * {@return the rate limiter {@code modelslab}, for its events and metrics; empty when it was left
   * out}
   */
  public RateLimiterRegistry rateLimiterRegistry() {
    return rateLimiters;
  }

  /** The first call of the queue must be able to wait for the next period. */
  private static RateLimiterConfig waitingOnePeriod(RateLimiterConfig given) {
    Duration period = given.getLimitRefreshPeriod().multipliedBy(2);
    return given.getTimeoutDuration().compareTo(period) >= 0
        ? given
        : RateLimiterConfig.from(given).timeoutDuration(period).build();
  }

  /** Collects the settings of a {@link Resilience}. Not thread-safe. */
  public static final class Builder {
    private Plan plan = Plan.PAY_AS_YOU_GO;
    private @Nullable QueueSlots slots;
    private boolean useSlots = true;
    private @Nullable RetryConfig submitRetry;
    private @Nullable RetryConfig fetchRetry;
    private final Set<RetryReason> optedIn = EnumSet.noneOf(RetryReason.class);
    private int budget = 500;
    private boolean useRetries = true;
    private CircuitBreakerConfig submitBreaker = Breakers.defaults();
    private CircuitBreakerConfig fetchBreaker = Breakers.defaults();
    private boolean useBreakers = true;
    private RateLimiterConfig rateLimit =
        RateLimiterConfig.custom()
            .limitForPeriod(10)
            .limitRefreshPeriod(Duration.ofMillis(500))
            .build();
    private boolean useRateLimit = true;
    private Duration callTimeout = Duration.ofMinutes(5);
    private final List<ResilienceListener> listeners = new ArrayList<>();
    private @Nullable Timer timer;
    private Executor executor = ForkJoinPool.commonPool();
    private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

    private Builder() {}

    /**
     * Sets how many requests the account may have queued; a submit waits for one of these slots.
     * Default: {@link Plan#PAY_AS_YOU_GO}.
     */
    public Builder plan(Plan value) {
      this.plan = requireNonNull(value, "value");
      return this;
    }

    /** Sets the slots themselves, such as those of a shared store. Default: the plan's. */
    public Builder slots(QueueSlots value) {
      this.slots = requireNonNull(value, "value");
      return this;
    }

    /** Leaves the queue slots out. */
    public Builder withoutSlots() {
      this.useSlots = false;
      return this;
    }

    /**
     * Sets how often and when a submit, or another call that changes something, is made again.
     * Attempts, intervals and predicates on exceptions count; predicates on results do not. What is
     * not safe to repeat is never repeated, whatever the predicates say. Default: 3 attempts, up to
     * 0.5 s, doubling to 8 s (1 s to 20 s if the service throttles); a submit that is throttled is
     * sent again until its deadline, however often.
     */
    public Builder submitRetry(RetryConfig config) {
      this.submitRetry = requireNonNull(config, "config");
      return this;
    }

    /** Sets the same for calls that only read. Default: 4 attempts, and waits as for submits. */
    public Builder fetchRetry(RetryConfig config) {
      this.fetchRetry = requireNonNull(config, "config");
      return this;
    }

    /**
     * Lets submits be made again after {@code reason} too: {@link RetryReason#UNAVAILABLE} or
     * {@link RetryReason#WARMING_UP}. Default: neither.
     *
     * @throws IllegalArgumentException for another reason: it is either always safe, or never
     */
    public Builder retrySubmitOn(RetryReason reason) {
      if (reason != RetryReason.UNAVAILABLE && reason != RetryReason.WARMING_UP) {
        throw new IllegalArgumentException(
            "reason must be UNAVAILABLE or WARMING_UP, was " + reason);
      }
      optedIn.add(reason);
      return this;
    }

    /**
     * Sets the budget of all retries together: each takes 5 tokens; one that succeeds returns 5,
     * and a first attempt that succeeds adds 1. Default: 500.
     */
    public Builder retryBudget(int tokens) {
      if (tokens < 0) {
        throw new IllegalArgumentException("tokens must not be negative, was " + tokens);
      }
      this.budget = tokens;
      return this;
    }

    /** Leaves the retries out. */
    public Builder withoutRetries() {
      this.useRetries = false;
      return this;
    }

    /**
     * Sets the breaker for submits and other calls that change something. Its predicates are asked
     * only about failures of the network or the service: 429 and failures of this side are ignored,
     * other refusals are successes. Default: opens when half of the last 50 calls, and at least 20,
     * failed; after 15 s three calls probe, for a minute at most.
     */
    public Builder submitBreaker(CircuitBreakerConfig config) {
      this.submitBreaker = requireNonNull(config, "config");
      return this;
    }

    /** Sets the breaker for calls that only read. Default: as for submits. */
    public Builder fetchBreaker(CircuitBreakerConfig config) {
      this.fetchBreaker = requireNonNull(config, "config");
      return this;
    }

    /** Leaves the circuit breakers out. */
    public Builder withoutBreakers() {
      this.useBreakers = false;
      return this;
    }

    /**
     * Sets how fast calls of all kinds are sent. They wait for a permit until their deadline, first
     * come, first served; a shorter {@code timeoutDuration} is raised to two periods. Default: 10
     * in half a second.
     */
    public Builder rateLimit(RateLimiterConfig config) {
      this.rateLimit = requireNonNull(config, "config");
      return this;
    }

    /** Leaves the rate limit out, and lets submits go on if the service's window is used up. */
    public Builder withoutRateLimit() {
      this.useRateLimit = false;
      return this;
    }

    /**
     * Sets the timeout of calls that have none of their own, all attempts included; the time that a
     * submit waits for its slot is not. Default: 5 minutes.
     */
    public Builder callTimeout(Duration value) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException("callTimeout must be positive, was " + value);
      }
      this.callTimeout = value;
      return this;
    }

    /** Adds a listener. */
    public Builder listener(ResilienceListener listener) {
      listeners.add(requireNonNull(listener, "listener"));
      return this;
    }

    /** Sets the timer. It is borrowed. Default: a timer of its own on a daemon thread. */
    public Builder timer(Timer value) {
      this.timer = requireNonNull(value, "value");
      return this;
    }

    /** Sets the executor that continues calls after they waited. Default: the common pool. */
    public Builder executor(Executor value) {
      this.executor = requireNonNull(value, "value");
      return this;
    }

    /** Sets the source of random numbers from 0 to 1; for tests. */
    Builder random(DoubleSupplier value) {
      this.random = value;
      return this;
    }

    /** {@return a decorator with these settings} */
    public Resilience build() {
      return new Resilience(this);
    }

    private QueueSlots slots(Timer given) {
      return slots != null
          ? slots
          : LocalQueueSlots.of(plan, Duration.ofMinutes(10), Duration.ofMinutes(1), given);
    }

    private Retries retries(Timer given) {
      return new Retries(submitRetry, fetchRetry, optedIn, budget, random, new ThrottleGate(given));
    }
  }
}
