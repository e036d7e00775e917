// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import com.modelslab.error.DownloadException;
import com.modelslab.job.JobResult;
import com.modelslab.media.DownloadOptions;
import com.modelslab.media.DownloadProgress;
import com.modelslab.media.ExistingFile;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.request.GeneralRequest;
import com.modelslab.spi.Headers;
import com.modelslab.spi.TransportResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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

class DownloadTargetsTest {
  private static final byte[] PNG = file("\u0089PNG\r\n\u001a\n");
  private static final byte[] MP4 = file("\0\0\0 ftypisom");
  private static final byte[] WAV = file("RIFF\u0001\0\0\0WAVEfmt ");
  private static final byte[] GLB = file("glTF\u0002\0\0\0");
  private static final URI LINK = URI.create("https://pub.example/generations/cat.png");

  @TempDir private Path folder;
  private final FakeService service = new FakeService();
  private final FakeTimer timer = new FakeTimer();
  private final ModelsLab modelsLab =
      service.client().timer(timer).downloadPatience(Duration.ofSeconds(30)).build();
  private final Downloads downloads = modelsLab.downloads();

  @AfterEach
  void close() {
    modelsLab.close();
  }

  @Test
  void toDirectory_resultsWithoutAnId_keepsThemAll() throws IOException {
    service.answerBytes(200, Headers.empty(), PNG);
    JobResult.Completed nameless = completed("", LINK);

    List<Path> first = downloads.toDirectory(nameless, folder);
    Files.writeString(first.get(0), "paid for");
    List<Path> second = downloads.toDirectory(nameless, folder);

    assertThat(first).containsExactly(folder.resolve("result-1.png"));
    assertThat(second).containsExactly(folder.resolve("result-1_2.png"));
    assertThat(first.get(0)).hasContent("paid for");
  }

  @Test
  void toDirectory_linksThatEndInTheSameName_keepsThemAll() {
    service.answerBytes(200, Headers.empty(), PNG);

    for (String host : List.of("a", "b", "c")) {
      downloads.toDirectory(URI.create("https://" + host + ".example/out.png"), folder);
    }

    assertThat(names()).containsExactlyInAnyOrder("out.png", "out_2.png", "out_3.png");
  }

  @Test
  void toDirectory_directoryIsMissing_isMade() {
    service.answerBytes(200, Headers.empty(), PNG);

    assertThat(downloads.toDirectory(LINK, folder.resolve("not/there")))
        .isEqualTo(folder.resolve("not/there/cat.png"));
  }

  @Test
  void toDirectory_skip_downloadsNothingThatIsThere() throws IOException {
    Path present = Files.writeString(folder.resolve("7-1.webp"), "mine");
    service.answerBytes(200, Headers.empty(), PNG);

    List<Path> files =
        downloads
            .with(options().existing(ExistingFile.SKIP).build())
            .toDirectory(completed("7", LINK, URI.create("https://b.example/b.png")), folder);

    assertThat(files).containsExactly(present, folder.resolve("7-2.png"));
    assertThat(service.requests()).hasSize(1);
    assertThat(present).hasContent("mine");
  }

  @Test
  void toDirectory_replace_isRefused() {
    assertThatThrownBy(
            () ->
                downloads
                    .with(options().existing(ExistingFile.REPLACE).build())
                    .toDirectory(LINK, folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("use toFile");
  }

  @Test
  void toFile_eachWayWithAnExistingFile_doesWhatItSays() throws IOException {
    Path file = Files.writeString(folder.resolve("cat.png"), "mine");
    service.answerBytes(200, Headers.empty(), PNG);

    assertThatThrownBy(
            () -> downloads.with(options().existing(ExistingFile.FAIL).build()).toFile(LINK, file))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("FileAlreadyExists")
        .hasMessageContaining(file.toString());
    assertThat(downloads.with(options().existing(ExistingFile.SKIP).build()).toFile(LINK, file))
        .isEqualTo(file);
    assertThat(downloads.with(options().existing(ExistingFile.RENAME).build()).toFile(LINK, file))
        .isEqualTo(folder.resolve("cat_2.png"));
    assertThat(file).hasContent("mine");
    assertThat(downloads.toFile(LINK, file)).hasBinaryContent(PNG);
  }

  @Test
  void toFile_newFile_hasThePermissionsOfAnyNewFile() throws IOException {
    assumeTrue(
        Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class),
        "no POSIX permissions here");
    service.answerBytes(200, Headers.empty(), PNG);
    Path other = Files.writeString(folder.resolve("other"), "x");

    Path file = downloads.toFile(LINK, folder.resolve("cat.png"));

    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
  }

  @Test
  void toFile_diskIsFull_failsAtOnceAndLeavesNothing() throws IOException {
    try (FileSystem small =
        Jimfs.newFileSystem(
            Configuration.unix().toBuilder().setBlockSize(512).setMaxSize(2048).build())) {
      Path directory = small.getPath("/work");
      service.answerBytes(200, Headers.empty(), Arrays.copyOf(PNG, 100_000));

      assertThatThrownBy(() -> downloads.toFile(LINK, directory.resolve("cat.png")))
          .isInstanceOf(DownloadException.class)
          .hasMessageContaining("cannot write to /work (out of disk space)")
          .hasMessageContaining("has room");
      assertThat(service.requests()).hasSize(1);
      assertThat(timer.waiting()).isZero();
      assertThat(directory).isEmptyDirectory();
    }
  }

  @Test
  void toStream_streamThrows_failsAtOnce() {
    service.answerBytes(200, Headers.empty(), PNG);
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("the pipe is gone");
          }
        };

    assertThatThrownBy(() -> downloads.toStream(LINK, broken))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("cannot write to the stream (the pipe is gone)");
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void toStream_pageInsteadOfAnImage_takesNoByteOfIt() {
    service.answerText(200, "<html>soon").answerBytes(200, Headers.empty(), PNG);
    ByteArrayOutputStream stream = new ByteArrayOutputStream();

    CompletableFuture<Long> bytes = downloads.toStreamAsync(LINK, stream);
    timer.advance(Duration.ofSeconds(2));

    assertThat(bytes).isCompletedWithValue((long) PNG.length);
    assertThat(stream.toByteArray()).isEqualTo(PNG);
  }

  @Test
  void toBytes_file_isInMemory() {
    service.answerBytes(200, Headers.empty(), PNG);

    assertThat(downloads.toBytes(LINK)).isEqualTo(PNG);
    assertThat(downloads.toBytes(URI.create("data:image/png;base64," + base64(PNG))))
        .isEqualTo(PNG);
    assertThat(names()).isEmpty();
  }

  @Test
  void toText_lyrics_areRead() {
    service.answerBytes(200, Headers.empty(), "\uFEFF[Verse 1] Grün".getBytes(UTF_8));

    assertThat(downloads.toText(URI.create("https://pub.example/lyrics.txt")))
        .isEqualTo("[Verse 1] Grün");
    assertThat(downloads.toText(URI.create("https://pub.example/no-ending")))
        .isEqualTo("[Verse 1] Grün");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://pub.example/words | [Verse 1] Grün ist die Heide | words.txt",
        "https://pub.example/words | [{\"word\": \"Grün\"}]       | words.json",
        "https://pub.example/words.json | [Verse 1] Grün          | words.txt",
        "https://pub.example/words.txt  | [1, 2]                  | words.txt",
      })
  void toDirectory_text_isNamedByWhatItIs(URI link, String text, String name) {
    service.answerBytes(200, Headers.empty(), text.getBytes(UTF_8));

    DownloadOptions texts = DownloadOptions.builder().kinds(MediaKind.TEXT).build();
    Path file = downloads.with(texts).toDirectory(link, folder);

    assertThat(file).isEqualTo(folder.resolve(name)).hasContent(text);
  }

  @Test
  void toText_image_isRefusedAtOnce() {
    service.answerBytes(200, Headers.empty(), PNG);

    assertThatThrownBy(() -> downloads.toText(URI.create("https://pub.example/lyrics.txt")))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("the response is an image, not text");
    assertThat(service.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "https://pub.example/clip.mp4, clip.mp4",
    "https://pub.example/clip, clip.mp4",
    "https://pub.example/clip.mp4.base64, clip.mp4",
  })
  void toDirectory_video_isNamedByItsFormat(URI link, String name) {
    byte[] body = link.getPath().endsWith("base64") ? base64(MP4).getBytes(UTF_8) : MP4;
    service.answerBytes(200, Headers.empty(), body);

    Path file = downloads.toDirectory(link, folder);

    assertThat(file).isEqualTo(folder.resolve(name)).hasBinaryContent(MP4);
  }

  @Test
  void toDirectory_linkSaysOneKindAndAnotherComes_isRefused() {
    service.answerBytes(200, Headers.empty(), WAV);

    assertThatThrownBy(
            () -> downloads.toDirectory(URI.create("https://pub.example/clip.mp4"), folder))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("the response is audio, not a video");
    assertThat(names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cat.png", "cat.json", "cat"})
  void toDirectory_endpointMakesAnotherKind_isRefused(String name) throws Exception {
    Endpoint endpoint = Endpoint.builder("/3d/text_to_3d").makes(MediaKind.MODEL_3D).build();
    service
        .answer(
            200, "status", "success", "id", 7L, "output", List.of("https://pub.example/" + name))
        .answerBytes(200, Headers.empty(), PNG);
    JobResult.Completed result = modelsLab.submit(GeneralRequest.builder(endpoint).build()).await();

    assertThatThrownBy(() -> downloads.toDirectory(result, folder))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("the response is an image, not a 3D model");
  }

  @Test
  void toDirectory_endpointMakesThatKind_isTaken() throws Exception {
    Endpoint endpoint = Endpoint.builder("/3d/text_to_3d").makes(MediaKind.MODEL_3D).build();
    service
        .answer(200, "status", "success", "id", 7L, "output", List.of("https://pub.example/model"))
        .answerBytes(200, Headers.empty(), GLB);
    JobResult.Completed result = modelsLab.submit(GeneralRequest.builder(endpoint).build()).await();

    assertThat(downloads.toDirectory(result, folder)).containsExactly(folder.resolve("7-1.glb"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"# a cube", "v 0.1 0.2 0.3"})
  void toDirectory_modelIsTextAndItsLinkHasNoEnding_isTaken(String text) {
    Downloads models = downloads.with(options().kinds(MediaKind.MODEL_3D).build());
    service.answerBytes(200, Headers.empty(), text.getBytes(UTF_8));

    assertThat(models.toDirectory(URI.create("https://pub.example/model"), folder))
        .hasFileName("model.obj");
  }

  @Test
  void with_limitOfAKind_appliesToThatKindOnly() {
    Downloads limited = downloads.with(options().maxBytes(MediaKind.IMAGE, 100).build());
    service.answerBytes(200, Headers.empty(), PNG);

    assertThatThrownBy(() -> limited.toDirectory(LINK, folder))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("more than the 100 bytes that are allowed");
    assertThat(names()).isEmpty();
    service.forget();
    service.answerBytes(200, Headers.empty(), MP4);
    assertThat(limited.toDirectory(URI.create("https://pub.example/clip.mp4"), folder)).exists();
  }

  @Test
  void with_progress_reportsEachStepAndTheEnd() {
    List<DownloadProgress> reports = new ArrayList<>();
    service.answerBytes(200, Headers.builder().add("Content-Length", "" + PNG.length).build(), PNG);

    downloads.with(options().onProgress(reports::add).build()).toDirectory(LINK, folder);

    DownloadProgress last = reports.get(reports.size() - 1);
    assertThat(reports.get(0).total()).hasValue(PNG.length);
    assertThat(last.link()).isEqualTo(LINK);
    assertThat(last.bytes()).isEqualTo(PNG.length);
    assertThat(last.total()).hasValue(PNG.length);
  }

  @Test
  void with_parallel_startsNoMoreThanThat() {
    List<CompletableFuture<TransportResponse>> exchanges = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      exchanges.add(new CompletableFuture<>());
      service.answerWith(exchanges.get(i));
    }
    URI[] links =
        Stream.of("a", "b", "c", "d", "e")
            .map(name -> URI.create("https://pub.example/" + name + ".png"))
            .toArray(URI[]::new);

    CompletableFuture<List<Path>> files =
        downloads
            .with(options().parallel(2).build())
            .toDirectoryAsync(completed("7", links), folder);

    assertThat(service.requests()).hasSize(2);
    exchanges.get(0).complete(new TransportResponse(410, Headers.empty(), new byte[0]));
    assertThat(service.requests()).hasSize(3);
    files.cancel(true);
    assertThat(exchanges.get(1)).isCancelled();
    assertThat(exchanges.get(2)).isCancelled();
    assertThat(service.requests()).hasSize(3);
  }

  private static DownloadOptions.Builder options() {
    return DownloadOptions.builder();
  }

  private static JobResult.Completed completed(String id, URI... links) {
    return new JobResult.Completed(id, List.of(links), List.of(), Map.of());
  }

  private static byte[] file(String start) {
    return (start + " and then all the rest".repeat(10)).getBytes(ISO_8859_1);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private List<String> names() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
