// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.compat;

import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;

/** A program that has two applications in it and runs their jobs at the same time. */
final class TwoJobs {
  private TwoJobs() {}

  /** Takes base URI, key and folder; then, twice, a main class and the id of its transport. */
  public static void main(String[] arguments) throws Exception {
    CompletableFuture<Void> first = start(arguments, 3);
    CompletableFuture<Void> second = start(arguments, 5);
    CompletableFuture.allOf(first, second).join();
  }

  private static CompletableFuture<Void> start(String[] arguments, int place) throws Exception {
    Method main = Class.forName(arguments[place]).getMethod("main", String[].class);
    String[] own = {arguments[0], arguments[1], arguments[place + 1], arguments[2]};
    CompletableFuture<Void> done = new CompletableFuture<>();
    new Thread(
            () -> {
              try {
                main.invoke(null, (Object) own);
                done.complete(null);
              } catch (ReflectiveOperationException e) {
                done.completeExceptionally(e);
              }
            })
        .start();
    return done;
  }
}
