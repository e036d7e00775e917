// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportResponse;
import com.modelslab.tck.internal.Certificates;
import com.modelslab.tck.internal.RawServer;
import org.junit.jupiter.api.Test;

/** HTTP/2 is spoken if both sides can and the configuration allows it. */
abstract class Http2Cases extends Cases {
  Http2Cases(TransportContract contract) {
    super(contract);
  }

  @Test
  void send_http2Allowed_isUsedWithAServerThatSpeaksIt() {
    assumeSupports(TransportContract.Feature.HTTP_2);
    RawServer server = tlsServer((request, connection) -> connection.respond(200, "secure"));
    Transport transport =
        transport(TransportConfig.builder().sslContext(Certificates.trusting()).build());

    for (int i = 0; i < 5; i++) {
      TransportResponse response = response(transport.send(post(server.uri("/")).build()));

      assertThat(response.status()).isEqualTo(200);
      assertThat(response.body()).asString().isEqualTo("two");
      assertThat(response.headers().names()).noneMatch(name -> name.startsWith(":"));
    }
    assertThat(server.protocols()).containsExactly("h2");
    assertThat(server.acceptedConnections()).isEqualTo(1);
  }

  @Test
  void send_http2Off_isNotOffered() {
    RawServer secure = tlsServer((request, connection) -> connection.respond(200, "secure"));
    RawServer plain = server(OK);
    Transport transport =
        transport(
            TransportConfig.builder().http2(false).sslContext(Certificates.trusting()).build());

    response(transport.send(post(secure.uri("/")).build()));
    response(transport.send(post(plain.uri("/")).build()));

    assertThat(secure.protocols()).containsExactly("http/1.1");
    assertThat(plain.requests())
        .singleElement()
        .satisfies(request -> assertThat(request.headers("Upgrade")).isEmpty());
  }
}
