// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.Transport;
import com.modelslab.tck.internal.RawServer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A borrowed client stays usable, and the contract holds on it too. */
abstract class BorrowedClientCases extends Cases {
  BorrowedClientCases(TransportContract contract) {
    super(contract);
  }

  @Test
  void close_onABorrowedClient_leavesItUsable() throws Exception {
    TransportContract.Borrowed borrowed = borrowed();
    RawServer server = server(OK);
    Transport transport = borrowed.transport();

    assertThat(response(transport.send(post(server.uri("/ours")).build())).status()).isEqualTo(200);
    transport.close();

    assertThat(failure(transport.send(post(server.uri("/late")).build())).kind())
        .isEqualTo(Kind.CLOSED);
    assertThat(borrowed.get(server.uri("/theirs"))).isEqualTo(200);
  }

  @Test
  void send_onABorrowedClient_sendsOnce() throws Exception {
    TransportContract.Borrowed borrowed = borrowed();
    RawServer server =
        server(
            (request, connection) -> {
              if (request.target().startsWith("/dies")) {
                connection.reset();
              } else {
                connection.respond(
                    Integer.parseInt(request.target().substring(1)),
                    "{}",
                    "Retry-After: 0",
                    "Location: /dies/redirected");
              }
            });
    Transport transport = closing(borrowed.transport());

    for (String status : new String[] {"200", "307", "308", "408", "429", "503"}) {
      assertThat(response(transport.send(post(server.uri("/" + status)).build())).status())
          .hasToString(status);
    }
    failure(transport.send(post(server.uri("/dies")).build()));

    assertThat(server.requests()).hasSize(7);
  }

  private TransportContract.Borrowed borrowed() {
    Optional<TransportContract.Borrowed> borrowed = contract().borrow();
    assumeTrue(borrowed.isPresent(), "The transport takes no client");
    return closing(borrowed.orElseThrow());
  }
}
