// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi.async;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Steps on futures that keep the one promise that {@link CompletableFuture} does not: whatever ends
 * the outcome ends the work that it waits for.
 */
public final class Futures {
  /** The root of the SDK's packages, wherever they were relocated to. */
  private static final String SDK = Futures.class.getName().replaceFirst("spi\\.async\\..*", "");

  private Futures() {}

  /** {@return a future that has failed} */
  public static <T> CompletableFuture<T> failed(Throwable failure) {
    CompletableFuture<T> future = new CompletableFuture<>();
    future.completeExceptionally(failure);
    return future;
  }

  /** {@return a future of {@code step} on what {@code source} gives} */
  public static <T, R> CompletableFuture<R> map(
      CompletableFuture<T> source, Function<? super T, ? extends R> step) {
    return compose(source, value -> CompletableFuture.completedFuture(step.apply(value)));
  }

  /** {@return a future of the future that {@code next} makes of what {@code source} gives} */
  public static <T, R> CompletableFuture<R> compose(
      CompletableFuture<T> source, Function<? super T, CompletableFuture<R>> next) {
    return handle(
        source, (value, failure) -> failure == null ? next.apply(value) : failed(failure));
  }

  /** {@return a future of {@code source}, or of what {@code next} makes of its failure} */
  public static <T> CompletableFuture<T> recover(
      CompletableFuture<T> source, Function<Throwable, CompletableFuture<T>> next) {
    return handle(
        source,
        (value, failure) ->
            failure == null ? CompletableFuture.completedFuture(value) : next.apply(failure));
  }

  /**
   * Makes {@code work} be cancelled when {@code outcome} ends before it, in whatever way:
   * cancelled, timed out, or completed by hand.
   */
  public static void cancelTogether(CompletableFuture<?> outcome, CompletableFuture<?> work) {
    outcome.whenComplete(
        (value, failure) -> {
          if (!work.isDone()) {
            work.cancel(true);
          }
        });
  }

  /** Completes {@code outcome} as {@code work} was; {@code failure} may still be wrapped. */
  public static <T> void complete(CompletableFuture<T> outcome, T value, Throwable failure) {
    if (failure == null) {
      outcome.complete(value);
    } else {
      outcome.completeExceptionally(cause(failure));
    }
  }

  /** {@return the failure itself, without what {@link CompletableFuture} wraps around it} */
  public static Throwable cause(Throwable failure) {
    Throwable inner = failure;
    while ((inner instanceof CompletionException || inner instanceof ExecutionException)
        && inner.getCause() != null) {
      inner = inner.getCause();
    }
    return inner;
  }

  /**
   * Waits for {@code future} and gives its value, or throws its failure. A failure that was made on
   * another thread gets the frames of this one after its own, so that it tells who called.
   *
   * @throws TransportException of kind {@code CANCELLED} if the future was cancelled, or if the
   *     waiting thread is interrupted: then the future is cancelled and the thread's flag stays set
   */
  public static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new TransportException(
          Kind.CANCELLED, Delivery.UNKNOWN, "Interrupted while waiting for the response", e);
    } catch (CancellationException e) {
      throw new TransportException(Kind.CANCELLED, Delivery.UNKNOWN, "The call was cancelled", e);
    } catch (ExecutionException e) {
      Throwable failure = cause(e);
      addCaller(failure);
      if (failure instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (failure instanceof Error error) {
        throw error;
      }
      throw new CompletionException(failure);
    }
  }

  private static void addCaller(Throwable failure) {
    List<StackTraceElement> frames = new ArrayList<>(Arrays.asList(failure.getStackTrace()));
    StackTraceElement[] here = new Throwable().getStackTrace();
    int caller = 1;
    while (caller < here.length && here[caller].getClassName().startsWith(SDK)) {
      caller++;
    }
    if (caller < here.length && !frames.contains(here[caller])) {
      frames.addAll(Arrays.asList(here).subList(1, here.length));
      failure.setStackTrace(frames.toArray(new StackTraceElement[0]));
    }
  }

  /**
   * {@return a future of the future that {@code next} makes of the value or the failure of {@code
   * source}, one of which is null; {@code next} is not called once the outcome has ended}
   */
  public static <T, R> CompletableFuture<R> handle(
      CompletableFuture<T> source, BiFunction<T, Throwable, CompletableFuture<R>> next) {
    if (source.isDone() && !source.isCompletedExceptionally()) {
      CompletableFuture<R> work = step(next, source.getNow(null), null);
      if (work.isDone() && !work.isCompletedExceptionally()) {
        return work;
      }
      return follow(new CompletableFuture<>(), work);
    }
    CompletableFuture<R> outcome = new CompletableFuture<>();
    cancelTogether(outcome, source);
    source.whenComplete(
        (value, failure) -> {
          if (outcome.isDone()) {
            return;
          }
          follow(outcome, step(next, value, failure == null ? null : cause(failure)));
        });
    return outcome;
  }

  private static <T, R> CompletableFuture<R> step(
      BiFunction<T, Throwable, CompletableFuture<R>> next, T value, @Nullable Throwable failure) {
    try {
      return next.apply(value, failure);
    } catch (Throwable thrown) {
      return failed(thrown);
    }
  }

  private static <R> CompletableFuture<R> follow(
      CompletableFuture<R> outcome, CompletableFuture<R> work) {
    cancelTogether(outcome, work);
    work.whenComplete((result, fault) -> complete(outcome, result, fault));
    return outcome;
  }
}
