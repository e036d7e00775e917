// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.simulator.internal.image.Bitmap;
import com.modelslab.simulator.model.AccountPlan;
import com.modelslab.simulator.model.Oddities;
import com.modelslab.simulator.model.Oddity;
import com.modelslab.simulator.model.RecordedJob;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OdditiesTest {

  private static final String REMOVE = "/image_editing/removebg_mask";
  private static final String LINK = "https://example.com/a.png";

  private final TestClock clock = new TestClock();
  private final List<Simulator> open = new ArrayList<>();

  @AfterEach
  void close() {
    open.forEach(Simulator::close);
  }

  private Caller with(Oddity... oddities) {
    Oddities chosen = Oddities.none();
    for (Oddity oddity : oddities) {
      chosen = chosen.with(oddity, 1);
    }
    Simulator simulator =
        Simulator.builder()
            .clock(clock)
            .plan(AccountPlan.UNLIMITED)
            .synchronous(0)
            .oddities(chosen)
            .start();
    open.add(simulator);
    return new Caller(simulator);
  }

  private Caller.Response submit(Caller caller) throws Exception {
    return caller.post(REMOVE, "image", LINK, "only_mask", true, "seed", 4294967295L);
  }

  private Caller.Response done(Caller caller, Caller.Response submit) throws Exception {
    clock.seconds(100);
    return caller.post("/image_editing/fetch/" + submit.get("id"));
  }

  @Test
  void none_submitAndFetch_haveThePlainShape() throws Exception {
    Caller caller = with();

    Caller.Response submit = submit(caller);
    Caller.Response done = done(caller, submit);

    assertThat(submit.json())
        .containsOnlyKeys(
            "status", "eta", "message", "webhook_status", "fetch_result", "id", "output", "meta")
        .containsEntry("output", List.of())
        .containsEntry("webhook_status", "");
    assertThat(done.json())
        .containsOnlyKeys("status", "id", "output", "proxy_links", "generationTime", "meta")
        .containsEntry("id", submit.get("id"))
        .containsEntry("proxy_links", done.get("output"));
  }

  @Test
  void meta_always_echoesFieldsSometimesAsStringsAndNeverTheKey() throws Exception {
    Caller caller = with();

    Map<?, ?> meta = (Map<?, ?>) submit(caller).get("meta");

    assertThat(meta.get("only_mask")).isIn(true, "yes", "1");
    assertThat(meta.get("seed")).isEqualTo(4294967295L);
    assertThat(meta.containsKey("key")).isFalse();
  }

  @Test
  void meta_noSeedGiven_hasOneOf32Bits() throws Exception {
    Caller caller = with();
    List<Long> seeds = new ArrayList<>();

    for (int i = 0; i < 20; i++) {
      Map<?, ?> meta = (Map<?, ?>) caller.post(REMOVE, "image", LINK).get("meta");
      seeds.add(((Number) meta.get("seed")).longValue());
    }

    assertThat(seeds).allMatch(seed -> seed >= 0 && seed < 1L << 32);
    assertThat(seeds).anyMatch(seed -> seed > Integer.MAX_VALUE);
  }

  @Test
  void emptyTextOutput_whileProcessing_isAnEmptyString() throws Exception {
    assertThat(submit(with(Oddity.EMPTY_TEXT_OUTPUT)).get("output")).isEqualTo("");
  }

  @Test
  void messege_everywhere_replacesMessage() throws Exception {
    Caller caller = with(Oddity.MESSEGE);

    assertThat(submit(caller).json()).containsKey("messege").doesNotContainKey("message");
    assertThat(caller.post(REMOVE).json()).containsKey("messege").doesNotContainKey("message");
  }

  @Test
  void textIds_submitAndFetch_areStrings() throws Exception {
    Caller caller = with(Oddity.TEXT_IDS);

    Caller.Response submit = submit(caller);

    assertThat(submit.get("id")).isInstanceOf(String.class);
    assertThat(done(caller, submit).get("id")).isEqualTo(submit.get("id"));
  }

  @Test
  void escapedSlashes_links_areWrittenWithBackslashes() throws Exception {
    Caller.Response submit = submit(with(Oddity.ESCAPED_SLASHES));

    assertThat(submit.text()).contains("http:\\/\\/localhost").doesNotContain("http://");
    assertThat(submit.string("fetch_result")).startsWith("http://localhost");
  }

  @Test
  void rateLimitIn200_queueFull_keepsMessageAndRetryAfter() throws Exception {
    Simulator simulator =
        Simulator.builder()
            .clock(clock)
            .plan(AccountPlan.ofLimit(1))
            .synchronous(0)
            .oddities(Oddities.none().with(Oddity.RATE_LIMIT_IN_200, 1))
            .start();
    open.add(simulator);
    Caller caller = new Caller(simulator);
    submit(caller);

    Caller.Response rejected = submit(caller);

    assertThat(rejected.status()).isEqualTo(200);
    assertThat(rejected.string("message")).startsWith("Rate limit exceeded.");
    assertThat((Integer) rejected.get("retry_after")).isPositive();
  }

  @Test
  void thinFetches_processingAndSuccess_haveNeitherIdNorMeta() throws Exception {
    Caller caller = with(Oddity.THIN_FETCHES);
    Caller.Response submit = submit(caller);

    assertThat(caller.post("/image_editing/fetch/" + submit.get("id")).json())
        .containsOnlyKeys("status", "message", "output");
    assertThat(done(caller, submit).json())
        .containsOnlyKeys("status", "id", "output", "proxy_links");
  }

  @Test
  void futureLinks_whileProcessing_leadToA404PageAndLaterToTheImage() throws Exception {
    Caller caller = with(Oddity.FUTURE_LINKS);
    Caller.Response submit = submit(caller);
    String link = ((List<?>) submit.get("future_links")).get(0).toString();

    Caller.Response early = caller.get(link);
    assertThat(early.status()).isEqualTo(404);
    assertThat(early.contentType()).startsWith("text/html");
    assertThat(early.text()).startsWith("<!DOCTYPE html>");

    done(caller, submit);
    assertThat(caller.get(link).status()).isEqualTo(200);
  }

  @Test
  void oddProxyLinks_manyJobs_takeAllShapes() throws Exception {
    Caller caller = with(Oddity.ODD_PROXY_LINKS);
    List<String> shapes = new ArrayList<>();

    for (int i = 0; i < 40; i++) {
      Object links = done(caller, submit(caller)).get("proxy_links");
      shapes.add(
          links == null
              ? "null"
              : links.equals("") ? "empty" : links instanceof Map ? "object" : "text");
    }

    assertThat(shapes).contains("null", "empty", "object", "text");
  }

  @Test
  void onlyProxyLinks_success_hasEmptyOutput() throws Exception {
    Caller caller = with(Oddity.ONLY_PROXY_LINKS);

    Caller.Response done = done(caller, submit(caller));

    assertThat(done.get("output")).isEqualTo(List.of());
    assertThat((List<?>) done.get("proxy_links")).hasSize(1);
  }

  @Test
  void bareOutput_enterpriseSuperResolution_isOneString() throws Exception {
    Caller caller = with(Oddity.BARE_OUTPUT);
    Caller.Response submit =
        caller.post(
            caller.simulator().enterpriseUri() + "/super_resolution/make", "init_image", LINK);
    clock.seconds(100);

    assertThat(caller.post(submit.string("fetch_result")).string("output")).startsWith("http://");
  }

  @Test
  void lateLinks_rightAfterSuccess_respondWith404ForAMoment() throws Exception {
    Caller caller = with(Oddity.LATE_LINKS);
    Caller.Response submit = submit(caller);
    RecordedJob job = caller.simulator().journal().jobs().get(0);
    clock.set(job.ends());
    Caller.Response done = caller.post("/image_editing/fetch/" + submit.get("id"));
    assertThat(done.string("status")).isEqualTo("success");

    assertThat(caller.get(caller.firstLink(done)).status()).isEqualTo(404);
    clock.seconds(1.5);
    assertThat(caller.get(caller.firstLink(done)).status()).isEqualTo(200);
  }

  @Test
  void textPlain_download_isStillAnImage() throws Exception {
    Caller caller = with(Oddity.TEXT_PLAIN);

    Caller.Response image = caller.get(caller.firstLink(done(caller, submit(caller))));

    assertThat(image.contentType()).isEqualTo("text/plain");
    assertThat(image.pixels().width).isEqualTo(512);
  }

  @Test
  void noEtaAndNoFetchResult_submit_hasNeither() throws Exception {
    assertThat(submit(with(Oddity.NO_ETA, Oddity.NO_FETCH_RESULT)).json())
        .doesNotContainKeys("eta", "fetch_result");
  }

  @Test
  void foreignFetchResult_submit_namesTheOldHost() throws Exception {
    assertThat(submit(with(Oddity.FOREIGN_FETCH_RESULT)).string("fetch_result"))
        .startsWith("https://stablediffusionapi.com/api/v6/image_editing/fetch/");
  }

  @Test
  void otherFetchId_bothNumbers_findTheJob() throws Exception {
    Caller caller = with(Oddity.OTHER_FETCH_ID);
    Caller.Response submit = submit(caller);

    assertThat(submit.string("fetch_result")).doesNotEndWith("/" + submit.get("id"));
    assertThat(caller.post(submit.string("fetch_result")).string("status")).isEqualTo("processing");
    assertThat(caller.post("/image_editing/fetch/" + submit.get("id")).string("status"))
        .isEqualTo("processing");
  }

  @Test
  void base64Result_withAndWithoutPrefix_isBehindALink() throws Exception {
    for (Oddity[] oddities : new Oddity[][] {{}, {Oddity.DATA_PREFIX}}) {
      Caller caller = with(oddities);
      Caller.Response submit = caller.post(REMOVE, "image", LINK, "base64", true);
      String link = caller.firstLink(done(caller, submit));
      assertThat(link).endsWith(".base64");

      String text = caller.get(link).text();

      String prefix = oddities.length == 0 ? "" : "data:image/png;base64,";
      assertThat(text).startsWith(prefix + "iVBOR");
      byte[] image = Base64.getDecoder().decode(text.substring(prefix.length()));
      assertThat(Bitmap.decode(image).width).isEqualTo(512);
    }
  }

  @Test
  void oddLinkNames_manyJobs_haveManyEndingsAndAllWork() throws Exception {
    Caller caller = with(Oddity.ODD_LINK_NAMES);
    List<String> endings = new ArrayList<>();

    for (int i = 0; i < 20; i++) {
      String link = caller.firstLink(done(caller, submit(caller)));
      assertThat(caller.get(link).status()).isEqualTo(200);
      endings.add(link.substring(link.lastIndexOf("-0") + 2));
    }

    assertThat(endings).containsOnly("", ".png.png", "_out.png").hasSize(20);
    assertThat(endings.stream().distinct()).hasSize(3);
  }

  @Test
  void bareCaption_success_isAStringInsteadOfAList() throws Exception {
    for (Oddity[] oddities : new Oddity[][] {{}, {Oddity.BARE_CAPTION}}) {
      Caller caller = with(oddities);
      Object output =
          done(caller, caller.post("/image_editing/caption", "init_image", LINK)).get("output");
      assertThat(output).isInstanceOf(oddities.length == 0 ? List.class : String.class);
    }
  }

  @Test
  void metaLinks_success_areNotResults() throws Exception {
    Caller caller = with(Oddity.META_LINKS);

    Map<?, ?> meta = (Map<?, ?>) done(caller, submit(caller)).get("meta");

    String link = ((List<?>) meta.get("output")).get(0).toString();
    assertThat(caller.get(link).status()).isEqualTo(404);
  }

  @Test
  void queuedStatus_whileWaiting_isQueued() throws Exception {
    assertThat(submit(with(Oddity.QUEUED_STATUS)).string("status")).isEqualTo("queued");
  }

  @Test
  void earlyNotFound_rightAfterSubmit_isNotFoundForAMoment() throws Exception {
    Caller caller = with(Oddity.EARLY_NOT_FOUND);
    String fetch = "/image_editing/fetch/" + submit(caller).get("id");

    assertThat(caller.post(fetch).string("message")).isEqualTo("Request not found");
    clock.seconds(1);
    assertThat(caller.post(fetch).string("status")).isNotEqualTo("failed");
  }

  @Test
  void nsfw_success_isReportedAndBlack() throws Exception {
    Caller caller = with(Oddity.NSFW);

    Caller.Response done = done(caller, submit(caller));

    assertThat(done.get("nsfw_content_detected")).isEqualTo(true);
    assertThat(caller.get(caller.firstLink(done)).pixels().at(9, 9)).isEqualTo(0xFF000000);
  }

  @Test
  void parse_name_findsTheOddity() {
    assertThat(Oddity.parse("late-links")).isEqualTo(Oddity.LATE_LINKS);
    assertThatThrownBy(() -> Oddity.parse("nice"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nice");
  }

  @Test
  void with_shareBeyondOne_isRejected() {
    assertThatThrownBy(() -> Oddities.none().with(Oddity.TIPS, 1.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.1");
  }
}
