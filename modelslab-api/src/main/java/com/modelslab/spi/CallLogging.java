// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.ApiException;
import com.modelslab.spi.async.Futures;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A decorator that tells a log about every call: what it did, where, the names of its fields, how
 * it ended and how long it took. Values of fields, texts of the service and the key are never in
 * it.
 *
 * <pre>{@code
 * ModelsLab.builder().apiKey(key).decorate(CallLogging.to(logger::info)).build();
 * }</pre>
 *
 * <p>Immutable, safe to share.
 */
public final class CallLogging implements UnaryOperator<Channel> {
  private static final Logger LOG = Logger.getLogger("com.modelslab");

  private final Log log;

  private CallLogging(Log log) {
    this.log = requireNonNull(log, "log");
  }

  /** Takes lines; any logging library fits behind it. */
  @FunctionalInterface
  public interface Log {
    /**
     * Takes a line. Called once for each call, on the thread that ends it, so it must not block.
     * What it throws does not reach the call.
     */
    void log(String line);
  }

  /** {@return a decorator that writes to {@code log}} */
  public static CallLogging to(Log log) {
    return new CallLogging(log);
  }

  @Override
  public Channel apply(Channel next) {
    return call -> {
      long begin = System.nanoTime();
      CompletableFuture<Response> sent = next.call(call);
      sent.whenComplete(
          (response, failure) ->
              write(call, end(response, failure), Duration.ofNanos(System.nanoTime() - begin)));
      return sent; // itself, so that cancelling it still ends the call
    };
  }

  private void write(Call call, String end, Duration time) {
    String path = call.path();
    int query = path.indexOf('?');
    try {
      log.log(
          call.operation()
              + " "
              + (query < 0 ? path : path.substring(0, query))
              + " "
              + call.fields().keySet()
              + ": "
              + end
              + " after "
              + time.toMillis()
              + " ms");
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The log of calls failed", e);
    }
  }

  private static String end(@Nullable Response response, @Nullable Throwable failure) {
    if (response != null) {
      return "HTTP " + response.status();
    }
    Throwable cause = Futures.cause(requireNonNull(failure));
    String name = cause.getClass().getSimpleName();
    return cause instanceof ApiException refusal ? name + " HTTP " + refusal.status() : name;
  }
}
