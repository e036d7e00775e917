// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.JobState;
import com.modelslab.simulator.model.Oddities;
import com.modelslab.simulator.model.RecordedCall;
import com.modelslab.simulator.model.RecordedJob;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JournalTest {

  private static final String LINK = "https://example.com/a.png";

  private final TestClock clock = new TestClock();
  private final Simulator simulator =
      Simulator.builder()
          .clock(clock)
          .key("secret-key")
          .synchronous(0)
          .oddities(Oddities.none())
          .start();
  private final Caller caller = new Caller(simulator);

  @AfterEach
  void close() {
    simulator.close();
  }

  private Object submit(Object trackId) throws Exception {
    return caller
        .post("/image_editing/removebg_mask", "image", LINK, "track_id", trackId)
        .get("id");
  }

  @Test
  void calls_submit_blanksTheKeyAndShortensImages() throws Exception {
    caller.post(
        "/image_editing/removebg_mask",
        "image",
        Samples.dataUri(Samples.disc(200, 200)),
        "only_mask",
        true);

    RecordedCall call = simulator.journal().calls().get(0);

    assertThat(call.kind()).isEqualTo(CallKind.SUBMIT);
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.path()).isEqualTo("/api/v6/image_editing/removebg_mask");
    assertThat(call.time()).isEqualTo(clock.instant());
    assertThat(call.status()).isEqualTo(200);
    assertThat(call.fields()).containsEntry("key", "***").containsEntry("only_mask", "true");
    assertThat(call.fields().get("image"))
        .startsWith("data:image/png;base64,")
        .endsWith("characters)")
        .hasSizeLessThan(80);
    assertThat(call.toString()).doesNotContain("secret-key");
  }

  @Test
  void calls_bucketSecrets_areBlanked() throws Exception {
    caller.post(
        simulator.enterpriseUri() + "/update_s3",
        "aws_access_key_id",
        "AK1",
        "aws_secret_access_key",
        "SK1");

    assertThat(simulator.journal().calls().toString()).doesNotContain("AK1").doesNotContain("SK1");
  }

  @Test
  void count_mixedCalls_isByKind() throws Exception {
    Object id = submit("a");
    caller.post("/image_editing/fetch/" + id);
    caller.post("/image_editing/fetch/" + id);
    caller.post(simulator.page() + "api/wallet_balance");
    caller.get(simulator.page() + "generations/1-0.png");
    caller.post("/nothing");
    caller.get(simulator.page().toString());

    Journal journal = simulator.journal();
    assertThat(journal.count(CallKind.SUBMIT)).isEqualTo(1);
    assertThat(journal.count(CallKind.FETCH)).isEqualTo(2);
    assertThat(journal.count(CallKind.QUERY)).isEqualTo(1);
    assertThat(journal.count(CallKind.DOWNLOAD)).isEqualTo(1);
    assertThat(journal.count(CallKind.UNKNOWN)).isEqualTo(1);
    assertThat(journal.calls()).hasSize(6);
  }

  @Test
  void byTrackId_repeatedAndRejected_countsSubmitsAndJobsApart() throws Exception {
    submit("a");
    submit(7);
    submit(7);
    caller.post("/image_editing/removebg_mask", "track_id", "rejected");

    assertThat(simulator.journal().submitsByTrackId())
        .isEqualTo(Map.of("a", 1, "7", 2, "rejected", 1));
    assertThat(simulator.journal().jobsByTrackId()).isEqualTo(Map.of("a", 1, "7", 2));
  }

  @Test
  void jobs_statesOverTime_followTheClock() throws Exception {
    long id = ((Number) submit("a")).longValue();
    assertThat(simulator.journal().job(id).state()).isEqualTo(JobState.RUNNING);
    caller.post("/image_editing/fetch/" + id);

    clock.seconds(90);

    RecordedJob job = simulator.journal().job(id);
    assertThat(job.state()).isEqualTo(JobState.SUCCESS);
    assertThat(job.path()).isEqualTo("/api/v6/image_editing/removebg_mask");
    assertThat(job.trackId()).isEqualTo("a");
    assertThat(job.fetches()).isEqualTo(1);
    assertThat(job.submitted()).isBefore(job.ends());
    assertThat(simulator.journal().job(1)).isNull();
  }

  @Test
  void http_journalAndJobs_haveTheSameAsJson() throws Exception {
    Object id = submit("a");
    submit("b");

    Caller.Response journal = caller.get(simulator.page() + "_simulator/journal?last=1");
    Caller.Response jobs = caller.get(simulator.page() + "_simulator/jobs");

    assertThat(journal.get("queued")).isEqualTo(2);
    assertThat(journal.get("max_queued_seen")).isEqualTo(2);
    assertThat(journal.get("submits_by_track_id")).isEqualTo(Map.of("a", 1, "b", 1));
    assertThat(journal.get("jobs_by_track_id")).isEqualTo(Map.of("a", 1, "b", 1));
    assertThat(((Map<?, ?>) journal.get("counts")).get("submit")).isEqualTo(2);
    assertThat((List<?>) journal.get("calls")).hasSize(1);
    assertThat(journal.text()).doesNotContain("secret-key");
    Map<?, ?> first = (Map<?, ?>) ((List<?>) jobs.get("jobs")).get(0);
    assertThat(first.get("id")).isEqualTo(id);
    assertThat(first.get("track_id")).isEqualTo("a");
    assertThat(first.get("state")).isEqualTo("running");
  }
}
