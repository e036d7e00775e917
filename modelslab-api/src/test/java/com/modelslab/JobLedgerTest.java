// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.error.AuthenticationException;
import com.modelslab.error.LedgerException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.error.UnknownOutcomeException;
import com.modelslab.image.ImageInput;
import com.modelslab.internal.ledger.EntryIds;
import com.modelslab.job.Job;
import com.modelslab.job.JobEntry;
import com.modelslab.job.JobEntry.State;
import com.modelslab.job.JobLedger;
import com.modelslab.job.JobReference;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.spi.JobEnd;
import com.modelslab.spi.JobStore;
import com.modelslab.spi.TransportResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobLedgerTest {
  private static final List<String> LINKS = List.of("https://cdn.example/7-0.png");
  private static final String TOKEN = "ml1:7:/image_editing/removebg_mask";

  @TempDir Path directory;
  private final FakeService service = new FakeService();

  @Test
  void openJobs_afterARestart_nameTheJob() {
    service.answer(200, "status", "processing", "id", 7L);
    try (ModelsLab client = open()) {
      submit(client, "t-1");
    }

    try (ModelsLab client = open()) {
      assertThat(client.ledger().openJobs())
          .singleElement()
          .satisfies(
              entry -> {
                assertThat(entry.token()).isEqualTo(TOKEN);
                assertThat(entry.trackId()).isEqualTo("t-1");
                assertThat(entry.path()).isEqualTo("/image_editing/removebg_mask");
              });
      assertThat(client.ledger().unknownSubmits()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "abc/123, abc%2F123",
    "job 17, job%2017",
    "50%, 50%25",
    "ünï/✓, %C3%BCn%C3%AF%2F%E2%9C%93"
  })
  void openJobs_strangeIdAfterARestart_leadsToItsJob(String id, String encoded) {
    service
        .answer(200, "status", "processing", "id", id)
        .answer(200, "status", "success", "output", LINKS);
    try (ModelsLab client = open()) {
      submit(client, "t-1");
    }

    try (ModelsLab client = open()) {
      String token = client.ledger().openJobs().get(0).token();
      client.resume(token).fetch();

      assertThat(service.requests().get(1).uri().getRawPath())
          .endsWith("/image_editing/fetch/" + encoded);
      assertThat(client.ledger().openJobs()).isEmpty();
      assertThat(client.ledger().unknownSubmits()).isEmpty();
    }
  }

  @Test
  void openJobs_endOfTheJobWasSeen_nameItNoMore() throws Exception {
    service
        .answer(200, "status", "processing", "id", 7L)
        .answer(200, "status", "success", "output", LINKS);
    try (ModelsLab client = open()) {
      submit(client, "t-1").fetch();

      assertThat(client.ledger().openJobs()).isEmpty();
    }

    try (ModelsLab client = open()) {
      assertThat(client.ledger().openJobs()).isEmpty();
      assertThat(client.ledger().finishedJobs())
          .singleElement()
          .extracting(JobEntry::token)
          .isEqualTo(TOKEN);
    }
  }

  @Test
  void unknownSubmits_answerNeverCame_nameTheSubmit() {
    service.fail(Kind.TIMEOUT, Delivery.UNKNOWN);
    try (ModelsLab client = open()) {
      assertThatThrownBy(() -> submit(client, "order 66%"))
          .isInstanceOf(UnknownOutcomeException.class);

      assertThat(client.ledger().unknownSubmits()).hasSize(1);
    }

    try (ModelsLab client = open()) {
      assertThat(client.ledger().openJobs()).isEmpty();
      assertThat(client.ledger().unknownSubmits())
          .singleElement()
          .extracting(JobEntry::trackId)
          .isEqualTo("order 66%");
    }
  }

  @Test
  void unknownSubmits_callIsUnderWay_doNotNameItYet() {
    service.answerWith(new CompletableFuture<>());
    try (ModelsLab client = open()) {
      CompletableFuture<Job> job = client.submitAsync(request("t-1"));
      assertThat(client.ledger().unknownSubmits()).isEmpty();

      job.cancel(true);
    }

    try (ModelsLab client = open()) {
      assertThat(client.ledger().unknownSubmits().size() + client.ledger().openJobs().size())
          .isLessThanOrEqualTo(1);
    }
  }

  @Test
  void unknownSubmits_serviceRefused_areEmpty() {
    service.answer(401, "status", "error", "message", "Invalid API key");
    try (ModelsLab client = open()) {
      assertThatThrownBy(() -> submit(client, "t-1")).isInstanceOf(AuthenticationException.class);
    }

    try (ModelsLab client = open()) {
      assertThat(client.ledger().unknownSubmits()).isEmpty();
    }
  }

  @Test
  void submitAsync_cancelledBeforeTheAnswer_isNamedAsUnknown() throws Exception {
    CompletableFuture<TransportResponse> response = new CompletableFuture<>();
    service.answerWith(response);
    try (ModelsLab client = open()) {
      CompletableFuture<Job> job = client.submitAsync(request("t-1"));
      Awaitility.await().until(() -> service.requests().size() == 1);

      job.cancel(true);

      assertThat(response).isCancelled();
      assertThat(client.ledger().unknownSubmits()).hasSize(1);
    }
  }

  @Test
  void forget_entry_isNamedNoMoreEvenAfterARestart() {
    service.answer(200, "status", "processing", "id", 7L);
    try (ModelsLab client = open()) {
      submit(client, "t-1");

      client.ledger().openJobs().forEach(client.ledger()::forget);
    }

    try (ModelsLab client = open()) {
      assertThat(client.ledger().openJobs()).isEmpty();
    }
  }

  @Test
  void ledger_afterSubmits_holdsNeitherKeyNorImage() throws IOException {
    service.answer(200, "status", "processing", "id", 7L);
    try (ModelsLab client = open()) {
      submit(client, "t-1");
    }

    assertThat(Files.readString(file())).doesNotContain("sk-test-key", "cat.png").contains("t-1");
  }

  @Test
  void open_cutAtAnyByte_keepsEveryWholeLine() throws IOException {
    service
        .answer(200, "status", "processing", "id", 1L)
        .answer(200, "status", "processing", "id", 2L);
    try (ModelsLab client = open()) {
      submit(client, "t-1");
      submit(client, "t-2");
    }
    byte[] whole = Files.readAllBytes(file());

    for (int length = 0; length <= whole.length; length++) {
      Path cut = directory.resolve("cut");
      byte[] bytes = Arrays.copyOf(whole, length);
      Files.write(cut, bytes);
      String kept = new String(bytes, StandardCharsets.UTF_8);
      kept = kept.substring(0, kept.lastIndexOf('\n') + 1);
      long jobs = kept.lines().filter(line -> line.contains(" job ")).count();
      long intents = kept.lines().filter(line -> line.contains(" intent ")).count();

      try (ModelsLab client = service.client().ledger(cut).build()) {
        assertThat(client.ledger().openJobs()).as("cut at %d", length).hasSize((int) jobs);
        assertThat(client.ledger().unknownSubmits()).hasSize((int) (intents - jobs));
      }
      assertThat(Files.readString(cut)).startsWith(kept).endsWith("\n");
    }
  }

  @Test
  void open_lineInTheMiddleIsDamaged_keepsTheOthersAndACopy() throws IOException {
    service
        .answer(200, "status", "processing", "id", 1L)
        .answer(200, "status", "processing", "id", 2L);
    try (ModelsLab client = open()) {
      submit(client, "t-1");
      submit(client, "t-2");
    }
    List<String> lines = new ArrayList<>(Files.readAllLines(file()));
    lines.set(2, lines.get(2).replace("job", "jab"));
    Files.write(file(), lines);

    try (ModelsLab client = open()) {
      assertThat(client.ledger().openJobs()).extracting(JobEntry::trackId).containsExactly("t-2");
      assertThat(client.ledger().unknownSubmits())
          .satisfiesExactlyInAnyOrder(
              entry -> assertThat(entry.trackId()).isEqualTo("t-1"),
              entry -> assertThat(entry.note()).contains("damaged line", "jab"));
    }
    assertThat(Files.readAllLines(directory.resolve("jobs.ledger.damaged"))).isEqualTo(lines);
  }

  @Test
  void build_fileIsSomethingElse_throwsAndLeavesItAlone() throws IOException {
    Files.writeString(file(), "my diary\n");

    assertThatThrownBy(this::open)
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("not a job ledger")
        .hasMessageContaining("Name another file");
    assertThat(file()).hasContent("my diary\n");
  }

  @Test
  void build_anotherClientHasTheLedger_throws() {
    try (ModelsLab first = open()) {
      assertThat(first.ledger().openJobs()).isEmpty();

      assertThatThrownBy(this::open)
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("in use by another client");
    }
  }

  @Test
  void submit_ledgerCannotBeWritten_sendsNothing() {
    JobStore broken = JobStores.file(file());
    broken.close();
    try (ModelsLab client = service.client().jobStore(broken).build()) {
      assertThatThrownBy(() -> submit(client, "t-1"))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("Nothing was sent");
    }
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void ledger_manyFinishedJobs_staysSmall() throws Exception {
    String path = "/image_editing/removebg_mask";
    EntryIds ids = new EntryIds(Clock.systemUTC());
    try (JobStore store = JobStores.file(file())) {
      List<CompletableFuture<Void>> records = new ArrayList<>();
      for (int number = 1; number <= 40_000; number++) {
        JobReference job = JobReference.submitted("" + number, path);
        JobEntry intent =
            JobEntry.builder(ids.next(), Instant.now()).path(path).trackId("t-" + number).build();
        JobEntry open = intent.toBuilder().job(job).state(State.OPEN, Instant.now()).build();
        records.add(
            store
                .intent(intent)
                .thenCompose(nothing -> store.submitted(open))
                .thenCompose(nothing -> store.finished(JobEnd.of(job, Instant.now()))));
        if (number % 500 == 0) {
          records.forEach(CompletableFuture::join);
          records.clear();
        }
      }
    }

    // Some 10 MB if nothing was ever left out.
    assertThat(Files.size(file())).isLessThan(5_000_000);
    try (ModelsLab client = open()) {
      assertThat(client.ledger().openJobs()).isEmpty();
      assertThat(client.ledger().finishedJobs()).hasSize(JobLedger.FINISHED_KEPT);
      assertThat(client.ledger().finishedJobs().get(999).trackId()).isEqualTo("t-40000");
    }
  }

  @Test
  void ledger_notSwitchedOn_throws() {
    try (ModelsLab client = service.client().build()) {
      assertThatThrownBy(client::ledger)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("ModelsLab.builder().ledger(");
    }
  }

  private ModelsLab open() {
    return service.client().ledger(file()).build();
  }

  private Path file() {
    return directory.resolve("jobs.ledger");
  }

  private static Job submit(ModelsLab client, String trackId) {
    return client.submit(request(trackId));
  }

  private static RemoveBackgroundRequest request(String trackId) {
    return RemoveBackgroundRequest.builder()
        .image(ImageInput.url("https://cdn.example/cat.png"))
        .trackId(trackId)
        .build();
  }
}
