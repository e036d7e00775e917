// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.error.DownloadException;
import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.spi.Headers;
import com.modelslab.spi.TransportResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadRetryTest {
  private static final byte[] PNG =
      ("\u0089PNG\r\n\u001a\n" + " and a lot of pixels".repeat(20))
          .getBytes(StandardCharsets.ISO_8859_1);
  private static final URI LINK = URI.create("https://pub.example/generations/cat.png");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration GAP = Duration.ofSeconds(2);
  private static final Headers RANGES =
      Headers.builder().add("Accept-Ranges", "bytes").add("ETag", "\"v1\"").build();

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
  void download_cutAfterALongTransfer_isTriedAgain() {
    CompletableFuture<TransportResponse> slow = new CompletableFuture<>();
    service.answerWith(slow).answerBytes(200, Headers.empty(), PNG);
    CompletableFuture<Path> file = modelsLab.downloads().toDirectoryAsync(LINK, folder);

    timer.advance(Duration.ofMinutes(4));
    slow.completeExceptionally(
        new TransportException(Kind.TIMEOUT, Delivery.UNKNOWN, "Slow", null));
    assertThat(file).isNotDone();
    timer.advance(GAP);

    assertThat(file).isCompletedWithValue(folder.resolve("cat.png"));
  }

  @Test
  void download_cutAndTheServerKnowsRanges_goesOnFromThere() {
    service
        .answerCut(200, RANGES, Arrays.copyOf(PNG, 150))
        .answerCut(206, range(150, 250), Arrays.copyOfRange(PNG, 150, 250))
        .answerBytes(206, range(250, PNG.length), Arrays.copyOfRange(PNG, 250, PNG.length));

    CompletableFuture<Path> file = modelsLab.downloads().toDirectoryAsync(LINK, folder);
    timer.advance(GAP);
    timer.advance(GAP);

    assertThat(file).isCompleted();
    assertThat(folder.resolve("cat.png")).hasBinaryContent(PNG);
    assertThat(header("Range")).containsExactly("", "bytes=150-", "bytes=250-");
    assertThat(header("If-Range")).containsExactly("", "\"v1\"", "\"v1\"");
    assertThat(names()).containsExactly("cat.png");
  }

  @Test
  void download_cutAndTheFileHasChanged_startsOver() {
    service
        .answerCut(200, RANGES, Arrays.copyOf(Arrays.copyOf(PNG, 100), 200))
        .answerBytes(200, RANGES, PNG);

    CompletableFuture<Path> file = modelsLab.downloads().toDirectoryAsync(LINK, folder);
    timer.advance(GAP);

    assertThat(file).isCompleted();
    assertThat(folder.resolve("cat.png")).hasBinaryContent(PNG);
  }

  @Test
  void download_serverSendsAnotherRange_startsOver() {
    service
        .answerCut(200, RANGES, Arrays.copyOf(PNG, 150))
        .answerBytes(206, range(100, PNG.length), Arrays.copyOfRange(PNG, 100, PNG.length))
        .answerBytes(200, RANGES, PNG);

    CompletableFuture<Path> file = modelsLab.downloads().toDirectoryAsync(LINK, folder);
    timer.advance(GAP);
    timer.advance(GAP);

    assertThat(file).isCompleted();
    assertThat(folder.resolve("cat.png")).hasBinaryContent(PNG);
    assertThat(header("Range")).containsExactly("", "bytes=150-", "");
  }

  @Test
  void download_rangeIsNotSatisfiable_startsOver() {
    service
        .answerCut(200, RANGES, Arrays.copyOf(PNG, 150))
        .answerText(416, "")
        .answerBytes(200, RANGES, PNG);

    CompletableFuture<Path> file = modelsLab.downloads().toDirectoryAsync(LINK, folder);
    timer.advance(GAP);
    timer.advance(GAP);

    assertThat(file).isCompleted();
    assertThat(folder.resolve("cat.png")).hasBinaryContent(PNG);
  }

  @Test
  void download_compressedOrWithoutRanges_isNeverResumed() {
    Headers compressed =
        Headers.builder()
            .add("Accept-Ranges", "bytes")
            .add("ETag", "\"v1\"")
            .add("Content-Encoding", "gzip")
            .build();
    Headers weak = Headers.builder().add("Accept-Ranges", "bytes").add("ETag", "W/\"v1\"").build();
    service
        .answerCut(200, Headers.empty(), Arrays.copyOf(PNG, 150))
        .answerCut(200, compressed, Arrays.copyOf(PNG, 150))
        .answerCut(200, weak, Arrays.copyOf(PNG, 150))
        .answerBytes(200, Headers.empty(), PNG);

    CompletableFuture<Path> file = modelsLab.downloads().toDirectoryAsync(LINK, folder);
    timer.advance(Duration.ofSeconds(6));

    assertThat(file).isCompleted();
    assertThat(folder.resolve("cat.png")).hasBinaryContent(PNG);
    assertThat(header("Range")).containsOnly("");
  }

  @Test
  void download_base64CutInTheMiddle_goesOnDecoding() {
    byte[] text = Base64.getEncoder().encode(PNG);
    service
        .answerCut(200, RANGES, Arrays.copyOf(text, 151))
        .answerBytes(206, range(151, text.length), Arrays.copyOfRange(text, 151, text.length));

    CompletableFuture<Path> file =
        modelsLab
            .downloads()
            .toDirectoryAsync(URI.create("https://pub.example/cat.png.base64"), folder);
    timer.advance(GAP);

    assertThat(file).isCompleted();
    assertThat(folder.resolve("cat.png")).hasBinaryContent(PNG);
  }

  @Test
  void download_cutAgainAndAgain_endsAfterFiveMoreTries() {
    service.answerCut(200, Headers.empty(), Arrays.copyOf(PNG, 150));

    CompletableFuture<Path> file = modelsLab.downloads().toDirectoryAsync(LINK, folder);
    timer.advance(Duration.ofMinutes(10));

    assertFailure(file).hasMessageContaining("The transfer was cut 6 times");
    assertThat(service.requests()).hasSize(6);
    assertThat(names()).isEmpty();
    assertThat(timer.waiting()).isZero();
  }

  @Test
  void download_notThereAgainAfterACut_hasItsWholePatience() {
    service.answerText(404, "");
    CompletableFuture<Path> file = modelsLab.downloads().toDirectoryAsync(LINK, folder);
    timer.advance(Duration.ofSeconds(25));
    service.forget();
    service.answerCut(200, Headers.empty(), Arrays.copyOf(PNG, 150)).answerText(404, "");
    timer.advance(Duration.ofSeconds(25));
    assertThat(file).isNotDone();
    service.forget();
    service.answerBytes(200, Headers.empty(), PNG);

    timer.advance(GAP);

    assertThat(file).isCompleted();
  }

  @Test
  void download_serverAsksToWait_asksNotBefore() {
    service
        .answerBytes(503, Headers.builder().add("Retry-After", "20").build(), new byte[0])
        .answerBytes(200, Headers.empty(), PNG);

    CompletableFuture<Path> file = modelsLab.downloads().toDirectoryAsync(LINK, folder);
    timer.advance(Duration.ofSeconds(19));
    assertThat(service.requests()).hasSize(1);
    timer.advance(Duration.ofSeconds(2));

    assertThat(file).isCompleted();
  }

  @Test
  void download_serverAsksToWaitLongerThanThePatience_failsAtOnceAndSaysSo() {
    service.answerBytes(429, Headers.builder().add("Retry-After", "3600").build(), new byte[0]);

    assertFailure(modelsLab.downloads().toDirectoryAsync(LINK, folder))
        .hasMessageContaining("HTTP 429. The server asks to try again after 3600 s")
        .hasMessageContaining("downloadPatience");
  }

  @Test
  void toStream_cutAndTheServerKnowsRanges_takesEachByteOnce() {
    service
        .answerCut(200, RANGES, Arrays.copyOf(PNG, 150))
        .answerBytes(206, range(150, PNG.length), Arrays.copyOfRange(PNG, 150, PNG.length));
    ByteArrayOutputStream stream = new ByteArrayOutputStream();

    CompletableFuture<Long> bytes = modelsLab.downloads().toStreamAsync(LINK, stream);
    timer.advance(GAP);

    assertThat(bytes).isCompletedWithValue((long) PNG.length);
    assertThat(stream.toByteArray()).isEqualTo(PNG);
  }

  @Test
  void toStream_cutAndNotResumable_failsInsteadOfRepeatingBytes() {
    service.answerCut(200, Headers.empty(), Arrays.copyOf(PNG, 150));

    assertFailure(modelsLab.downloads().toStreamAsync(LINK, new ByteArrayOutputStream()))
        .hasMessageContaining("the stream has taken bytes already");
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void download_clientIsClosedBetweenTwoTries_endsAtOnce() {
    service.answerText(404, "");
    CompletableFuture<Path> file = modelsLab.downloads().toDirectoryAsync(LINK, folder);
    assertThat(timer.waiting()).isEqualTo(1);

    modelsLab.close();

    assertThat(file).isCompletedExceptionally();
    assertThat(names()).isEmpty();
  }

  private static Headers range(int from, int to) {
    return Headers.builder()
        .add("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + PNG.length)
        .build();
  }

  private List<String> header(String name) {
    return service.requests().stream()
        .map(request -> request.headers().first(name))
        .map(value -> value.orElse(""))
        .toList();
  }

  private static AbstractThrowableAssert<?, ?> assertFailure(CompletableFuture<?> download) {
    Optional<Throwable> failure = Optional.empty();
    try {
      download.getNow(null);
    } catch (java.util.concurrent.CompletionException e) {
      failure = Optional.of(e.getCause());
    }
    return assertThat(failure.orElseThrow(() -> new AssertionError("It did not fail")))
        .isInstanceOf(DownloadException.class);
  }

  private List<String> names() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
