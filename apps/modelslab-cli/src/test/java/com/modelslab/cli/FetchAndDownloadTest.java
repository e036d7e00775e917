// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.ModelsLab;
import com.modelslab.cli.Shell.Result;
import com.modelslab.image.ImageInput;
import com.modelslab.job.Job;
import com.modelslab.job.JobResult;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.SimulatorExtension;
import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchAndDownloadTest {
  @RegisterExtension
  final SimulatorExtension service =
      new SimulatorExtension(Simulator.builder().speed(50).synchronous(0));

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "apache", "okhttp"})
  void fetch_waitingByToken_savesTheImageOverEachTransport(String transport) throws IOException {
    Job job = submit();

    Result result =
        run("fetch", job.token(), "--wait", "--out", "" + directory, "--transport", transport);

    assertThat(result.code()).as(result.text()).isEqualTo(ExitCode.OK);
    assertThat(Path.of(result.out().strip())).exists().hasFileName(job.id() + "-1.png");
  }

  @Test
  void fetch_byId_printsTheLinks() throws IOException, InterruptedException {
    JobResult.Completed job = finished();

    Result result = run("fetch", job.id());

    assertThat(result.code()).isEqualTo(ExitCode.OK);
    assertThat(result.out().lines())
        .hasSize(1)
        .allMatch(line -> line.startsWith("http://localhost"));
  }

  @Test
  void fetch_systemProxy_isAskedOnlyWhenNamed() throws Exception {
    JobResult.Completed job = finished();
    System.setProperty("http.proxyHost", "localhost");
    System.setProperty("http.proxyPort", "not a port");
    try {
      Result direct = run("fetch", job.id());
      Result proxied = run("fetch", job.id(), "--system-proxy");

      assertThat(direct.code()).isEqualTo(ExitCode.OK);
      assertThat(proxied.code()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(proxied.err()).contains("http.proxyPort must be a port, was not a port");
    } finally {
      System.clearProperty("http.proxyHost");
      System.clearProperty("http.proxyPort");
    }
  }

  @Test
  void fetch_jobAtWork_saysHowToWait() throws IOException {
    try (Simulator slow = Simulator.builder().speed(0.001).synchronous(0).start()) {
      Job job = submit(slow);

      Result result =
          new Shell().key(slow.key()).run("fetch", job.id(), "--base-uri", "" + slow.baseUri());

      assertThat(result.code()).isEqualTo(ExitCode.OK);
      assertThat(result.out()).contains("still at work").contains("fetch ml1:");
    }
  }

  @Test
  void fetch_timeRunsOut_isToldWithTheToken() throws IOException {
    try (Simulator slow = Simulator.builder().speed(0.001).synchronous(0).start()) {
      Job job = submit(slow);

      Result result =
          new Shell()
              .key(slow.key())
              .run(
                  "fetch", job.id(), "--wait", "--timeout", "1", "--base-uri", "" + slow.baseUri());

      assertThat(result.code()).isEqualTo(ExitCode.TIMEOUT);
      assertThat(result.err()).contains("modelslab fetch ml1:" + job.id());
    }
  }

  @Test
  void fetch_failedJob_isOneLineAndItsOwnCode() throws IOException {
    try (Simulator failing = Simulator.builder().speed(50).failures(1).synchronous(0).start()) {
      Job job = submit(failing);

      Result result =
          new Shell()
              .key(failing.key())
              .run("fetch", job.token(), "--wait", "--base-uri", "" + failing.baseUri());

      assertThat(result.code()).isEqualTo(ExitCode.JOB_FAILED);
      assertThat(result.err()).contains("Job " + job.id()).contains("failed");
    }
  }

  @Test
  void fetch_json_isOneObject() throws IOException, InterruptedException {
    JobResult.Completed job = finished();

    Result result = run("fetch", job.id(), "--json");

    assertThat(result.out())
        .startsWith("{\"id\":\"" + job.id() + "\",\"token\":\"ml1:")
        .contains("\"outcome\":\"completed\"")
        .endsWith("\"message\":null}\n");
  }

  @Test
  void fetch_unknownId_isRefused() {
    Result result = run("fetch", "99");

    assertThat(result.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(result.err()).contains("99");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a//b", " ", "ml1:", ".."})
  void fetch_whatIsNoId_isBadInput(String id) {
    Result result = run("fetch", id);

    assertThat(result.code()).as(result.text()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(service.get().journal().calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://example.com/api", "ftp://localhost", "nonsense"})
  void fetch_wrongBaseUri_isBadInput(String uri) {
    Result result = new Shell().key("k").run("fetch", "1", "--base-uri", uri);

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).startsWith("modelslab: ").doesNotContain("\tat ");
  }

  @Test
  void fetch_keyInAFile_isUsed() throws IOException {
    Path file = Files.writeString(directory.resolve("key"), service.get().key() + "\n");

    Result result =
        new Shell()
            .run(
                "fetch",
                "99",
                "--api-key-file",
                "" + file,
                "--base-uri",
                "" + service.get().baseUri());

    assertThat(result.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(result.err()).doesNotContain("API key");
  }

  @Test
  void fetch_htmlAgainAndAgain_isTheNetworksFault() {
    service.get().faults().rate(CallKind.FETCH, 1, 1, Fault.html(502));

    Result result = run("fetch", "99");

    assertThat(result.code()).isEqualTo(ExitCode.NETWORK);
  }

  @Test
  void fetch_verbose_showsCallsButNoKey() {
    Result result = run("fetch", "99", "--verbose");

    assertThat(result.err())
        .contains("POST /image_editing/fetch/99: failed in")
        .contains("NotFoundException")
        .doesNotContain(service.get().key());
  }

  @Test
  void download_link_isSavedAsTheFileGiven() throws IOException, InterruptedException {
    JobResult.Completed done = finished();
    Path file = directory.resolve("cup.png");

    Result result = run("download", "" + done.outputs().get(0), "" + file);

    assertThat(result.code()).as(result.text()).isEqualTo(ExitCode.OK);
    assertThat(result.out().strip()).isEqualTo(file.toString());
    assertThat(file).isNotEmptyFile();
  }

  @Test
  void download_plainHttpElsewhere_isNotFollowed() {
    Result result = new Shell().run("download", "http://example.com/a.png", "" + directory);

    assertThat(result.code()).isEqualTo(ExitCode.NETWORK);
    assertThat(result.err()).contains("not an https address");
    assertThat(directory).isEmptyDirectory();
  }

  private Job submit() throws IOException {
    return submit(service.get());
  }

  private static Job submit(Simulator simulator) throws IOException {
    try (ModelsLab modelsLab = client(simulator)) {
      return modelsLab.submit(request());
    }
  }

  private JobResult.Completed finished() throws IOException, InterruptedException {
    try (ModelsLab modelsLab = client(service.get())) {
      return modelsLab.submit(request()).await();
    }
  }

  private static ModelsLab client(Simulator simulator) {
    return ModelsLab.builder()
        .apiKey(simulator.key())
        .baseUri(simulator.baseUri())
        .transport("jdk")
        .build();
  }

  private static RemoveBackgroundRequest request() throws IOException {
    try (InputStream in = Main.class.getResourceAsStream("images/cup.png")) {
      return RemoveBackgroundRequest.builder().image(ImageInput.bytes(in.readAllBytes())).build();
    }
  }

  private Result run(String... words) {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.addAll(List.of("--base-uri", service.get().baseUri().toString()));
    return new Shell().key(service.get().key()).run(arguments.toArray(new String[0]));
  }
}
