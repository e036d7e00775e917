// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.spi.ProxySettings;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.tck.internal.Certificates;
import com.modelslab.tck.internal.Http2Session;
import com.modelslab.tck.internal.RawServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What OkHttp would do by itself. */
class OkHttpTransportTest {
  @ParameterizedTest
  @ValueSource(ints = {401, 407, 408, 421, 503})
  void execute_statusThatOkHttpActsOn_isAResponse(int status) {
    try (RawServer server =
            RawServer.http(
                (request, connection) -> connection.respond(status, "{}", "Retry-After: 0"));
        Transport transport = OkHttpTransport.create(TransportConfig.defaults())) {
      TransportResponse response =
          transport.execute(TransportRequest.builder("GET", server.uri("/")).build());

      assertThat(response.status()).isEqualTo(status);
      assertThat(response.headers().first("Retry-After")).contains("0");
      assertThat(response.body()).asString().isEqualTo("{}");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void execute_throughAProxy_looksItsNameUpForEachConnection() {
    Queue<String> looked = new ConcurrentLinkedQueue<>();
    try (RawServer proxy =
            RawServer.http(
                (request, connection) -> connection.respond(200, "{}", "Connection: close"));
        Transport transport =
            OkHttpTransport.builder()
                .config(
                    TransportConfig.builder()
                        .proxy(ProxySettings.of("localhost", proxy.port()))
                        .build())
                .options(
                    settings ->
                        settings.dns(
                            host -> {
                              looked.add(host);
                              return Dns.SYSTEM.lookup(host);
                            }))
                .build()) {
      URI uri = URI.create("http://service.test/");
      transport.execute(TransportRequest.builder("GET", uri).build());
      transport.execute(TransportRequest.builder("GET", uri).build());

      assertThat(List.copyOf(looked)).containsExactly("localhost", "localhost");
    }
  }

  @Test
  void send_aConnectionTakesNoMoreRequests_callsThatWaitShareTheNext() {
    Http2Session.Script firstConnectionTakesOne =
        (stream, body, session) -> {
          if (session.number() == 1) {
            session.goAway(stream, Http2Session.NO_ERROR);
          }
          session.respond(stream);
        };
    try (RawServer server =
            RawServer.https(
                Certificates.localhost(),
                (request, connection) -> connection.respond(200, "{}"),
                0,
                firstConnectionTakesOne);
        Transport transport =
            OkHttpTransport.create(
                TransportConfig.builder().sslContext(Certificates.trusting()).build())) {
      TransportRequest request =
          TransportRequest.builder("GET", URI.create("https://localhost:" + server.port() + "/"))
              .build();
      transport.execute(request);

      List<CompletableFuture<TransportResponse>> calls =
          IntStream.range(0, 12).mapToObj(i -> transport.send(request)).toList();

      assertThat(calls).allSatisfy(call -> assertThat(call).succeedsWithin(Duration.ofSeconds(30)));
      assertThat(server.requests()).hasSize(13);
      assertThat(server.acceptedConnections()).isBetween(2, 4); // without turns: 9 to 13
    }
  }
}
