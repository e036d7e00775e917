// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.spi.ProxySettings;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportResponse;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Proxies, trust and versions of HTTP. */
abstract class AroundCases extends Cases {
  private static final String AUTHORIZATION =
      "Basic " + Base64.getEncoder().encodeToString("user:pass word".getBytes(UTF_8));

  AroundCases(TransportContract contract) {
    super(contract);
  }

  @Test
  void send_throughAProxy_arrivesOnceWithoutItsCredentials() throws Exception {
    RawProxy proxy = closing(new RawProxy(AUTHORIZATION));
    RawServer server = server((request, connection) -> connection.reply(200, "{}"));
    Transport transport = transport(through(proxy, "pass word").build());

    TransportResponse answer = answer(transport.send(post(server.uri("/a%2Fb")).build()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(proxy.passed()).hasSize(1);
    assertThat(server.requests())
        .singleElement()
        .satisfies(request -> assertThat(request.target()).isEqualTo("/a%2Fb"));
  }

  @Test
  void send_throughATunnel_arrivesOnceWithoutTheProxysCredentials() throws Exception {
    RawProxy proxy = closing(new RawProxy(AUTHORIZATION));
    RawServer server = tlsServer();
    Transport transport =
        transport(
            through(proxy, "pass word").http2(false).sslContext(Certificates.trusting()).build());

    TransportResponse answer = answer(transport.send(post(server.uri("/")).build()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(proxy.passed()).singleElement().asString().startsWith("CONNECT 127.0.0.1:");
    assertThat(server.requests())
        .singleElement()
        .satisfies(request -> assertThat(request.all("Proxy-Authorization")).isEmpty());
  }

  @Test
  void send_proxyRefuses_nothingArrives() throws Exception {
    RawProxy proxy = closing(new RawProxy(AUTHORIZATION));
    RawServer plain = server((request, connection) -> connection.reply(200, "{}"));
    RawServer secure = tlsServer();
    Transport transport =
        transport(through(proxy, "wrong").sslContext(Certificates.trusting()).build());

    for (RawServer server : new RawServer[] {plain, secure}) {
      CompletableFuture<TransportResponse> refused = transport.send(post(server.uri("/")).build());

      assertThat(
              refused
                  .handle((answer, e) -> e == null ? answer.status() : failure(refused).kind())
                  .get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .isIn(407, com.modelslab.error.TransportException.Kind.CONNECT);
      assertThat(server.requests()).isEmpty();
    }
    assertThat(proxy.passed()).isEmpty();
  }

  @Test
  void send_trustOfOnesOwn_isUsed() {
    RawServer server = tlsServer();
    Transport transport =
        transport(
            TransportConfig.builder().http2(false).sslContext(Certificates.trusting()).build());

    TransportResponse answer = answer(transport.send(post(server.uri("/")).build()));

    assertThat(answer.body()).asString().isEqualTo("secure");
  }

  @Test
  void send_http2Allowed_isSpokenWithAServerThatCan() {
    assumeCan(TransportContract.Feature.HTTP_2);
    RawServer server = tlsServer();
    Transport transport =
        transport(TransportConfig.builder().sslContext(Certificates.trusting()).build());

    for (int i = 0; i < 5; i++) {
      TransportResponse answer = answer(transport.send(post(server.uri("/")).build()));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).asString().isEqualTo("two");
      assertThat(answer.headers().names()).noneMatch(name -> name.startsWith(":"));
    }
    assertThat(server.protocols()).containsExactly("h2");
    assertThat(server.accepted()).isEqualTo(1);
  }

  @Test
  void send_http1Asked_isSpokenWithAnyServer() {
    RawServer secure = tlsServer();
    RawServer plain = server((request, connection) -> connection.reply(200, "{}"));
    Transport transport =
        transport(
            TransportConfig.builder().http2(false).sslContext(Certificates.trusting()).build());

    answer(transport.send(post(secure.uri("/")).build()));
    answer(transport.send(post(plain.uri("/")).build()));

    assertThat(secure.protocols()).containsExactly("http/1.1");
    assertThat(plain.requests())
        .singleElement()
        .satisfies(request -> assertThat(request.all("Upgrade")).isEmpty());
  }

  private RawServer tlsServer() {
    return closing(
        RawServer.https(
            Certificates.localhost(), (request, connection) -> connection.reply(200, "secure")));
  }

  private static TransportConfig.Builder through(RawProxy proxy, String password) {
    return TransportConfig.builder()
        .proxy(new ProxySettings("127.0.0.1", proxy.port(), "user", password));
  }
}
