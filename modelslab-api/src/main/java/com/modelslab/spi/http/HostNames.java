// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi.http;

import com.modelslab.spi.async.Futures;
import java.net.UnknownHostException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** Looks host names up without holding a thread that may have to leave. */
public final class HostNames {
  private HostNames() {}

  /** Asks for the addresses of a host. */
  @FunctionalInterface
  public interface Lookup<T> {
    /**
     * Waits for the addresses of {@code host}.
     *
     * @throws UnknownHostException if there are none
     */
    T lookUp(String host) throws UnknownHostException;
  }

  /**
   * {@return whether finding the address of {@code host} may have to ask the network: it is neither
   * an address nor {@code localhost}}
   *
   * @param host a host as in a {@link java.net.URI}, IPv6 addresses with or without brackets
   */
  public static boolean needsLookup(String host) {
    return !host.equals("localhost")
        && host.indexOf(':') < 0
        && !host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }

  /** Looks a name up on {@code executor}; {@code waiting} is given what the thread waits for. */
  static <T> T lookUp(String host, Lookup<T> lookup, Executor executor, Consumer<Future<?>> waiting)
      throws UnknownHostException {
    CompletableFuture<T> found = new CompletableFuture<>();
    try {
      executor.execute(
          () -> {
            try {
              found.complete(lookup.lookUp(host));
            } catch (Throwable e) {
              found.completeExceptionally(e);
            }
          });
      waiting.accept(found);
      return found.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notFound(host, "interrupted while looking it up", e);
    } catch (CancellationException | RejectedExecutionException e) {
      throw notFound(host, "the call ended while looking it up", e);
    } catch (ExecutionException e) {
      throw notFound(host, "not found", Futures.cause(e));
    }
  }

  private static UnknownHostException notFound(String host, String why, Throwable cause) {
    UnknownHostException failure = new UnknownHostException(host + ": " + why);
    failure.initCause(cause);
    return failure;
  }
}
