// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.ProxySettings;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportResponse;
import com.modelslab.tck.internal.Certificates;
import com.modelslab.tck.internal.RawProxy;
import com.modelslab.tck.internal.RawServer;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A proxy carries the request, and keeps its credentials and responses to itself. */
abstract class ProxyCases extends Cases {
  private static final String AUTHORIZATION =
      "Basic " + Base64.getEncoder().encodeToString("user:pass word".getBytes(UTF_8));

  ProxyCases(TransportContract contract) {
    super(contract);
  }

  @Test
  void send_throughAProxy_arrivesOnceWithoutItsCredentials() throws Exception {
    RawProxy proxy = closing(new RawProxy(AUTHORIZATION));
    RawServer server = server(OK);
    Transport transport = transport(through(proxy, "pass word").build());

    TransportResponse response = response(transport.send(post(server.uri("/a%2Fb")).build()));

    assertThat(response.status()).isEqualTo(200);
    assertThat(proxy.passed()).hasSize(1);
    assertThat(server.requests())
        .singleElement()
        .satisfies(request -> assertThat(request.target()).isEqualTo("/a%2Fb"));
  }

  @Test
  void send_throughATunnel_arrivesOnceWithoutTheProxysCredentials() throws Exception {
    RawProxy proxy = closing(new RawProxy(AUTHORIZATION));
    RawServer server = tlsServer((request, connection) -> connection.respond(200, "secure"));
    Transport transport =
        transport(
            through(proxy, "pass word").http2(false).sslContext(Certificates.trusting()).build());

    TransportResponse response = response(transport.send(post(server.uri("/")).build()));

    assertThat(response.status()).isEqualTo(200);
    assertThat(proxy.passed()).singleElement().asString().startsWith("CONNECT 127.0.0.1:");
    assertThat(server.requests())
        .singleElement()
        .satisfies(request -> assertThat(request.headers("Proxy-Authorization")).isEmpty());
  }

  @Test
  void send_proxyRefuses_nothingArrives() throws Exception {
    RawProxy proxy = closing(new RawProxy(AUTHORIZATION));
    RawServer plain = server(OK);
    RawServer secure = tlsServer((request, connection) -> connection.respond(200, "secure"));
    Transport transport =
        transport(through(proxy, "wrong").sslContext(Certificates.trusting()).build());

    for (RawServer server : new RawServer[] {plain, secure}) {
      CompletableFuture<TransportResponse> refused = transport.send(post(server.uri("/")).build());

      assertThat(
              refused
                  .handle((response, e) -> e == null ? response.status() : failure(refused).kind())
                  .get(patience().toSeconds(), TimeUnit.SECONDS))
          .isIn(407, Kind.CONNECT);
      assertThat(server.requests()).isEmpty();
    }
    assertThat(proxy.passed()).isEmpty();
  }

  @Test
  void send_proxyRespondsToConnect_isAFailureToConnect() throws Exception {
    for (int status : new int[] {302, 400, 403, 502, 503}) {
      failsToConnect(
          "HTTP/1.1 %d Said\r\nContent-Type: application/json\r\nContent-Length: 27\r\n\r\n%s"
              .formatted(status, "{\"status\":\"error\",\"id\":12}"));
    }
  }

  @Test
  void send_proxyCutsTheTunnel_isAFailureToConnect() throws Exception {
    failsToConnect("");
  }

  private void failsToConnect(String saidToConnect) throws Exception {
    RawProxy proxy = closing(RawProxy.refusing(saidToConnect));
    RawServer server = tlsServer(OK);
    Transport transport =
        transport(through(proxy, "any").sslContext(Certificates.trusting()).build());

    TransportException failure = failure(transport.send(post(server.uri("/")).build()));

    assertThat(failure.kind()).as(saidToConnect).isEqualTo(Kind.CONNECT);
    assertThat(failure.delivery()).as(saidToConnect).isEqualTo(Delivery.NOT_SENT);
    assertThat(proxy.passed()).isNotEmpty().allMatch(line -> line.startsWith("CONNECT "));
    assertThat(server.acceptedConnections()).isZero();
  }

  private static TransportConfig.Builder through(RawProxy proxy, String password) {
    return TransportConfig.builder()
        .proxy(ProxySettings.of("127.0.0.1", proxy.port()).withCredentials("user", password));
  }
}
