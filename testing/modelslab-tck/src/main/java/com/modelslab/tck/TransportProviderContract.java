// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.error.TransportException;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportProvider;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.tck.internal.Certificates;
import com.modelslab.tck.internal.RawServer;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The contract of {@link TransportProvider}, as tests: extend it in the module of the provider,
 * whose registration for {@link ServiceLoader} is checked too.
 */
@Timeout(60)
public abstract class TransportProviderContract {
  /** For the class that extends this one. */
  protected TransportProviderContract() {}

  /** {@return the provider, made anew} */
  protected abstract TransportProvider provider();

  @Test
  void id_always_isAShortWord() {
    assertThat(provider().id()).matches("[a-z][a-z0-9-]{0,30}").isEqualTo(provider().id());
  }

  @Test
  void priority_always_isTheSame() {
    assertThat(provider().priority()).isEqualTo(provider().priority()).isNotNegative();
  }

  @Test
  void type_forServiceLoader_isPublicWithAPublicConstructor() throws Exception {
    Class<?> type = provider().getClass();

    assertThat(Modifier.isPublic(type.getModifiers())).isTrue();
    assertThat(Modifier.isPublic(type.getDeclaredConstructor().getModifiers())).isTrue();
  }

  @Test
  void load_byTheLoaderOfItsClass_findsItOnce() {
    assertThat(found(provider().getClass().getClassLoader())).hasSize(1);
  }

  @Test
  void load_withoutContextLoaderOnACommonThread_findsItAndWorks() throws Exception {
    CompletableFuture<Transport> made =
        CompletableFuture.supplyAsync(
            () -> {
              Thread thread = Thread.currentThread();
              ClassLoader before = thread.getContextClassLoader();
              thread.setContextClassLoader(null);
              try {
                return found(provider().getClass().getClassLoader())
                    .get(0)
                    .create(TransportConfig.defaults());
              } finally {
                thread.setContextClassLoader(before);
              }
            });

    try (Transport transport = made.get(20, TimeUnit.SECONDS);
        RawServer server =
            RawServer.http((request, connection) -> connection.respond(200, "found"))) {
      assertThat(send(transport, server.uri("/")).body()).asString().isEqualTo("found");
    }
  }

  @Test
  void create_twice_makesTransportsThatCloseApart() {
    Transport first = provider().create(TransportConfig.defaults());
    try (RawServer server =
            RawServer.http((request, connection) -> connection.respond(200, "mine"));
        Transport second = provider().create(TransportConfig.defaults())) {
      assertThat(first).isNotSameAs(second);

      first.close();

      assertThat(send(second, server.uri("/")).status()).isEqualTo(200);
    } finally {
      first.close();
    }
  }

  @Test
  void create_withConfig_usesIt() {
    try (RawServer server =
            RawServer.https(
                Certificates.localhost(), (request, connection) -> connection.respond(200, "tls"));
        Transport trusting =
            provider()
                .create(
                    TransportConfig.builder()
                        .http2(false)
                        .sslContext(Certificates.trusting())
                        .build());
        Transport suspicious = provider().create(TransportConfig.defaults())) {
      assertThat(send(trusting, server.uri("/")).status()).isEqualTo(200);
      assertThatThrownBy(() -> send(suspicious, server.uri("/")))
          .isInstanceOf(TransportException.class);
    }
  }

  private List<TransportProvider> found(ClassLoader loader) {
    List<TransportProvider> found = new ArrayList<>();
    Iterator<TransportProvider> all =
        ServiceLoader.load(TransportProvider.class, loader).iterator();
    while (all.hasNext()) {
      TransportProvider next = all.next();
      if (next.getClass() == provider().getClass()) {
        found.add(next);
      }
    }
    return found;
  }

  private static TransportResponse send(Transport transport, URI uri) {
    return transport.execute(TransportRequest.builder("POST", uri).build());
  }
}
