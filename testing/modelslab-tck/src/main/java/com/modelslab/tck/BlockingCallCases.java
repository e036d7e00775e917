// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.Transport;
import com.modelslab.tck.internal.RawServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A call that blocks its caller ends as an asynchronous one does. */
abstract class BlockingCallCases extends Cases {
  BlockingCallCases(TransportContract contract) {
    super(contract);
  }

  @Test
  void execute_failure_isThrownUnchanged() {
    RawServer server = server((request, connection) -> connection.reset());
    Transport transport = transport();

    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> transport.execute(post(server.uri("/private?token=s3cret")).build()))
        .isInstanceOf(TransportException.class)
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void execute_interrupted_returnsSoonAndKeepsTheFlag() throws Exception {
    RawServer server = server((request, connection) -> connection.awaitClose());
    Transport transport = transport();
    long fastest = Long.MAX_VALUE;

    for (int round = 0; round < 5; round++) {
      int before = server.requests().size();
      AtomicBoolean flag = new AtomicBoolean();
      AtomicLong returned = new AtomicLong();
      CompletableFuture<TransportException> thrown = new CompletableFuture<>();
      Thread caller =
          new Thread(
              () -> {
                try {
                  transport.execute(post(server.uri("/")).build());
                } catch (TransportException e) {
                  returned.set(System.nanoTime());
                  flag.set(Thread.currentThread().isInterrupted());
                  thrown.complete(e);
                }
              });
      caller.setDaemon(true);
      caller.start();
      eventually("the request is there", () -> server.requests().size() == before + 1);

      long interrupted = System.nanoTime();
      caller.interrupt();

      assertThat(thrown.get(patience().toSeconds(), java.util.concurrent.TimeUnit.SECONDS).kind())
          .isEqualTo(Kind.CANCELLED);
      assertThat(flag).isTrue();
      fastest = Math.min(fastest, returned.get() - interrupted);
    }

    assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofMillis(200));
    eventually("the connections are freed", () -> server.openConnections() == 0);
  }
}
