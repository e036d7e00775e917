// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import com.modelslab.spi.Call;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Calls all listeners; what one throws affects neither the others nor the call. */
final class Listeners implements ResilienceListener {
  private final Logger log = Logger.getLogger("com.modelslab.resilience");
  private final List<ResilienceListener> all;

  Listeners(List<ResilienceListener> all) {
    this.all = List.copyOf(all);
  }

  @Override
  public void attempt(Call call, int attempt) {
    tell(listener -> listener.attempt(call, attempt));
  }

  @Override
  public void delayed(Delay delay) {
    tell(listener -> listener.delayed(delay));
  }

  @Override
  public void slotTaken(Call call, Duration waited) {
    tell(listener -> listener.slotTaken(call, waited));
  }

  @Override
  public void breakerChanged(String name, CircuitBreaker.State from, CircuitBreaker.State to) {
    tell(listener -> listener.breakerChanged(name, from, to));
  }

  private void tell(Consumer<ResilienceListener> event) {
    for (ResilienceListener listener : all) {
      try {
        event.accept(listener);
      } catch (Throwable thrown) {
        log.log(Level.WARNING, "A listener failed: " + listener.getClass().getName(), thrown);
      }
    }
  }
}
