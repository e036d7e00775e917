// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.tck.internal.RawServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A request is sent at most once: a submit costs money, and the key is in its body. */
abstract class AtMostOnceCases extends Cases {
  AtMostOnceCases(TransportContract contract) {
    super(contract);
  }

  @Test
  void send_redirect_isAResponseAndNotFollowed() {
    RawServer other = server((request, connection) -> connection.respond(200, "followed"));
    RawServer server =
        server(
            (request, connection) -> {
              String[] parts = request.target().split("/", 3);
              String target =
                  parts[2].equals("same") ? "/elsewhere" : other.uri("/elsewhere").toString();
              connection.respond(Integer.parseInt(parts[1]), "moved", "Location: " + target);
            });
    Transport transport = transport();
    int sent = 0;

    for (int status : new int[] {301, 302, 303, 307, 308}) {
      for (String where : new String[] {"/same", "/other"}) {
        for (String method : new String[] {"POST", "GET"}) {
          TransportResponse response =
              response(
                  transport.send(
                      TransportRequest.builder(method, server.uri("/" + status + where)).build()));
          sent++;

          assertThat(response.status()).isEqualTo(status);
          assertThat(response.headers().first("Location")).isPresent();
          assertThat(response.body()).asString().isEqualTo("moved");
        }
      }
    }
    assertThat(server.requests()).hasSize(sent);
    assertThat(other.requests()).isEmpty();
  }

  @Test
  void send_statusThatStacksRetry_isSentOnce() {
    RawServer server =
        server(
            (request, connection) ->
                connection.respond(
                    Integer.parseInt(request.target().substring(1)),
                    "once",
                    "Retry-After: 0",
                    "WWW-Authenticate: Basic realm=\"r\"",
                    "X-Kept: yes"));
    Transport transport = transport();

    for (int status : new int[] {503, 408, 421, 429, 425, 500, 502, 504, 401}) {
      for (String method : new String[] {"POST", "GET"}) {
        int before = server.requests().size();

        TransportResponse response =
            response(
                transport.send(
                    TransportRequest.builder(method, server.uri("/" + status))
                        .timeout(patience())
                        .build()));

        assertThat(response.status()).isEqualTo(status);
        if (status != 401 || supports(TransportContract.Feature.BODY_OF_401)) {
          assertThat(response.body()).asString().isEqualTo("once");
          assertThat(response.headers().first("Retry-After"))
              .as("fields of %s", status)
              .contains("0");
        }
        assertThat(server.requests()).as("requests for %s", status).hasSize(before + 1);
      }
    }
  }

  @Test
  void send_401WithoutChallenge_isAResponse() {
    RawServer server = server((request, connection) -> connection.respond(401, "no"));

    assertThat(response(transport().send(post(server.uri("/")).build())).status()).isEqualTo(401);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void send_connectionClosedUnderTheRequest_sendsOnce() {
    RawServer server =
        server(
            (request, connection) -> {
              if (request.target().equals("/warm")) {
                connection.respond(200, "{}");
              } else {
                connection.close();
              }
            });
    Transport transport = transport();

    for (int round = 0; round < 20; round++) {
      response(transport.send(post(server.uri("/warm")).build()));
      String target = "/dies/" + round;

      TransportException failure = failure(transport.send(post(server.uri(target)).build()));

      assertThat(failure.delivery()).isEqualTo(Delivery.UNKNOWN);
      assertThat(server.requestsTo(target)).isEqualTo(1);
    }
  }

  @Test
  void send_stalePooledConnection_sendsAtMostOnce() {
    RawServer server =
        server(
            (request, connection) -> {
              connection.respond(200, "{}");
              connection.close();
            });
    Transport transport = transport();

    for (int round = 0; round < 50; round++) {
      String target = "/" + round;
      CompletableFuture<TransportResponse> future =
          transport.send(post(server.uri(target)).build());
      String outcome =
          future
              .handle((response, e) -> e == null ? "answered" : deliveryOf(future))
              .orTimeout(patience().toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
              .join();

      int arrived = server.requestsTo(target);
      switch (outcome) {
        case "answered" -> assertThat(arrived).isEqualTo(1);
        case "NOT_SENT" -> assertThat(arrived).isZero();
        default -> assertThat(arrived).isLessThanOrEqualTo(1);
      }
    }
  }

  @Test
  void send_resetAfterTheRequestWasRead_sendsOnceAndIsUnknown() {
    RawServer server = server((request, connection) -> connection.reset());
    Transport transport = transport();

    for (int round = 0; round < 10; round++) {
      String target = "/" + round;

      assertThat(failure(transport.send(post(server.uri(target)).build())).delivery())
          .isEqualTo(Delivery.UNKNOWN);
      assertThat(server.requestsTo(target)).isEqualTo(1);
    }
  }

  @Test
  void send_redirectWithASink_isNotFollowed() {
    RawServer other = server((request, connection) -> connection.respond(200, "followed"));
    RawServer server =
        server(
            (request, connection) ->
                connection.respond(
                    Integer.parseInt(request.target().substring(1)),
                    "moved",
                    "Location: " + other.uri("/elsewhere")));
    Transport transport = transport();
    AtomicInteger taken = new AtomicInteger();

    for (int status : new int[] {301, 302, 303, 307, 308}) {
      TransportResponse response =
          response(
              transport.send(
                  get(server.uri("/" + status))
                      .sink(chunk -> taken.addAndGet(chunk.remaining()))
                      .build()));

      assertThat(response.status()).isEqualTo(status);
      assertThat(response.body()).asString().isEqualTo("moved");
    }
    assertThat(taken).hasValue(0);
    assertThat(other.requests()).isEmpty();
  }

  private String deliveryOf(CompletableFuture<TransportResponse> future) {
    return failure(future).delivery().name();
  }
}
