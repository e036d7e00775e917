// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.integration;

import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportProvider;
import com.modelslab.spi.TransportRequest;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ServiceLoader;

/**
 * Calls a server one call after the other with the transport of a name, and prints how many threads
 * were started meanwhile: by blocking calls, then by asynchronous ones.
 */
final class CallingProcess {
  static final int CALLS = 1_000;
  private static final int WARM_UP = 20;

  private CallingProcess() {}

  public static void main(String[] args) throws Exception {
    TransportProvider provider =
        ServiceLoader.load(TransportProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(candidate -> candidate.id().equals(args[0]))
            .findFirst()
            .orElseThrow();
    TransportRequest request =
        TransportRequest.builder("POST", URI.create(args[1])).body(new byte[] {'{', '}'}).build();
    try (Transport transport = provider.create(TransportConfig.defaults())) {
      long blocking = started(() -> transport.execute(request));
      long asynchronous = started(() -> transport.send(request).get());
      System.out.println(blocking + " " + asynchronous);
    }
  }

  private static long started(Call call) throws Exception {
    for (int i = 0; i < WARM_UP; i++) {
      call.run();
    }
    long before = ManagementFactory.getThreadMXBean().getTotalStartedThreadCount();
    for (int i = 0; i < CALLS; i++) {
      call.run();
    }
    return ManagementFactory.getThreadMXBean().getTotalStartedThreadCount() - before;
  }

  @FunctionalInterface
  private interface Call {
    void run() throws Exception;
  }
}
