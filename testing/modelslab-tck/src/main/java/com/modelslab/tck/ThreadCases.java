// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportResponse;
import com.modelslab.tck.internal.RawServer;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
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

  @Test
  void send_callersContextClassLoader_isNotKept() throws Exception {
    RawServer server = server(OK);
    Transport transport = transport();
    Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
    try (URLClassLoader application = new URLClassLoader(new URL[0], null)) {
      onThreadOfItsOwn(
          () -> {
            Thread.currentThread().setContextClassLoader(application);
            useThreads(transport, server, Thread::currentThread);
          });

      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> !before.contains(thread) && !isOfTheServer(thread))
          .noneMatch(thread -> thread.getContextClassLoader() == application);
    }
  }

  @Test
  void send_callersInheritableThreadLocals_areNotInherited() throws Exception {
    InheritableThreadLocal<String> tenant = new InheritableThreadLocal<>();
    RawServer server = server(OK);
    Transport transport = transport();

    onThreadOfItsOwn(
        () -> {
          tenant.set("somebody");
          List<Object> seen = useThreads(transport, server, tenant::get);
          assertThat(seen).isNotEmpty().containsOnlyNulls();
        });
  }

  /** Makes calls of every kind at once, and returns what {@code look} gives on their threads. */
  private List<Object> useThreads(Transport transport, RawServer server, Supplier<Object> look) {
    Thread caller = Thread.currentThread();
    List<Object> seen = new CopyOnWriteArrayList<>();
    Runnable note =
        () -> {
          if (Thread.currentThread() != caller) {
            seen.add(look.get());
          }
        };
    RawServer silent = server((request, connection) -> connection.awaitClose());
    for (int round = 0; round < 5; round++) {
      response(
          transport
              .send(get(server.uri("/")).sink(chunk -> note.run()).build())
              .whenComplete((response, failure) -> note.run()));
      failure(
          transport
              .send(post(silent.uri("/")).timeout(Duration.ofMillis(50)).build())
              .whenComplete((response, failure) -> note.run()));
    }
    return seen;
  }

  private void onThreadOfItsOwn(Runnable work) throws Exception {
    CompletableFuture<Object> done = new CompletableFuture<>();
    RawServer.daemon(
        "tck-caller",
        () -> {
          try {
            work.run();
            done.complete("done");
          } catch (Throwable e) {
            done.completeExceptionally(e);
          }
        });
    done.get(2 * patience().toMillis(), TimeUnit.MILLISECONDS);
  }

  private static boolean isOfTheServer(Thread thread) {
    return thread.getName().startsWith("tck-");
  }

  @Test
  void send_dependentBlocks_delaysNoOtherCall() {
    Semaphore registered = new Semaphore(0);
    CountDownLatch release = new CountDownLatch(1);
    RawServer server = waitingServer(registered);
    Transport transport = transport();

    for (int blocked = 0; blocked < 4; blocked++) {
      blockedDependent(
          transport.send(post(server.uri("/waiting")).build()), registered::release, release);
      assertThat(response(transport.send(post(server.uri("/")).build())).status()).isEqualTo(200);
    }
    release.countDown();
  }

  @Test
  void send_dependentBlocks_freesItsConnection() {
    Semaphore registered = new Semaphore(0);
    CountDownLatch release = new CountDownLatch(1);
    RawServer server = waitingServer(registered);
    Transport transport = transport(TransportConfig.builder().maxConnections(1).build());

    blockedDependent(
        transport.send(post(server.uri("/waiting")).build()), registered::release, release);

    assertThat(response(transport.send(post(server.uri("/")).build())).status()).isEqualTo(200);
    release.countDown();
  }

  @Test
  void send_dependentOfATimeoutBlocks_otherDeadlinesHold() {
    CountDownLatch release = new CountDownLatch(1);
    RawServer silent = server((request, connection) -> connection.awaitClose());
    Transport transport = transport();

    for (int blocked = 0; blocked < 2; blocked++) {
      blockedDependent(
          transport.send(post(silent.uri("/")).timeout(Duration.ofMillis(300)).build()),
          () -> {},
          release);
      TransportException failure =
          failure(transport.send(post(silent.uri("/")).timeout(Duration.ofMillis(300)).build()));
      assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    }
    release.countDown();
  }

  /** {@return a server that responds to {@code /waiting} when it has a permit} */
  private RawServer waitingServer(Semaphore permits) {
    return server(
        (request, connection) -> {
          if (request.target().equals("/waiting")) {
            permits.acquire();
          }
          connection.respond(200, "{}");
        });
  }

  /** Returns when a dependent of {@code call} runs, which goes on until {@code release}. */
  private void blockedDependent(
      CompletableFuture<?> call, Runnable registered, CountDownLatch release) {
    Thread caller = Thread.currentThread();
    CountDownLatch runs = new CountDownLatch(1);
    call.handle(
        (response, failure) -> {
          runs.countDown();
          try {
            return Thread.currentThread() == caller // which came too late
                || release.await(3 * patience().toMillis(), TimeUnit.MILLISECONDS);
          } catch (InterruptedException e) {
            return false;
          }
        });
    registered.run();
    await(runs);
  }
}
