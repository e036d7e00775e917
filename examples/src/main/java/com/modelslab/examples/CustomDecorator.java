// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import com.modelslab.ModelsLab;
import com.modelslab.error.ModelsLabException;
import com.modelslab.spi.Channel;
import com.modelslab.spi.async.Futures;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;

/**
 * Counts calls by what they do and how they end. A decorator sees a refusal as a failure even where
 * the service hides it in HTTP 200, and it sees no key.
 */
public final class CustomDecorator implements UnaryOperator<Channel> {
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  /** Makes one; it can serve several clients. */
  public CustomDecorator() {}

  /** {@return a client whose calls are counted here} */
  public ModelsLab client(String key) {
    return ModelsLab.builder().apiKey(key).transport("jdk").decorate(this).build();
  }

  @Override
  public Channel apply(Channel next) {
    return call ->
        next.call(call)
            .whenComplete(
                (response, failure) ->
                    count(call.operation() + " " + (failure == null ? "ok" : name(failure))));
  }

  /**
   * {@return how often each end was seen, such as {@code FETCH ok} or {@code SUBMIT PlanException}}
   */
  public Map<String, LongAdder> counts() {
    return Map.copyOf(counts);
  }

  private void count(String end) {
    counts.computeIfAbsent(end, name -> new LongAdder()).increment();
  }

  private static String name(Throwable failure) {
    Throwable cause = Futures.cause(failure);
    return cause instanceof ModelsLabException ? cause.getClass().getSimpleName() : "broken";
  }
}
