// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.example.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Webhooks pass Spring Security as the guide says. */
class SecurityTest {
  @Test
  void post_webhook_passesAndNothingElseDoes() throws Exception {
    try (ConfigurableApplicationContext application =
        new SpringApplicationBuilder(PictureApplication.class, Security.class)
            .run("--server.port=0", "--server.address=127.0.0.1", "--modelslab.api-key=some-key")) {
      String root =
          "http://localhost:"
              + application.getEnvironment().getRequiredProperty("local.server.port");

      assertThat(post(root + "/modelslab/9f3c0e")).isEqualTo(400); // it is no report
      assertThat(post(root + "/pictures/later")).isEqualTo(403);
    }
  }

  private static int post(String uri) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(uri)).POST(BodyPublishers.ofString("hello")).build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  @EnableWebSecurity
  static class Security {
    @Bean
    @Order(1)
    SecurityFilterChain webhooks(HttpSecurity http) throws Exception {
      return http.securityMatcher("/modelslab/**")
          .csrf(csrf -> csrf.disable())
          .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
          .build();
    }

    @Bean
    SecurityFilterChain others(HttpSecurity http) throws Exception {
      return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated()).build();
    }
  }
}
