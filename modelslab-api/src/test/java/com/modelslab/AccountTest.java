// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.error.AuthenticationException;
import com.modelslab.error.RateLimitException;
import com.modelslab.error.ResponseFormatException;
import com.modelslab.image.ImageInput;
import com.modelslab.spi.TransportResponse;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountTest {
  private final FakeService service = new FakeService();
  private final ModelsLab modelsLab = service.client().build();
  private final Account account = modelsLab.account();

  @AfterEach
  void close() {
    modelsLab.close();
  }

  @Test
  void balance_answer_isReadExactly() {
    service.answer(200, "status", "success", "data", Map.of("balance", 43.6, "currency", "USD"));

    assertThat(account.balance()).isEqualTo(new Balance(new BigDecimal("43.6"), "USD"));
    assertThat(service.paths()).containsExactly("/api/wallet_balance");
  }

  @Test
  void balance_answerWithoutNumber_isUnreadable() {
    service.answer(200, "status", "success", "data", Map.of());

    assertThatThrownBy(account::balance)
        .isInstanceOf(ResponseFormatException.class)
        .hasMessageContaining("/api/wallet_balance")
        .hasMessageContaining("balance");
  }

  @Test
  void requestsInProgress_answer_isRead() {
    service.answer(200, "processing_count", "3", "message", "3 requests");

    assertThat(account.requestsInProgress()).isEqualTo(3);
    assertThat(service.paths()).containsExactly("/api/v6/processing/request_count");
    assertThat(service.requests().get(0).method()).isEqualTo("POST");
  }

  @Test
  void requestsInProgress_tooOften_isARateLimit() {
    service.answer(429, "message", "Too Many Attempts.");

    assertThatThrownBy(account::requestsInProgress).isInstanceOf(RateLimitException.class);
  }

  @Test
  void subscribedProducts_answer_isReadAndAskedForByGet() {
    service.answer(
        200,
        "status",
        "success",
        "data",
        Map.of(
            "imagen",
            Map.of("total_api_call", 999L, "api_call_remaining", 897L, "percentage_used", 10L)));

    assertThat(account.subscribedProducts())
        .containsExactly(new ProductUsage("imagen", 999, 897, 10));
    assertThat(service.requests().get(0).method()).isEqualTo("GET");
    assertThat(service.sent(0)).containsEntry("key", "sk-test-key");
  }

  @Test
  void subscribedProducts_stackThatSendsNoBodyWithGet_asksByPost() {
    service.answer(400, "status", "error", "message", "Invalid API Request");
    service.answer(200, "data", Map.of("imagen", Map.of("total_api_call", 9L)));

    assertThat(account.subscribedProducts()).containsExactly(new ProductUsage("imagen", 9, 0, 0));
    assertThat(service.requests().get(1).method()).isEqualTo("POST");
  }

  @Test
  void subscribedProducts_refusedBothWays_throwsTheFirstRefusal() {
    service.answer(401, "status", "error", "message", "Invalid API key");
    service.answer(405, "message", "Method not allowed");

    assertThatThrownBy(account::subscribedProducts).isInstanceOf(AuthenticationException.class);
  }

  @Test
  void generatedAssets_threePages_areAskedForOneByOne() {
    page(1, 3, 11L);
    page(2, 3, 12L);
    page(3, 3, 13L);

    assertThat(account.generatedAssets(Account.IMAGE).map(GeneratedAsset::id))
        .containsExactly("11", "12", "13");
    assertThat(service.requests()).hasSize(3);
    assertThat(service.sent(2)).containsEntry("page", 3).containsEntry("type", "image");
  }

  @Test
  void generatedAssets_enoughOnFirstPage_asksForNoMore() {
    page(1, 3, 11L);

    assertThat(account.generatedAssets(Account.IMAGE).limit(1)).hasSize(1);
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void generatedAssets_noPagination_isOnePage() {
    service.answer(
        200, "data", List.of(Map.of("id", 5L, "output", List.of("https://r2.example/a.png"))));

    assertThat(account.generatedAssets(Account.VIDEO))
        .containsExactly(new GeneratedAsset("5", List.of(URI.create("https://r2.example/a.png"))));
  }

  @Test
  void deleteAsset_answer_isEnough() {
    service.answer(200, "status", "success", "messege", "image deleted");

    account.deleteAsset("2398", Account.IMAGE);

    assertThat(service.paths()).containsExactly("/api/v3/delete_image");
    assertThat(service.sent(0)).containsEntry("request_id", 2398L).containsEntry("type", "image");
  }

  @Test
  void upload_bytes_givesTheLink() {
    service.answer(200, "status", "success", "output", List.of("https://r2.example/1.png"));

    assertThat(account.upload(image())).isEqualTo(URI.create("https://r2.example/1.png"));
    assertThat(service.paths()).containsExactly("/api/v6/base64_to_url");
    assertThat(service.sent(0).get("base64_string"))
        .asString()
        .startsWith("data:image/png;base64,");
  }

  @Test
  void deleteAsset_idThatIsNoNumber_isSentAsText() {
    service.answer(200, "status", "success");

    account.deleteAsset("abc-7", Account.IMAGE);
    account.deleteAsset("0042", Account.IMAGE);

    assertThat(service.sent(0)).containsEntry("request_id", "abc-7");
    assertThat(service.sent(1)).containsEntry("request_id", "0042");
  }

  @Test
  void asyncMethods_always_doWhatTheBlockingOnesDo() {
    service
        .answer(200, "data", Map.of("balance", 43.6, "currency", "USD"))
        .answer(200, "processing_count", 3L)
        .answer(400, "message", "no body with GET")
        .answer(200, "data", Map.of("plan", Map.of("total_api_call", 5L)))
        .answer(200, "data", List.of(Map.of("id", 1L)), "pagination", Map.of("last_page", 2L))
        .answer(200, "data", List.of(Map.of("id", 2L)), "pagination", Map.of("last_page", 2L))
        .answer(200, "status", "success")
        .answer(200, "output", List.of("https://r2.example/1.png"))
        .answer(200, "link", "https://r2.example/2.png", "request_id", 5L)
        .answer(200, "has_nsfw_concept", List.of(true))
        .answer(200, "is_nsfw", false, "is_cp", false);

    assertThat(account.balanceAsync().join().currency()).isEqualTo("USD");
    assertThat(account.requestsInProgressAsync().join()).isEqualTo(3);
    assertThat(account.subscribedProductsAsync().join()).hasSize(1);
    assertThat(account.generatedAssetsAsync(Account.VIDEO).join())
        .extracting(GeneratedAsset::id)
        .containsExactly("1", "2");
    assertThat(account.deleteAssetAsync("1", Account.IMAGE).join()).isNull();
    assertThat(account.uploadAsync(image()).join()).hasToString("https://r2.example/1.png");
    assertThat(account.cropAsync(image(), true).join().requestId()).isEqualTo("5");
    assertThat(account.isNsfwAsync(URI.create("https://x/a.png"), 0.5).join()).isTrue();
    assertThat(account.checkPromptAsync("a cat").join().nsfw()).isFalse();
  }

  @Test
  void balanceAsync_refused_failsTheFutureAndDoesNotThrow() {
    service.answer(401, "status", "error", "message", "Invalid API key");

    assertThat(account.balanceAsync())
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableThat()
        .withCauseInstanceOf(AuthenticationException.class);
  }

  @Test
  void balanceAsync_cancelled_cancelsTheExchange() {
    CompletableFuture<TransportResponse> response = new CompletableFuture<>();
    service.answerWith(response);

    account.balanceAsync().cancel(true);

    assertThat(response).isCancelled();
  }

  @Test
  void upload_link_isRefused() {
    assertThatThrownBy(() -> account.upload(ImageInput.url("https://up.example/a.png")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void crop_bytes_givesLinkAndRequestId() {
    service.answer(
        200, "status", "success", "link", "https://r2.example/c.png", "request_id", 2398L);

    assertThat(account.crop(image(), true))
        .isEqualTo(new CroppedImage(URI.create("https://r2.example/c.png"), "2398"));
    assertThat(service.sent(0)).containsEntry("crop", "true");
  }

  @Test
  void isNsfw_answerWithoutStatus_isRead() {
    service.answer(200, "images", "https://up.example/a.png", "has_nsfw_concept", List.of(true));

    assertThat(account.isNsfw(URI.create("https://up.example/a.png"), 0.5)).isTrue();
  }

  @Test
  void checkPrompt_answer_isReadAndKeptOutOfTheText() {
    service.answer(
        200, "status", "success", "is_cp", false, "is_nsfw", "yes", "filtered_prompt", "a hat");

    PromptCheck check = account.checkPrompt("a bad hat");

    assertThat(check).isEqualTo(new PromptCheck(true, false, "a hat"));
    assertThat(check.toString()).doesNotContain("hat");
  }

  @Test
  void balance_baseUriOfAProxy_staysBelowIt() {
    service.answer(200, "data", Map.of("balance", 1L));
    try (ModelsLab proxied =
        service.client().baseUri(URI.create("https://proxy.example/ml/api/v6")).build()) {
      proxied.account().balance();
    }

    assertThat(service.requests().get(0).uri())
        .isEqualTo(URI.create("https://proxy.example/ml/api/wallet_balance"));
  }

  private void page(long page, long last, long id) {
    service.answer(
        200,
        "type",
        "image",
        "data",
        List.of(Map.of("id", id, "output", List.of("https://r2.example/" + id + ".png"))),
        "pagination",
        Map.of("current_page", page, "last_page", last));
  }

  private static ImageInput image() {
    return ImageInput.base64("data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB");
  }
}
