// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.realservers;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sends submits through nginx and HAProxy, whichever is installed, while they end connections, and
 * prints for each how many the backend processed, how many ended with an unknown outcome, and how
 * many were paid and lost: processed, and their caller was not told.
 *
 * <p>Arguments: names of transports (all three), and {@code --seconds} with how long each row takes
 * (8). Exits with 1 when a submit was lost or doubled, or more than 0.1 % of a row are unknown, and
 * with 2 when no server is installed.
 */
public final class RealServers {
  private static final Duration BACKEND_WORK = Duration.ofMillis(5);
  private static final Duration BETWEEN_RELOADS = Duration.ofMillis(300);
  private static final double MOST_UNKNOWN = 0.001;
  private static final int NO_END = 1_000_000;

  /** How a server ends connections. */
  private record Scenario(
      WebServer.Kind server,
      String name,
      boolean http2,
      int requestsPerConnection,
      boolean reloads) {}

  private static final List<Scenario> SCENARIOS =
      List.of(
          new Scenario(WebServer.Kind.NGINX, "HTTP/2, 20 requests a connection", true, 20, false),
          new Scenario(WebServer.Kind.NGINX, "HTTP/2, 1,000 requests", true, 1_000, false),
          new Scenario(WebServer.Kind.NGINX, "HTTP/2, reloads", true, NO_END, true),
          new Scenario(WebServer.Kind.NGINX, "HTTP/1.1, reloads", false, NO_END, true),
          new Scenario(WebServer.Kind.HAPROXY, "HTTP/2, reloads", true, NO_END, true),
          new Scenario(WebServer.Kind.HAPROXY, "HTTP/1.1, reloads", false, NO_END, true));

  private RealServers() {}

  /** Runs every scenario with every transport. */
  public static void main(String[] arguments) throws Exception {
    List<String> transports = new ArrayList<>();
    Duration time = Duration.ofSeconds(8);
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--seconds") && i + 1 < arguments.length) {
        time = Duration.ofSeconds(Long.parseLong(arguments[++i]));
      } else {
        transports.add(arguments[i]);
      }
    }
    if (transports.isEmpty()) {
      transports = List.of("jdk", "okhttp", "apache");
    }
    Identity identity = Identity.create(Files.createTempDirectory("real-servers"));
    print("JDK %s, 16 callers, %d s a row", Runtime.version(), time.toSeconds());
    print(
        "| %-7s | %-7s | %-32s | %6s | %9s | %9s | %7s | %13s | %7s | %7s |",
        "server",
        "stack",
        "scenario",
        "sent",
        "processed",
        "not taken",
        "unknown",
        "paid and lost",
        "doubled",
        "per s");
    print("|---|---|---|---|---|---|---|---|---|---|");
    Map<String, Integer> failures = new TreeMap<>();
    boolean any = false;
    boolean good = true;
    for (String transport : transports) {
      for (Scenario scenario : SCENARIOS) {
        Optional<String> program = Commands.find(scenario.server().program);
        if (program.isPresent()) {
          any = true;
          good &= run(program.get(), scenario, transport, identity, time, failures);
        }
      }
    }
    if (!any) {
      print("Neither nginx nor haproxy is installed");
    }
    failures.forEach((reason, count) -> print("%d x %s", count, reason));
    System.exit(any ? good ? 0 : 1 : 2);
  }

  private static boolean run(
      String program,
      Scenario scenario,
      String transport,
      Identity identity,
      Duration time,
      Map<String, Integer> failures)
      throws Exception {
    try (CountingBackend backend = new CountingBackend(BACKEND_WORK);
        WebServer server =
            WebServer.start(
                scenario.server(),
                program,
                identity,
                backend.port(),
                scenario.requestsPerConnection())) {
      CountDownLatch end = new CountDownLatch(scenario.reloads() ? 1 : 0);
      Thread reloads = reload(server, end);
      Submits submits =
          Submits.send(transport, server.uri(), identity.trusting(), scenario.http2(), time);
      end.countDown();
      reloads.join();
      int sent = submits.sent();
      double unknown = (double) submits.unknown() / sent;
      print(
          "| %-7s | %-7s | %-32s | %6d | %9d | %9d | %5.2f %% | %11.2f %% | %7d | %7d |",
          scenario.server().program,
          transport,
          scenario.name(),
          sent,
          submits.processed(backend),
          submits.notTaken(),
          100 * unknown,
          100.0 * submits.lost(backend) / sent,
          submits.doubled(backend),
          sent / time.toSeconds());
      submits.reasons().forEach((reason, count) -> failures.merge(reason, count, Integer::sum));
      return submits.lost(backend) == 0 && submits.doubled(backend) == 0 && unknown <= MOST_UNKNOWN;
    }
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  /** Reloads {@code server} again and again until {@code end} is counted down. */
  private static Thread reload(WebServer server, CountDownLatch end) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (!end.await(BETWEEN_RELOADS.toMillis(), TimeUnit.MILLISECONDS)) {
                  server.reload();
                }
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException("Cannot reload the server", e);
              }
            },
            "reloads");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
