// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.cli.Shell.Result;
import com.modelslab.json.jackson.JacksonJsonCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainTest {
  @TempDir Path directory;

  @Test
  void explain_success_isCompletedWithItsLinks() {
    Map<String, Object> said =
        explain(
            "{\"status\":\"success\",\"id\":168,\"output\":[\"https:\\/\\/r2.dev\\/a.png\"]}",
            "--call",
            "fetch");

    assertThat(said)
        .containsExactly(
            Map.entry("outcome", "completed"),
            Map.entry("id", "168"),
            Map.entry("outputs", List.of("https://r2.dev/a.png")),
            Map.entry("texts", List.of()),
            entry("error", null),
            entry("retryAfter", null),
            entry("message", null));
  }

  @Test
  void explain_thinProcessing_hasNoIdOfItsOwn() {
    Map<String, Object> said =
        explain("{\"status\":\"processing\",\"messege\":\"Try again later\",\"output\":\"\"}");

    assertThat(said)
        .containsEntry("outcome", "processing")
        .containsEntry("id", null)
        .containsEntry("message", "Try again later");
  }

  @Test
  void explain_fetchOfAKnownJob_namesIt() {
    Map<String, Object> said = explain("{\"status\":\"processing\"}", "--id", "77");

    assertThat(said).containsEntry("id", "77");
  }

  @Test
  void explain_successWithoutResult_isUnreadableAndNamesTheJob() {
    Map<String, Object> said = explain("{\"status\":\"success\",\"id\":9,\"output\":[]}");

    assertThat(said)
        .containsEntry("outcome", "unreadable")
        .containsEntry("id", "9")
        .containsEntry("error", "ResponseFormatException");
  }

  @Test
  void explain_failedJob_isFailed() {
    Map<String, Object> said =
        explain("{\"status\":\"failed\",\"id\":5,\"message\":\"no face was found\"}");

    assertThat(said)
        .containsEntry("outcome", "failed")
        .containsEntry("id", "5")
        .containsEntry("error", "JobFailedException")
        .containsEntry("message", "no face was found");
  }

  @ParameterizedTest
  @CsvSource({
    "Invalid API key, AuthenticationException",
    "Insufficient credits. Please add more credits to continue., InsufficientCreditsException",
    "Rate limit exceeded. Maximum 5 queued requests allowed., RateLimitException",
    "This feature requires a premium subscription, PlanException"
  })
  void explain_refusalHiddenInHttp200_isRefusedByItsClass(String message, String error) {
    Map<String, Object> said =
        explain("{\"status\":\"error\",\"message\":\"" + message + "\"}", "--call", "submit");

    assertThat(said).containsEntry("outcome", "refused").containsEntry("error", error);
    assertThat((String) said.get("message")).contains(message.replaceAll("[.]$", ""));
  }

  @Test
  void explain_retryAfterInTheBody_isTold() {
    Map<String, Object> said =
        explain(
            "{\"status\":\"error\",\"message\":\"Rate limit exceeded\",\"retry_after\":30}",
            "--call",
            "submit",
            "--http",
            "429");

    assertThat(said).containsEntry("retryAfter", 30L);
  }

  @Test
  void explain_pageUnderAGoodStatus_isUnreadable() {
    assertThat(explain("<!DOCTYPE html><title>x</title>")).containsEntry("outcome", "unreadable");
  }

  @Test
  void explain_pageUnderABadStatus_isRefused() {
    assertThat(explain("error code: 524", "--http", "524"))
        .containsEntry("outcome", "refused")
        .containsEntry("error", "ServerException");
  }

  @Test
  void explain_ambiguousSubmit_tellsTheCauseAndSaysSo() {
    Map<String, Object> said = explain("{\"status\":", "--call", "submit");

    assertThat(said)
        .containsEntry("outcome", "unreadable")
        .containsEntry("error", "ResponseFormatException");
    assertThat((String) said.get("message")).contains("not known whether");
  }

  @Test
  void explain_webhook_isReadAsAReport() {
    Map<String, Object> said =
        explain(
            "{\"status\":\"success\",\"id\":\"9\",\"output\":[\"https://e.com/a.png\"],\"track_id\":1}",
            "--call",
            "webhook");

    assertThat(said).containsEntry("outcome", "completed").containsEntry("id", "9");
  }

  @Test
  void explain_anyBytes_concludesSomething() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < 20; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      for (String call : List.of("submit", "fetch", "webhook")) {
        Result result = new Shell().in(bytes).run("explain", "-", "--call", call);

        assertThat(result.code()).isEqualTo(ExitCode.OK);
        assertThat(result.err()).isEmpty();
        assertThat(read(result)).containsEntry("outcome", "unreadable");
      }
    }
  }

  @Test
  void explain_empty_isUnreadable() {
    assertThat(explain("")).containsEntry("outcome", "unreadable");
  }

  @Test
  void explain_byteOrderMark_isRead() {
    assertThat(explain("\uFEFF{\"status\":\"success\",\"id\":1,\"output\":[\"https://e.com/a\"]}"))
        .containsEntry("outcome", "completed");
  }

  @Test
  void explain_deeplyNested_isUnreadable() {
    assertThat(explain("{\"a\":" + "[".repeat(100_000))).containsEntry("outcome", "unreadable");
  }

  @Test
  void explain_hugeAnswer_isUnreadable() {
    byte[] huge = new byte[17 << 20];

    Result result = new Shell().in(huge).run("explain", "-", "--call", "submit");

    assertThat(result.code()).isEqualTo(ExitCode.OK);
    assertThat(read(result)).containsEntry("outcome", "unreadable");
  }

  @Test
  void explain_missingFile_isBadInput() {
    Result result = new Shell().run("explain", "no-such.json");

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("no-such.json").doesNotContain("\tat ");
  }

  @Test
  void explain_directory_isBadInput() {
    Result result = new Shell().run("explain", directory.toString());

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("Cannot read the response");
  }

  @Test
  void explain_statusThatIsNone_isBadInput() {
    Result result = new Shell().run("explain", "-", "--http", "2000");

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("--http must be from 100 to 599, was 2000");
  }

  private Map<String, Object> explain(String response, String... options) {
    try {
      Path file = Files.writeString(directory.resolve("response"), response);
      String[] words = new String[options.length + 2];
      System.arraycopy(options, 0, words, 1, options.length);
      words[0] = "explain";
      words[words.length - 1] = file.toString();
      Result result = new Shell().run(words);
      assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.OK);
      return read(result);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, Object> read(Result result) {
    assertThat(result.out().lines()).hasSize(1);
    return new JacksonJsonCodec().decode(result.out().getBytes(UTF_8));
  }

  private static Map.Entry<String, Object> entry(String name, Object value) {
    return new java.util.AbstractMap.SimpleEntry<>(name, value);
  }
}
