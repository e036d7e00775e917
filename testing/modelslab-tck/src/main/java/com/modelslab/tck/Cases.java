// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.modelslab.error.TransportException;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.spi.async.Futures;
import com.modelslab.tck.internal.Certificates;
import com.modelslab.tck.internal.RawServer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

/** What the groups of cases share: transports and servers that are closed after each case. */
@Timeout(60)
abstract class Cases {
  static final int MIB = 1 << 20;

  /** Responds to everything with an empty JSON object. */
  static final RawServer.Script OK = (request, connection) -> connection.respond(200, "{}");

  private final TransportContract contract;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  Cases(TransportContract contract) {
    this.contract = contract;
  }

  @AfterEach
  void closeWhatWasOpened() throws Exception {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }

  @BeforeEach
  void skipIfExempt(TestInfo test) {
    String name = test.getTestMethod().orElseThrow().getName();
    String reason = contract.exemptions().get(name);
    assumeTrue(reason == null, () -> "The transport is exempt: " + reason);
  }

  /** {@return how long to wait for what must happen} */
  final Duration patience() {
    return contract.patience();
  }

  // Calls have the patience of the contract as their deadline, and this is what they may be late.
  private long beyondPatience() {
    return patience().toMillis() * 5 / 4;
  }

  /** {@return {@code resource}, which is closed after the case} */
  final <T extends AutoCloseable> T closing(T resource) {
    opened.push(resource);
    return resource;
  }

  final Transport transport() {
    return transport(TransportConfig.defaults());
  }

  final Transport transport(TransportConfig config) {
    return closing(contract.open(config));
  }

  final TransportContract contract() {
    return contract;
  }

  final RawServer server(RawServer.Script script) {
    return closing(RawServer.http(script));
  }

  /** {@return a server with TLS, which speaks HTTP/2 and HTTP/1.1 and responds to the latter} */
  final RawServer tlsServer(RawServer.Script script) {
    return closing(RawServer.https(Certificates.localhost(), script));
  }

  final boolean supports(TransportContract.Feature feature) {
    return !contract.unsupported().contains(feature);
  }

  final void assumeSupports(TransportContract.Feature feature) {
    assumeFalse(
        contract.unsupported().contains(feature),
        () -> "The transport does not support " + feature);
  }

  final TransportRequest.Builder post(URI uri) {
    return TransportRequest.builder("POST", uri)
        .header("Content-Type", "application/json")
        .body("{\"key\":\"s3cret\"}".getBytes(UTF_8))
        .timeout(patience());
  }

  final TransportRequest.Builder get(URI uri) {
    return TransportRequest.builder("GET", uri).timeout(patience());
  }

  /**
   * {@return the failure of a call whose request was at the server when its time was over}
   *
   * @param timeout after how long the call is to end; longer if the machine was too slow for the
   *     request to arrive in that time
   */
  final TransportException timeOut(
      RawServer server,
      TransportRequest.Builder request,
      Duration timeout,
      Function<TransportRequest, TransportException> call) {
    int before = server.requests().size();
    TransportException failure = call.apply(request.timeout(timeout).build());
    return server.requests().size() > before || timeout.compareTo(patience()) > 0
        ? failure
        : timeOut(server, request, timeout.multipliedBy(4), call);
  }

  /** {@return what {@code future} gives; fails when it takes too long} */
  final TransportResponse response(CompletableFuture<TransportResponse> future) {
    try {
      return future.get(beyondPatience(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("Expected a response, but it failed: " + Futures.cause(e), e);
    } catch (TimeoutException e) {
      throw new AssertionError("The future is still not complete", e);
    } catch (InterruptedException e) {
      throw new AssertionError("Interrupted, so this took too long", e);
    }
  }

  /**
   * {@return how {@code future} fails; fails itself when there is a response or another failure}
   */
  final TransportException failure(CompletableFuture<TransportResponse> future) {
    try {
      TransportResponse response = future.get(beyondPatience(), TimeUnit.MILLISECONDS);
      throw new AssertionError("Expected a failure, but there was a response: " + response);
    } catch (ExecutionException e) {
      assertThat(Futures.cause(e)).isInstanceOf(TransportException.class);
      TransportException failure = (TransportException) Futures.cause(e);
      assertThat(failure.getMessage()).doesNotContain("s3cret");
      return failure;
    } catch (TimeoutException e) {
      throw new AssertionError("The future is still not complete", e);
    } catch (InterruptedException e) {
      throw new AssertionError("Interrupted, so this took too long", e);
    }
  }

  /** Waits until {@code condition} holds. */
  final void eventually(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + patience().toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - end).as("%s, in time", what).isNegative();
      LockSupport.parkNanos(2_000_000);
    }
  }

  /** Waits for {@code latch}, and fails when it takes too long. */
  final void await(CountDownLatch latch) {
    await(latch, patience());
  }

  /** Waits for {@code latch}, and fails when it takes longer than {@code limit}. */
  static void await(CountDownLatch latch, Duration limit) {
    try {
      assertThat(latch.await(limit.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError("Interrupted, so this took too long", e);
    }
  }

  /** Lets {@code time} pass, as a peer does that is slow. */
  static void pass(Duration time) throws InterruptedException {
    assertThat(new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS)).isFalse();
  }
}
