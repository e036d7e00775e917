// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportResponse;
import com.modelslab.tck.internal.RawServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
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
}
