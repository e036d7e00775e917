// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.error.DownloadException;
import com.modelslab.spi.Headers;
import com.modelslab.spi.TransportRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadLinksTest {
  private static final byte[] PNG =
      "\u0089PNG\r\n\u001a\n...".getBytes(StandardCharsets.ISO_8859_1);
  private static final URI LINK = URI.create("https://pub.example/cat.png");

  @TempDir private Path folder;
  private final FakeService service = new FakeService();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost/x.png",
        "http://127.0.0.1:8080/x.png",
        "https://localhost/x.png",
        "https://127.0.0.1/x.png",
        "https://127.1/x.png",
        "https://2130706433/x.png",
        "https://0x7f.0.0.1/x.png",
        "https://0177.0.0.1/x.png",
        "https://0.0.0.0/x.png",
        "https://10.1.2.3/x.png",
        "https://172.16.0.1/x.png",
        "https://192.168.1.1/x.png",
        "https://169.254.169.254/latest/meta-data",
        "https://100.64.0.1/x.png",
        "https://224.0.0.1/x.png",
        "https://[::1]/x.png",
        "https://[::]/x.png",
        "https://[fe80::1]/x.png",
        "https://[fd00::1]/x.png",
        "https://[::ffff:10.0.0.1]/x.png",
        "https://[64:ff9b::a00:1]/x.png",
        "https://[2002:a00:1::]/x.png",
        "https://metadata.google.internal/x.png",
        "https://printer.local/x.png",
        "https://intranet/x.png",
        "https://localhost./x.png",
        "http://pub.example/x.png",
        "ftp://pub.example/x.png",
        "file:///etc/passwd",
      })
  void download_publicLinkLeadsToAPrivateAddress_isRefused(String target) {
    try (ModelsLab client = service.client().build()) {
      service.answerBytes(302, Headers.builder().add("Location", target).build(), new byte[0]);

      assertThatThrownBy(() -> client.downloads().toDirectory(LINK, folder))
          .isInstanceOf(DownloadException.class);
      assertThat(service.requests()).hasSize(1);
      assertThatThrownBy(() -> client.downloads().toDirectory(URI.create(target), folder))
          .isInstanceOf(DownloadException.class);
      assertThat(service.requests()).hasSize(1);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://pub-3626123a908346a7a8be8d9295f44e26.r2.dev/x.png",
        "https://8.8.8.8/x.png",
        "https://172.15.0.1/x.png",
        "https://[2606:4700::1111]/x.png",
        "https://xn--bcher-kva.example/x.png",
        "https://cdn2.stablediffusionapi.com:8443/x.png",
      })
  void download_publicLink_isFollowed(URI link) {
    try (ModelsLab client = service.client().build()) {
      service.answerBytes(200, Headers.empty(), PNG);

      assertThat(client.downloads().toDirectory(link, folder)).exists();
    }
  }

  @Test
  void download_baseUriIsPrivate_soMayLinksBe() {
    try (ModelsLab client =
        service.client().baseUri(URI.create("http://localhost:8080/api/v6")).build()) {
      service
          .answerBytes(
              302,
              Headers.builder().add("Location", "http://127.0.0.1:8080/y.png").build(),
              new byte[0])
          .answerBytes(200, Headers.empty(), PNG);

      assertThat(client.downloads().toDirectory(URI.create("http://localhost:8080/x.png"), folder))
          .exists();
    }
  }

  @Test
  void download_redirectFromHttpsToPlainHttp_isRefusedEvenOnLoopback() {
    try (ModelsLab client =
        service.client().baseUri(URI.create("http://localhost:8080/api/v6")).build()) {
      service.answerBytes(
          302, Headers.builder().add("Location", "http://localhost/y.png").build(), new byte[0]);

      assertThatThrownBy(() -> client.downloads().toDirectory(LINK, folder))
          .isInstanceOf(DownloadException.class)
          .hasMessageContaining("from https to plain http");
    }
  }

  @Test
  void download_hostWithAnUnderscore_failsClearlyAndLeavesNothing() {
    try (ModelsLab client = service.client().build()) {
      assertThatThrownBy(
              () ->
                  client
                      .downloads()
                      .toDirectory(URI.create("https://my_bucket.example/x.png"), folder))
          .isInstanceOf(DownloadException.class)
          .hasMessageContaining("its host name is not one that can be looked up");
    }
    assertThat(service.requests()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void download_linkWithUserAndPassword_sendsThemAsAHeaderToThatHostOnly() {
    try (ModelsLab client = service.client().build()) {
      service
          .answerBytes(
              302,
              Headers.builder().add("Location", "https://b.example/y.png").build(),
              new byte[0])
          .answerBytes(200, Headers.empty(), PNG);

      client.downloads().toDirectory(URI.create("https://me:s%40cret@pub.example/x.png"), folder);

      TransportRequest first = service.requests().get(0);
      assertThat(first.uri()).isEqualTo(URI.create("https://pub.example/x.png"));
      assertThat(first.headers().first("Authorization"))
          .contains(
              "Basic "
                  + Base64.getEncoder()
                      .encodeToString("me:s@cret".getBytes(StandardCharsets.UTF_8)));
      assertThat(service.requests().get(1).headers().first("Authorization")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://me:secret@pub.example/x.png",
        "https://me:secret@my_bucket.example/x.png"
      })
  void download_linkWithAPassword_isNotQuotedWhole(URI link) {
    try (ModelsLab client = service.client().build()) {
      service.answerText(410, "gone");

      assertThatThrownBy(() -> client.downloads().toDirectory(link, folder))
          .isInstanceOf(DownloadException.class)
          .hasMessageContaining("https://…@")
          .hasMessageNotContaining("secret");
    }
  }
}
