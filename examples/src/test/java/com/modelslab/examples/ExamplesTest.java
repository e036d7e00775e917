// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.ModelsLab;
import com.modelslab.error.AuthenticationException;
import com.modelslab.error.NotFoundException;
import com.modelslab.image.ImageInput;
import com.modelslab.job.Job;
import com.modelslab.job.JobResult;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.SimulatorExtension;
import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.Fault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
  @RegisterExtension
  final SimulatorExtension service =
      new SimulatorExtension(Simulator.builder().speed(50).synchronous(0));

  @TempDir Path directory;
  private ImageInput cup;
  private ModelsLab modelsLab;

  @BeforeEach
  void start() {
    cup = ImageInput.file(Path.of("../docs/tools/images/image.png"));
    modelsLab = client().build();
  }

  @AfterEach
  void end() {
    modelsLab.close();
  }

  @Test
  void chooseTransport_byNameOrLent_makesAClient() {
    try (ModelsLab named = ChooseTransport.byName("k");
        ModelsLab lent = ChooseTransport.lent("k", new OkHttpClient())) {
      assertThat(named).hasToString(lent.toString());
    }
  }

  @Test
  void unknownTool_atTheSimulator_isNotFound() {
    assertThatThrownBy(() -> UnknownTool.call(modelsLab)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void resumeJob_inAnotherClient_bringsTheImage() throws InterruptedException {
    String token = ResumeJob.submit(modelsLab, cup);

    try (ModelsLab other = client().build()) {
      assertThat(ResumeJob.collect(other, token, directory))
          .hasSize(1)
          .allMatch(p -> p.toFile().isFile());
    }
  }

  @Test
  void asyncBatch_oneRefused_savesTheOthersAndTells() {
    service.get().faults().next(CallKind.SUBMIT, Fault.error(402));

    List<String> lines = AsyncBatch.cutOut(modelsLab, List.of(cup, cup, cup), directory);

    assertThat(lines).hasSize(3);
    assertThat(lines).filteredOn(line -> line.startsWith("saved ")).hasSize(2);
    assertThat(lines).filteredOn(line -> line.contains("HTTP 402")).hasSize(1);
  }

  @Test
  void customDecorator_refusal_isCountedByItsName() {
    CustomDecorator counting = new CustomDecorator();
    try (ModelsLab wrong = client().apiKey("wrong").decorate(counting).build()) {
      assertThatThrownBy(() -> wrong.imageEditing().fetch("1"))
          .isInstanceOf(AuthenticationException.class);
    }

    assertThat(counting.counts()).containsOnlyKeys("FETCH AuthenticationException");
  }

  @Test
  void customDecorator_client_isMade() {
    try (ModelsLab counted = new CustomDecorator().client("k")) {
      assertThat(counted.toString()).contains("modelslab.com");
    }
  }

  @Test
  void watchProgress_untilDone_saysSo() throws InterruptedException {
    List<String> said = new ArrayList<>();

    WatchProgress.enlarge(
        modelsLab, ImageInput.url("https://example.com/cat.png"), Duration.ofMinutes(1), said::add);

    assertThat(said.get(said.size() - 1)).startsWith("done: [http://localhost");
  }

  @Test
  void watchProgress_outOfPatience_saysTheToken() throws InterruptedException {
    List<String> said = new ArrayList<>();

    try (Simulator slow = Simulator.builder().speed(0.001).synchronous(0).start();
        ModelsLab waiting = client().baseUri(slow.baseUri()).build()) {
      WatchProgress.enlarge(
          waiting, ImageInput.url("https://example.com/cat.png"), Duration.ofMillis(1), said::add);
    }

    assertThat(said.get(said.size() - 1)).contains("take it up later: ml1:");
  }

  @Test
  void retriesAndSlots_client_isMade() {
    try (ModelsLab careful = new RetriesAndSlots().client("k")) {
      assertThat(careful.toString()).contains("modelslab.com");
    }
  }

  @Test
  void recoverJobs_afterARestart_bringsWhatWasLeft() throws InterruptedException {
    Path ledger = directory.resolve("jobs.ledger");
    try (ModelsLab first = client().ledger(ledger).build()) {
      first.submit(RemoveBackgroundRequest.builder().image(cup).build());
    }

    try (ModelsLab second = client().ledger(ledger).build()) {
      assertThat(RecoverJobs.collect(second, directory)).hasSize(1);
      assertThat(second.ledger().openJobs()).isEmpty();
    }
  }

  @Test
  void webhookReceiver_sameReportTwice_tellsOnce() throws Exception {
    Job job = modelsLab.submit(RemoveBackgroundRequest.builder().image(cup).build());
    job.await();
    BlockingQueue<JobResult> results = new ArrayBlockingQueue<>(10);
    String report =
        "{\"status\":\"success\",\"id\":"
            + job.id()
            + ",\"output\":[\"https://example.com/a.png\"]}";

    try (WebhookReceiver receiver = new WebhookReceiver(modelsLab, 0, "/secret", results::add)) {
      assertThat(post(receiver, report)).isEqualTo(204);
      assertThat(results.poll(30, TimeUnit.SECONDS)).isInstanceOf(JobResult.Completed.class);
      assertThat(post(receiver, report)).isEqualTo(204);
      assertThat(
              post(receiver, "{\"status\":\"success\",\"id\":1,\"output\":[\"https://e.com/b\"]}"))
          .isEqualTo(204);
      assertThat(post(receiver, "not a report")).isEqualTo(400);
    }

    assertThat(results).isEmpty();
  }

  private static int post(WebhookReceiver receiver, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + receiver.port() + "/secret"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private ModelsLab.Builder client() {
    return ModelsLab.builder()
        .apiKey(service.get().key())
        .baseUri(service.get().baseUri())
        .transport("jdk");
  }
}
