// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.DirectCalls;
import com.modelslab.ModelsLab;
import com.modelslab.error.JobFailedException;
import com.modelslab.error.RateLimitException;
import com.modelslab.image.ImageInput;
import com.modelslab.images.RealtimeTextToImageRequest;
import com.modelslab.job.Job;
import com.modelslab.job.JobResult;
import com.modelslab.request.JobRequest;
import com.modelslab.resilience.Plan;
import com.modelslab.resilience.Resilience;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.model.AccountPlan;
import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.Oddities;
import com.modelslab.video.ImageToVideoUltraRequest;
import com.modelslab.video.TextToVideoUltraRequest;
import com.modelslab.video.VideoBatch;
import com.modelslab.video.VideoBatchResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches of videos, and the calls that make no job, against the simulator. */
class VideoBatchTest {
  @TempDir private Path folder;

  @Test
  void submit_fourVideos_haveOneJobAndFourFiles() throws Exception {
    try (Simulator simulator = simulator(AccountPlan.PREMIUM, 0);
        ModelsLab modelsLab = client(simulator)) {
      Job job = modelsLab.submit(batch(4));
      JobResult.Completed result = job.await(Duration.ofSeconds(30));
      List<VideoBatchResult> results = VideoBatchResult.of(result);
      List<Path> files = modelsLab.download(result, folder);

      assertThat(results).extracting(VideoBatchResult::index).containsExactly(0, 1, 2, 3);
      assertThat(results).extracting(VideoBatchResult::trackId).contains("t-0", "t-3");
      assertThat(results)
          .allSatisfy(
              one -> {
                assertThat(one.status()).isEqualTo("success");
                assertThat(one.outputs()).hasSize(1);
                assertThat(one.refunded()).isFalse();
              });
      assertThat(files)
          .hasSize(4)
          .allSatisfy(
              file ->
                  assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains("ftyp"));
      assertThat(simulator.journal().jobs()).hasSize(4);
    }
  }

  @Test
  void await_allVideosFail_failsAndSaysThatTheMoneyIsBack() throws Exception {
    try (Simulator simulator = simulator(AccountPlan.PREMIUM, 1);
        ModelsLab modelsLab = client(simulator)) {
      Job job = modelsLab.submit(batch(3));

      assertThatThrownBy(() -> job.await(Duration.ofSeconds(30)))
          .isInstanceOf(JobFailedException.class);
      assertThat(VideoBatchResult.of(job.fetch()))
          .hasSize(3)
          .allSatisfy(
              one -> {
                assertThat(one.status()).isEqualTo("failed");
                assertThat(one.refunded()).isTrue();
                assertThat(one.outputs()).isEmpty();
              });
    }
  }

  @Test
  void submit_moreThanTheQueueHasRoomFor_isRefusedWhole() {
    try (Simulator simulator = simulator(AccountPlan.PAY_AS_YOU_GO, 0);
        ModelsLab modelsLab = client(simulator)) {
      assertThatThrownBy(() -> modelsLab.submit(batch(6))).isInstanceOf(RateLimitException.class);
      assertThat(simulator.journal().jobs()).isEmpty();
    }
  }

  @Test
  void submit_severalBatchesWithQueueSlots_neverMeetAFullQueue() throws Exception {
    Resilience resilience =
        Resilience.builder().plan(Plan.PAY_AS_YOU_GO).withoutRetries().withoutRateLimit().build();
    try (Simulator simulator = simulator(AccountPlan.PAY_AS_YOU_GO, 0);
        ModelsLab modelsLab = builder(simulator).decorate(resilience).build()) {
      List<CompletableFuture<JobResult.Completed>> ends = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        ends.add(modelsLab.submitAsync(batch(4)).thenCompose(Job::awaitAsync));
      }
      for (CompletableFuture<JobResult.Completed> end : ends) {
        end.get(30, TimeUnit.SECONDS);
      }

      assertThat(simulator.journal().jobs()).hasSize(16);
      assertThat(simulator.journal().count(CallKind.SUBMIT)).isEqualTo(4);
    }
  }

  @Test
  void submit_theHourIsUsedUp_isRefused() {
    try (Simulator simulator = hourly(4, 1);
        ModelsLab modelsLab = client(simulator)) {
      modelsLab.submit(batch(4));

      assertThatThrownBy(() -> modelsLab.submit(batch(3))).isInstanceOf(RateLimitException.class);
    }
  }

  @Test
  void submit_theHourIsUsedUpWithResilience_isSentInTheNextOne() {
    Resilience resilience = Resilience.builder().plan(Plan.PREMIUM).withoutRetries().build();
    try (Simulator simulator = hourly(4, 3_600);
        ModelsLab modelsLab = builder(simulator).decorate(resilience).build()) {
      modelsLab.submit(batch(4));
      modelsLab.submit(batch(3));

      assertThat(simulator.journal().jobs()).hasSize(7);
      assertThat(simulator.journal().count(CallKind.SUBMIT)).isEqualTo(2);
    }
  }

  /** {@return a simulator whose hour is that many times shorter} */
  private static Simulator hourly(int videos, double speed) {
    return Simulator.builder()
        .plan(AccountPlan.PREMIUM)
        .speed(speed)
        .batchWindow(videos)
        .oddities(Oddities.none())
        .start();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 21})
  void build_tooFewOrTooMany_isRefused(int count) {
    assertThatThrownBy(() -> batch(count))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A batch must have 3 to 20 requests, had " + count);
  }

  @Test
  void add_otherModelOrEndpointOrBytes_isRefused() {
    VideoBatch.Builder batch = VideoBatch.builder().add(video("wan2.2", 0));

    assertThatThrownBy(() -> batch.add(video("ltx-2.3", 1)))
        .hasMessage(
            "All requests of a batch must have the same model_id, which is wan2.2; that of request"
                + " 1 is ltx-2.3");
    assertThatThrownBy(
            () -> batch.add(RealtimeTextToImageRequest.builder().prompt("a cat").build()))
        .hasMessageContaining("must be for an endpoint below /video")
        .hasMessageEndingWith("/realtime/text2img");
    JobRequest bytes =
        ImageToVideoUltraRequest.builder()
            .model("wan2.2")
            .prompt("a cat")
            .image(ImageInput.bytes("GIF89a\1\0\1\0".getBytes(StandardCharsets.ISO_8859_1)))
            .build();
    assertThatThrownBy(() -> batch.add(bytes))
        .hasMessageStartingWith("init_image must be a link in a batch");
  }

  @Test
  void directCalls_voicesModelsAndReload_areAnswered() {
    try (Simulator simulator = simulator(AccountPlan.PREMIUM, 0);
        ModelsLab modelsLab = client(simulator)) {
      modelsLab.directCalls().reloadModel("midjourney");

      assertThat(modelsLab.directCalls().communityModels())
          .extracting(DirectCalls.CommunityModel::id)
          .contains("anything-v3");
      assertThat(modelsLab.directCalls().voices(DirectCalls.MANUAL))
          .contains(new DirectCalls.Voice("tara", "Tara", "english"));
      assertThat(modelsLab.directCalls().voices(DirectCalls.TRAINED)).isEmpty();
    }
  }

  private static VideoBatch batch(int count) {
    VideoBatch.Builder batch = VideoBatch.builder();
    for (int i = 0; i < count; i++) {
      batch.add(video("wan2.2", i));
    }
    return batch.build();
  }

  private static JobRequest video(String model, int number) {
    return TextToVideoUltraRequest.builder()
        .model(model)
        .prompt("cat " + number)
        .trackId("t-" + number)
        .build();
  }

  private static Simulator simulator(AccountPlan plan, double failures) {
    return Simulator.builder()
        .plan(plan)
        .failures(failures)
        .typicalTime(Duration.ofMillis(50))
        .oddities(Oddities.none())
        .start();
  }

  private static ModelsLab client(Simulator simulator) {
    return builder(simulator).build();
  }

  private static ModelsLab.Builder builder(Simulator simulator) {
    return ModelsLab.builder()
        .apiKey(simulator.key())
        .baseUri(simulator.baseUri())
        .transport("jdk")
        .pollSchedule(context -> Duration.ofMillis(20));
  }
}
