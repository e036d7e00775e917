// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportRequest;
import com.modelslab.tck.internal.Bytes;
import com.modelslab.tck.internal.RawServer;
import com.modelslab.tck.internal.RecordedRequest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes out on the wire, byte by byte. */
abstract class RequestCases extends Cases {
  RequestCases(TransportContract contract) {
    super(contract);
  }

  @Test
  void send_addressWithEscapes_goesOutVerbatim() {
    RawServer server = server(OK);
    String target =
        "/a%2Fb/%20c;v=1,2/~x@y:z+w/%C3%A9/%7e?a=b%26c&d=%7B%7D&e=f+g&empty=&x=%2F&%C3%A9";

    response(transport().send(post(server.uri(target)).build()));

    assertThat(server.requests()).singleElement().returns(target, RecordedRequest::target);
  }

  @Test
  void send_addressWithoutPath_asksForTheRoot() {
    RawServer server = server(OK);

    response(transport().send(get(server.uri("")).build()));

    assertThat(server.requests()).singleElement().returns("/", RecordedRequest::target);
  }

  @Test
  void send_eachMethod_goesOutAsGiven() {
    RawServer server = server(OK);
    Transport transport = transport();
    String[] methods = {"GET", "POST", "PUT", "DELETE", "HEAD"};

    for (String method : methods) {
      response(transport.send(TransportRequest.builder(method, server.uri("/")).build()));
    }

    assertThat(server.requests()).extracting(RecordedRequest::method).containsExactly(methods);
  }

  @Test
  void send_contentType_goesOutVerbatim() {
    RawServer server = server(OK);
    Transport transport = transport();

    for (String type : new String[] {"application/json", "Application/JSON; x=\"Y\""}) {
      response(
          transport.send(
              TransportRequest.builder("POST", server.uri("/"))
                  .header("Content-Type", type)
                  .body("{}".getBytes(UTF_8))
                  .build()));
    }

    assertThat(server.requests())
        .extracting(request -> request.headers("Content-Type"))
        .containsExactly(
            java.util.List.of("application/json"), java.util.List.of("Application/JSON; x=\"Y\""));
  }

  @Test
  void send_emptyPost_hasContentLengthZero() {
    RawServer server = server(OK);

    response(transport().send(TransportRequest.builder("POST", server.uri("/")).build()));

    assertThat(server.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.header("Content-Length")).isEqualTo("0");
              assertThat(request.headers("Transfer-Encoding")).isEmpty();
            });
  }

  @Test
  void send_largeBody_goesOutUnchangedWithItsLength() {
    RawServer server = server(OK);
    byte[] body = Bytes.pattern(3 * MIB + 7);

    response(transport().send(post(server.uri("/")).body(body).build()));

    assertThat(server.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.header("Content-Length")).isEqualTo("" + body.length);
              assertThat(request.headers("Transfer-Encoding")).isEmpty();
              assertThat(Arrays.equals(request.body().bytes(), body)).as("same bytes").isTrue();
            });
  }

  @Test
  void send_repeatedHeaders_arriveInOrder() {
    assumeSupports(TransportContract.Feature.REPEATED_REQUEST_HEADERS);
    RawServer server = server(OK);

    response(
        transport()
            .send(post(server.uri("/")).header("X-Two", "one").header("X-Two", "two").build()));

    assertThat(server.requests())
        .singleElement()
        .satisfies(
            request -> assertThat(request.header("X-Two").replace(" ", "")).isEqualTo("one,two"));
  }

  @Test
  void build_lineBreakInHeader_isRefused() {
    RawServer server = server(OK);

    for (String value : new String[] {"a\r\nEvil: b", "a\nEvil: b", "a\rb", "a\0b"}) {
      assertThatThrownBy(() -> post(server.uri("/")).header("X-Field", value))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("X-Field");
    }
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void send_hostHeader_namesHostAndPort() {
    RawServer server = server(OK);

    response(transport().send(get(server.uri("/")).build()));

    assertThat(server.requests())
        .extracting(request -> request.headers("Host"))
        .containsExactly(List.of("127.0.0.1:" + server.port()));
  }

  @Test
  void send_acceptEncodingOfTheRequest_isTheOnlyOne() {
    assertGoesOutAlone("Accept-Encoding", "identity");
  }

  @Test
  void send_acceptOfTheRequest_isTheOnlyOne() {
    assertGoesOutAlone("Accept", "image/png");
  }

  @Test
  void send_userAgentOfTheRequest_isTheOnlyOne() {
    assertGoesOutAlone("User-Agent", "tck/1.0");
  }

  @Test
  void send_withoutAcceptEncoding_offersNothingButGzip() {
    RawServer server = server(OK);

    response(transport().send(get(server.uri("/")).build()));

    assertThat(server.requests())
        .singleElement()
        .satisfies(
            request ->
                assertThat(request.header("Accept-Encoding").split("(;[^,]*)?(, *|$)"))
                    .isSubsetOf("gzip", "x-gzip", "identity"));
  }

  @Test
  void send_headerValues_keepTheirCase() {
    assertGoesOutAlone("X-Value", "MiXeD Case=\"Value\"");
  }

  @Test
  void send_longHeader_goesOutWhole() {
    assertGoesOutAlone("X-Long", "v".repeat(6_000) + "end");
  }

  @Test
  void send_deleteWithBody_goesOutWithIt() {
    RawServer server = server(OK);
    byte[] body = "{\"id\":7}".getBytes(UTF_8);

    response(
        transport().send(TransportRequest.builder("DELETE", server.uri("/")).body(body).build()));

    assertThat(server.requests())
        .singleElement()
        .satisfies(request -> assertThat(request.body().bytes()).isEqualTo(body));
  }

  @Test
  void send_bodyWithBlankEnds_goesOutUnchanged() {
    RawServer server = server(OK);
    byte[] body = " \r\n\t{}\0 \r\n".getBytes(UTF_8);

    response(transport().send(post(server.uri("/")).body(body).build()));

    assertThat(server.requests())
        .singleElement()
        .satisfies(request -> assertThat(request.body().bytes()).isEqualTo(body));
  }

  @Test
  void send_afterASetCookie_carriesNoCookie() {
    RawServer server =
        server(
            (request, connection) ->
                connection.respond(200, "{}", "Set-Cookie: session=s3cret; Path=/"));
    Transport transport = transport();

    for (int i = 0; i < 3; i++) {
      response(transport.send(post(server.uri("/")).build()));
    }

    assertThat(server.requests()).allMatch(request -> request.headers("Cookie").isEmpty());
  }

  private void assertGoesOutAlone(String name, String value) {
    RawServer server = server(OK);

    response(transport().send(get(server.uri("/")).header(name, value).build()));

    assertThat(server.requests())
        .extracting(request -> request.headers(name))
        .containsExactly(List.of(value));
  }
}
