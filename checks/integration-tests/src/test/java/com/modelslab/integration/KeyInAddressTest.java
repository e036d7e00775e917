// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.ModelSearch;
import com.modelslab.ModelsLab;
import com.modelslab.error.ModelsLabException;
import com.modelslab.error.ServerException;
import com.modelslab.error.TransportException;
import com.modelslab.resilience.Resilience;
import com.modelslab.spi.CallLogging;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key in the address of a search, over each transport: where it goes, and where not. */
class KeyInAddressTest {
  private static final String KEY = "sk-Marked/0123+456=789&x";
  private static final String IN_ADDRESS = "sk-Marked%2F0123%2B456%3D789%26x";

  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          log.add(entry.getLevel() + " " + entry.getMessage() + " " + entry.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    Logger.getLogger("").addHandler(handler);
  }

  @AfterEach
  void hearNoMore() {
    Logger.getLogger("").removeHandler(handler);
    assertThat(log.toString()).doesNotContain(KEY, IN_ADDRESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "apache", "okhttp"})
  void models_anyText_arrivesAsItIsInTheQueryAlone(String transport) throws IOException {
    HttpServer server = server(exchange -> answer(exchange, 200, "{\"data\":[]}"));
    try (ModelsLab modelsLab = client(transport, server)) {
      modelsLab.directCalls().modelPage(ModelSearch.all().text("flüx [dev]|'\"<+ ;,%"), 1);
    } finally {
      server.stop(0);
    }

    assertThat(requests)
        .containsExactly(
            "GET /api/v7/models?key="
                + IN_ADDRESS
                + "&search=fl%C3%BCx%20%5Bdev%5D%7C%27%22%3C%2B%20%3B%2C%25&page=1 body: 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "apache", "okhttp"})
  void models_redirectElsewhere_isNotFollowed(String transport) throws IOException {
    HttpServer other = server(exchange -> answer(exchange, 200, "{\"data\":[]}"));
    String location = "http://localhost:" + other.getAddress().getPort() + "/models";
    HttpServer server =
        server(
            exchange -> {
              String query = exchange.getRequestURI().getRawQuery();
              exchange.getResponseHeaders().add("Location", location + "?" + query);
              answer(exchange, 302, "<a href='" + location + "?" + query + "'>");
            });
    try (ModelsLab modelsLab = client(transport, server)) {
      assertThatThrownBy(() -> modelsLab.directCalls().modelPage(ModelSearch.all(), 1))
          .isInstanceOf(ServerException.class)
          .satisfies(KeyInAddressTest::hasNoKey);
    } finally {
      server.stop(0);
      other.stop(0);
    }

    assertThat(requests).hasSize(1).allMatch(request -> request.startsWith("GET /api/v7/models?"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "apache", "okhttp"})
  void models_addressInTheResponse_isBlanked(String transport) throws IOException {
    HttpServer server =
        server(
            exchange ->
                answer(exchange, 404, "No route GET " + exchange.getRequestURI().toString()));
    try (ModelsLab modelsLab = client(transport, server)) {
      assertThatThrownBy(() -> modelsLab.directCalls().modelPage(ModelSearch.all(), 1))
          .isInstanceOf(ModelsLabException.class)
          .hasMessageContaining("?key=***")
          .satisfies(KeyInAddressTest::hasNoKey);
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "apache", "okhttp"})
  void models_nobodyListens_failWithoutTheKey(String transport) throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    failsWithoutTheKey(transport, port);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "apache", "okhttp"})
  void models_noResponseInTime_failWithoutTheKey(String transport) throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      failsWithoutTheKey(transport, silent.getLocalPort());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "apache", "okhttp"})
  void models_responseThatIsNoHttp_failsWithoutTheKey(String transport) throws IOException {
    try (ServerSocket odd = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      Thread echo =
          new Thread(
              () -> {
                try (var socket = odd.accept()) {
                  byte[] request = new byte[4096];
                  int length = socket.getInputStream().read(request);
                  socket.getOutputStream().write(request, 0, length);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      echo.setDaemon(true);
      echo.start();
      failsWithoutTheKey(transport, odd.getLocalPort());
    }
  }

  private void failsWithoutTheKey(String transport, int port) {
    List<String> calls = Collections.synchronizedList(new ArrayList<>());
    try (ModelsLab modelsLab =
        builder(transport, port)
            .fetchTimeout(Duration.ofMillis(500))
            .decorate(Resilience.builder().withoutRetries().build())
            .decorate(CallLogging.to(calls::add))
            .build()) {
      assertThatThrownBy(() -> modelsLab.directCalls().modelPage(ModelSearch.all(), 1))
          .isInstanceOf(TransportException.class)
          .satisfies(KeyInAddressTest::hasNoKey);
    }
    assertThat(calls).hasSize(1).allMatch(line -> line.startsWith("QUERY /v7/models [page]: "));
  }

  private ModelsLab client(String transport, HttpServer server) {
    return builder(transport, server.getAddress().getPort()).build();
  }

  private static ModelsLab.Builder builder(String transport, int port) {
    return ModelsLab.builder()
        .apiKey(KEY)
        .baseUri(URI.create("http://localhost:" + port + "/api/v6"))
        .transport(transport);
  }

  private HttpServer server(Responder responder) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          int body = exchange.getRequestBody().readAllBytes().length;
          requests.add(
              exchange.getRequestMethod() + " " + exchange.getRequestURI() + " body: " + body);
          assertThat(exchange.getRequestHeaders().toString()).doesNotContain(KEY, IN_ADDRESS);
          responder.respond(exchange);
        });
    server.start();
    return server;
  }

  private interface Responder {
    void respond(HttpExchange exchange) throws IOException;
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void hasNoKey(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    assertThat(text.toString()).doesNotContain(KEY, IN_ADDRESS);
  }
}
