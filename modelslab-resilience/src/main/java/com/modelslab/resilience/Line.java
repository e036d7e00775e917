// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Those who wait for a {@code T}, first come, first served. Whoever cancels his future leaves the
 * line. Touched only inside the serial that it is given, but for {@link #join}.
 */
final class Line<T> {
  private final Serial serial;
  private final Runnable serve;
  private final Set<Place<T>> places = new LinkedHashSet<>();

  /**
   * Makes an empty line.
   *
   * @param serve runs inside the serial when somebody came or left
   */
  Line(Serial serial, Runnable serve) {
    this.serial = serial;
    this.serve = serve;
  }

  /** {@return a future of what is waited for, at the end of the line} */
  CompletableFuture<T> join() {
    Place<T> place = new Place<>();
    serial.run(
        () -> {
          places.add(place);
          serve.run();
        });
    if (!place.future.isDone()) {
      place.future.whenComplete(
          (value, failure) -> {
            if (failure != null) {
              serial.run(() -> leave(place));
            }
          });
    }
    return place.future;
  }

  private void leave(Place<T> place) {
    if (places.remove(place)) {
      serve.run();
    }
  }

  boolean isEmpty() {
    return places.isEmpty();
  }

  int length() {
    return places.size();
  }

  /** Takes out the first, and {@return its future, which may be cancelled already} */
  CompletableFuture<T> first() {
    Iterator<Place<T>> inOrder = places.iterator();
    Place<T> first = inOrder.next();
    inOrder.remove();
    return first.future;
  }

  /** One who waits; equal only to itself. */
  private static final class Place<T> {
    final CompletableFuture<T> future = new CompletableFuture<>();
  }
}
