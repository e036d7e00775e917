// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportResponse;
import com.modelslab.tck.internal.RawServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Threads of the transport keep neither the JVM nor its callers. */
abstract class ThreadCases extends Cases {
  ThreadCases(TransportContract contract) {
    super(contract);
  }

  @Test
  void send_always_startsOnlyDaemonThreads() {
    CountDownLatch release = new CountDownLatch(1);
    RawServer server =
        server(
            (request, connection) -> {
              await(release);
              connection.respond(200, "{}");
            });
    Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
    Transport transport = transport();
    List<CompletableFuture<TransportResponse>> calls = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      calls.add(transport.send(post(server.uri("/")).build()));
      calls.add(transport.send(get(server.uri("/")).sink(chunk -> {}).build()));
    }
    eventually("all are in flight", () -> server.requests().size() == 8);

    Set<Thread> started = new HashSet<>(Thread.getAllStackTraces().keySet());
    started.removeAll(before);

    assertThat(started).allMatch(Thread::isDaemon);
    release.countDown();
    calls.forEach(this::response);
  }

  @Test
  void send_callerInterruptedElsewhere_isRespondedTo() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    RawServer server =
        server(
            (request, connection) -> {
              await(release);
              connection.respond(200, "{}");
            });
    Transport transport = transport();
    List<CompletableFuture<TransportResponse>> calls = new CopyOnWriteArrayList<>();
    CompletableFuture<Boolean> flag = new CompletableFuture<>();

    RawServer.daemon(
        "tck-interrupted",
        () -> {
          calls.add(transport.send(post(server.uri("/before")).build()));
          Thread.currentThread().interrupt();
          calls.add(transport.send(post(server.uri("/while")).build()));
          flag.complete(Thread.currentThread().isInterrupted());
        });

    assertThat(flag.get(patience().toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    release.countDown();
    assertThat(calls).hasSize(2).allMatch(call -> response(call).status() == 200);
  }

  @Test
  void send_dependentWaitsForAnotherThreadsSend_isNotDeadlocked() {
    RawServer server = server(OK);
    RawServer silent = server((request, connection) -> connection.awaitClose());
    Transport transport = transport();
    Function<Object, Boolean> otherThreadSends =
        ended -> {
          CountDownLatch sent = new CountDownLatch(1);
          RawServer.daemon(
              "tck-other",
              () -> {
                transport.send(post(server.uri("/other")).build());
                sent.countDown();
              });
          await(sent);
          return true;
        };

    CompletableFuture<TransportResponse> canceled =
        transport.send(post(silent.uri("/canceled")).build());
    List<CompletableFuture<Boolean>> dependents =
        List.of(
            transport.send(post(server.uri("/")).build()).thenApply(otherThreadSends),
            transport
                .send(post(silent.uri("/late")).timeout(Duration.ofMillis(200)).build())
                .handle((response, failure) -> otherThreadSends.apply(failure)),
            canceled.handle((response, failure) -> otherThreadSends.apply(failure)),
            transport
                .send(post(silent.uri("/closed")).build())
                .handle((response, failure) -> otherThreadSends.apply(failure)));
    canceled.cancel(true);
    for (int i = 0; i < 3; i++) {
      CompletableFuture<Boolean> dependent = dependents.get(i);
      eventually("dependent " + i + " has run", dependent::isDone);
      assertThat(dependent).isCompletedWithValue(true);
    }
    transport.close();

    eventually("the dependent of the closed call has run", dependents.get(3)::isDone);
    assertThat(dependents.get(3)).isCompletedWithValue(true);
  }
}
