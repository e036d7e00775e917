// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.compat;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.simulator.Simulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The proxy that the system properties of the JVM name, with each transport. */
@ExtendWith(SharedSimulator.class)
class SystemProxyIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"JDK", "APACHE", "OKHTTP"})
  void run_systemPropertiesNameAProxy_goesThroughIt(Consumer consumer, Simulator simulator)
      throws Exception {
    try (Proxy proxy = new Proxy(simulator.baseUri().getPort())) {
      Jvm jvm =
          Jvm.onClassPath(consumer.classPath())
              .option("-Dapp.system-proxy=true")
              .option("-Dhttp.proxyHost=127.0.0.1", "-Dhttp.proxyPort=" + proxy.port())
              .option("-Dhttp.nonProxyHosts=");

      MainJobs.succeed(jvm, simulator, consumer.transport(), folder);

      assertThat(proxy.connections.get()).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JDK", "APACHE", "OKHTTP"})
  void run_hostIsExempt_goesPastTheProxy(Consumer consumer, Simulator simulator) throws Exception {
    try (Proxy proxy = new Proxy(simulator.baseUri().getPort())) {
      Jvm jvm =
          Jvm.onClassPath(consumer.classPath())
              .option("-Dapp.system-proxy=true")
              .option("-Dhttp.proxyHost=127.0.0.1", "-Dhttp.proxyPort=" + proxy.port())
              .option("-Dhttp.nonProxyHosts=" + simulator.baseUri().getHost());

      MainJobs.succeed(jvm, simulator, consumer.transport(), folder);

      assertThat(proxy.connections.get()).isZero();
    }
  }

  /** Hands every connection on to a port of this machine. */
  private static final class Proxy implements AutoCloseable {
    final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "system-proxy");
              thread.setDaemon(true);
              return thread;
            });

    Proxy(int target) throws IOException {
      threads.execute(
          () -> {
            while (!server.isClosed()) {
              try {
                Socket client = server.accept();
                Socket service = new Socket("localhost", target);
                connections.incrementAndGet();
                threads.execute(() -> copy(client, service));
                threads.execute(() -> copy(service, client));
              } catch (IOException e) {
                // closed
              }
            }
          });
    }

    int port() {
      return server.getLocalPort();
    }

    private static void copy(Socket from, Socket to) {
      try (from;
          to;
          InputStream in = from.getInputStream();
          OutputStream out = to.getOutputStream()) {
        in.transferTo(out);
      } catch (IOException e) {
        // one side has ended
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
      threads.shutdownNow();
    }
  }
}
