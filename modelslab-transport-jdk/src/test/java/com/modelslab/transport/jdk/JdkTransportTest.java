// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.jdk;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.Authenticator;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would send a request again, or change it, is refused before anything is sent. */
class JdkTransportTest {
  @ParameterizedTest
  @ValueSource(strings = {"authenticator", "cookie handler"})
  void build_optionsThatChangeOrRepeatRequests_isRefused(String option) {
    JdkTransport.Builder builder = JdkTransport.builder().options(set(option));

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessageContaining(option)
        .withMessageContaining("Build it without");
  }

  @ParameterizedTest
  @ValueSource(strings = {"redirects", "authenticator", "cookie handler"})
  void using_aClientThatChangesOrRepeatsRequests_isRefused(String option) {
    HttpClient.Builder builder = HttpClient.newBuilder();
    set(option).accept(builder);
    HttpClient client = builder.build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> JdkTransport.using(client))
        .withMessageContaining(option)
        .withMessageContaining("Build it with");
  }

  private static Consumer<HttpClient.Builder> set(String option) {
    return switch (option) {
      case "redirects" -> builder -> builder.followRedirects(HttpClient.Redirect.NORMAL);
      case "authenticator" -> builder -> builder.authenticator(new Authenticator() {});
      default -> builder -> builder.cookieHandler(new CookieManager());
    };
  }
}
