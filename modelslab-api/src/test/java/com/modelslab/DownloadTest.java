// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.error.DownloadException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.job.JobResult;
import com.modelslab.spi.Headers;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {
  private static final byte[] PNG =
      "\u0089PNG\r\n\u001a\n and a lot of pixels"
          .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
  private static final URI LINK = URI.create("https://pub.example/generations/cat_out.png.png");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private final FakeService service = new FakeService();
  private final FakeTimer timer = new FakeTimer();
  private final ModelsLab modelsLab =
      service.client().timer(timer).downloadPatience(PATIENCE).build();

  @AfterEach
  void close() {
    modelsLab.close();
  }

  @Test
  void download_toAFile_appearsUnderThatName() throws IOException {
    service.answerBytes(200, Headers.empty(), PNG);

    Path file = modelsLab.downloads().toFile(LINK, folder.resolve("new/cat.png"));

    assertThat(file).isEqualTo(folder.resolve("new/cat.png")).hasBinaryContent(PNG);
    assertThat(names(folder.resolve("new"))).containsExactly("cat.png");
  }

  @Test
  void download_toADirectory_isNamedAfterTheLinkAndTheRealFormat() throws IOException {
    byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    service.answerBytes(200, Headers.empty(), jpeg);

    assertThat(modelsLab.downloads().toDirectory(LINK, folder))
        .isEqualTo(folder.resolve("cat_out.jpg"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://x.example/a/..%2f..%2fetc%2fpasswd, passwd",
    "https://x.example/, result",
    "https://x.example, result",
    "https://x.example/..., result",
    "https://x.example/a%20b.webp?x=1, a_b",
    "https://x.example/.hidden.png, hidden",
  })
  void download_strangeLink_staysInTheFolder(URI link, String name) {
    service.answerBytes(200, Headers.empty(), PNG);

    assertThat(modelsLab.downloads().toDirectory(link, folder))
        .isEqualTo(folder.resolve(name + ".png"));
  }

  @Test
  void download_always_sendsNoKey() {
    service.answerBytes(200, Headers.empty(), PNG);

    modelsLab.downloads().toDirectory(LINK, folder);

    TransportRequest sent = service.requests().get(0);
    assertThat(sent.method()).isEqualTo("GET");
    assertThat(sent.body()).isEmpty();
    assertThat(sent.uri()).isEqualTo(LINK);
    sent.headers().forEach((name, value) -> assertThat(value).doesNotContain("sk-test-key"));
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 429, 500, 503, 524})
  void download_linkNotThereYet_isTriedAgain(int status) {
    service.answerText(status, "<!DOCTYPE html>").answerBytes(200, Headers.empty(), PNG);

    CompletableFuture<Path> file = modelsLab.downloads().toDirectoryAsync(LINK, folder);
    assertThat(file).isNotDone();
    timer.advance(Duration.ofSeconds(2));

    assertThat(file).isCompletedWithValue(folder.resolve("cat_out.png"));
  }

  @Test
  void download_pageInThePlaceOfTheImage_isNeverSaved() {
    service.answerText(200, "<!DOCTYPE html><html>soon</html>");

    CompletableFuture<Path> file = modelsLab.downloads().toDirectoryAsync(LINK, folder);
    timer.advance(PATIENCE.plusSeconds(2));

    assertThat(file)
        .isCompletedExceptionally()
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(DownloadException.class)
        .withMessageContaining("the response is a page, not an image, also after 30 s");
    assertThat(names(folder)).isEmpty();
  }

  @Test
  void download_pageThenImage_bringsTheImageHome() {
    service.answerText(200, "<html>").answerBytes(200, Headers.empty(), PNG);

    CompletableFuture<Path> file = modelsLab.downloads().toDirectoryAsync(LINK, folder);
    timer.advance(Duration.ofSeconds(2));

    assertThat(file).isCompleted();
    assertThat(folder.resolve("cat_out.png")).hasBinaryContent(PNG);
  }

  @Test
  void download_linkStaysForbidden_givesUpAndLeavesNothing() {
    service.answerText(403, "");

    CompletableFuture<Path> file = modelsLab.downloads().toDirectoryAsync(LINK, folder);
    timer.advance(PATIENCE.plusSeconds(2));

    assertThat(file)
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(DownloadException.class)
        .withMessageContaining("HTTP 403, also after 30 s")
        .withMessageContaining(LINK.toString());
    assertThat(service.requests()).hasSizeBetween(15, 21);
    assertThat(names(folder)).isEmpty();
    assertThat(timer.waiting()).isZero();
  }

  @Test
  void download_statusThatWillNotPass_failsAtOnce() {
    service.answerText(410, "gone");

    assertThatThrownBy(() -> modelsLab.downloads().toDirectory(LINK, folder))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("HTTP 410");
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void download_connectionCut_isTriedAgainAndLeavesNoPart() {
    service.fail(Kind.TRUNCATED, Delivery.UNKNOWN).answerBytes(200, Headers.empty(), PNG);

    CompletableFuture<Path> file = modelsLab.downloads().toDirectoryAsync(LINK, folder);
    assertThat(names(folder)).isEmpty();
    timer.advance(Duration.ofSeconds(2));

    assertThat(file).isCompleted();
    assertThat(names(folder)).containsExactly("cat_out.png");
  }

  @Test
  void download_tooLarge_failsAtOnce() {
    service.fail(Kind.TOO_LARGE, Delivery.UNKNOWN);

    assertThatThrownBy(() -> modelsLab.downloads().toDirectory(LINK, folder))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("TOO_LARGE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "data:image/png;base64,"})
  void download_base64Link_isDecoded(String prefix) {
    String text = prefix + Base64.getMimeEncoder(20, new byte[] {'\n'}).encodeToString(PNG);
    service.answerBytes(200, Headers.empty(), text.getBytes(US_ASCII));

    Path file =
        modelsLab.downloads().toDirectory(URI.create("https://x.example/a/cat.base64"), folder);

    assertThat(file).isEqualTo(folder.resolve("cat.png")).hasBinaryContent(PNG);
  }

  @Test
  void download_dataUri_needsNoNetwork() {
    URI inline = URI.create("data:image/png;base64," + Base64.getEncoder().encodeToString(PNG));

    Path file = modelsLab.downloads().toFile(inline, folder.resolve("cat.png"));

    assertThat(file).hasBinaryContent(PNG);
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void download_redirect_isFollowedWithoutTheKey() {
    service
        .answerBytes(302, Headers.builder().add("Location", "/moved/cat.png").build(), new byte[0])
        .answerBytes(200, Headers.empty(), PNG);

    Path file = modelsLab.downloads().toDirectory(LINK, folder);

    assertThat(file).exists();
    assertThat(service.requests().get(1).uri())
        .isEqualTo(URI.create("https://pub.example/moved/cat.png"));
  }

  @Test
  void download_redirectToPlainHttp_isRefused() {
    service.answerBytes(
        302, Headers.builder().add("Location", "http://pub.example/cat.png").build(), new byte[0]);

    assertThatThrownBy(() -> modelsLab.downloads().toDirectory(LINK, folder))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("not an https address");
  }

  @Test
  void download_redirectsForEver_endsAfterFive() {
    service.answerBytes(
        301, Headers.builder().add("Location", LINK.toString()).build(), new byte[0]);

    assertThatThrownBy(() -> modelsLab.downloads().toDirectory(LINK, folder))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("more than 5 redirects");
    assertThat(service.requests()).hasSize(6);
  }

  @Test
  void download_folderIsAFile_saysThatItCannotWriteThere() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    service.answerBytes(200, Headers.empty(), PNG);

    assertThatThrownBy(() -> modelsLab.downloads().toFile(LINK, file.resolve("cat.png")))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("cannot write to " + file);
  }

  @Test
  void download_fileThatIsThere_isReplacedOnlyByAWholeOne() throws IOException {
    Path file = Files.writeString(folder.resolve("cat.png"), "old");
    service.answerText(410, "gone").answerBytes(200, Headers.empty(), PNG);

    assertThatThrownBy(() -> modelsLab.downloads().toFile(LINK, file))
        .isInstanceOf(DownloadException.class);
    assertThat(file).hasContent("old");
    modelsLab.downloads().toFile(LINK, file);

    assertThat(file).hasBinaryContent(PNG);
  }

  @Test
  void downloadAsync_cancelled_endsTheExchangeAndLeavesNothing() {
    CompletableFuture<TransportResponse> exchange = new CompletableFuture<>();
    service.answerWith(exchange);

    CompletableFuture<Path> file = modelsLab.downloads().toDirectoryAsync(LINK, folder);
    file.cancel(true);

    assertThat(exchange).isCancelled();
    assertThat(names(folder)).isEmpty();
  }

  @Test
  void download_allOfAJob_namesThemByIdAndNumber() {
    service.answerBytes(200, Headers.empty(), PNG);
    var done =
        new JobResult.Completed(
            "7", List.of(LINK, URI.create("https://x.example/b.webp")), List.of(), Map.of());

    assertThat(modelsLab.downloads().toDirectory(done, folder))
        .containsExactly(folder.resolve("7-1.png"), folder.resolve("7-2.png"));
  }

  @Test
  void download_linkWithASignature_isNotQuotedWhole() {
    service.answerText(410, "gone");

    assertThatThrownBy(
            () ->
                modelsLab
                    .downloads()
                    .toDirectory(URI.create("https://x.example/a.png?sig=secret"), folder))
        .hasMessageContaining("https://x.example/a.png?…")
        .hasMessageNotContaining("secret");
  }

  private static List<String> names(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
