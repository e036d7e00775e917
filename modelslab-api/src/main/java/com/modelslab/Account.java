// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.ApiException;
import com.modelslab.error.AuthenticationException;
import com.modelslab.error.InvalidRequestException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.error.ResponseFormatException;
import com.modelslab.image.ImageInput;
import com.modelslab.internal.job.ClientContext;
import com.modelslab.internal.json.JsonFields;
import com.modelslab.internal.json.Outputs;
import com.modelslab.spi.Call;
import com.modelslab.spi.Operation;
import com.modelslab.spi.async.CallerThread;
import com.modelslab.spi.async.Futures;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The account: its balance, its limits, and its generated assets. Calls that spend money are left
 * out.
 *
 * <p>The methods that return a value block the calling thread and throw a {@link
 * ModelsLabException} if the service refuses or does not respond. Those that return a future do not
 * block: the future fails with the same exception, and completes on the client's executor. Both
 * throw an {@link IllegalArgumentException} at once for an argument that cannot be sent. Safe for
 * concurrent calls.
 */
public final class Account {
  /** The type of assets that are images. */
  public static final String IMAGE = "image";

  /** The type of assets that are videos. */
  public static final String VIDEO = "video";

  /** The type of assets that are audio files. */
  public static final String VOICE = "voice";

  /** The type of assets that are 3D models. */
  public static final String THREE_D = "3d";

  private static final int PER_PAGE = 30;

  /** No listing asks for more pages than this, whatever number the service gives. */
  private static final int MOST_PAGES = 10_000;

  private final ClientContext client;

  Account(ClientContext client) {
    this.client = client;
  }

  /** {@return the balance of the account's wallet} */
  public Balance balance() {
    return await(this::balance);
  }

  /** {@return a future of {@link #balance()}} */
  public CompletableFuture<Balance> balanceAsync() {
    return start(this::balance);
  }

  private CompletableFuture<Balance> balance(@Nullable CallerThread caller) {
    String path = "wallet_balance";
    return Futures.map(
        query(path, Map.of(), caller),
        response -> {
          JsonFields data = response.object("data");
          return new Balance(number(path, data, "balance"), data.text("currency").orElse(""));
        });
  }

  /**
   * {@return how many of the account's requests the service is processing, over all its endpoints}
   *
   * <p>The service allows this call 30 times a minute.
   */
  public long requestsInProgress() {
    return await(this::requestsInProgress);
  }

  /** {@return a future of {@link #requestsInProgress()}} */
  public CompletableFuture<Long> requestsInProgressAsync() {
    return start(this::requestsInProgress);
  }

  private CompletableFuture<Long> requestsInProgress(@Nullable CallerThread caller) {
    String path = "v6/processing/request_count";
    return Futures.map(
        query(path, Map.of(), caller),
        response -> number(path, response, "processing_count").longValue());
  }

  /** {@return the products that the account is subscribed to} */
  public List<ProductUsage> subscribedProducts() {
    return await(this::subscribedProducts);
  }

  /** {@return a future of {@link #subscribedProducts()}} */
  public CompletableFuture<List<ProductUsage>> subscribedProductsAsync() {
    return start(this::subscribedProducts);
  }

  /**
   * The service documents a GET with the key in its body. Two of the three HTTP stacks cannot send
   * a body with a GET, so what is refused that way is requested like everything else.
   */
  private CompletableFuture<List<ProductUsage>> subscribedProducts(@Nullable CallerThread caller) {
    Call post = Call.of(Operation.QUERY, address("subscribed_products"), Map.of());
    CompletableFuture<JsonFields> response =
        Futures.recover(
            send(post.withMethod("GET"), caller),
            refused ->
                refused instanceof AuthenticationException
                        || refused instanceof InvalidRequestException
                    ? Futures.recover(send(post, caller), again -> both(refused, again))
                    : Futures.failed(refused));
    return Futures.map(response, Account::products);
  }

  private static <T> CompletableFuture<T> both(Throwable refused, Throwable again) {
    if (!(again instanceof ApiException)) {
      return Futures.failed(again);
    }
    refused.addSuppressed(again);
    return Futures.failed(refused);
  }

  private static List<ProductUsage> products(JsonFields response) {
    JsonFields products = response.object("data");
    List<ProductUsage> usages = new ArrayList<>();
    for (String product : products.fields().keySet()) {
      JsonFields usage = products.object(product);
      usages.add(
          new ProductUsage(
              product,
              usage.number("total_api_call").map(BigDecimal::longValue).orElse(0L),
              usage.number("api_call_remaining").map(BigDecimal::longValue).orElse(0L),
              usage.number("percentage_used").map(BigDecimal::doubleValue).orElse(0.0)));
    }
    return List.copyOf(usages);
  }

  /**
   * {@return the account's generated assets, page after page, each fetched when the stream reaches
   * it; a sequential stream}
   *
   * @param type {@link #IMAGE}, {@link #VIDEO}, {@link #VOICE} or {@link #THREE_D}
   */
  public Stream<GeneratedAsset> generatedAssets(String type) {
    requireNonNull(type, "type");
    long[] last = {1};
    return IntStream.rangeClosed(1, MOST_PAGES)
        .filter(page -> page <= last[0])
        .mapToObj(
            page -> {
              JsonFields response = await(caller -> assets(type, page, caller));
              last[0] = lastPage(response, page);
              return assets(response);
            })
        .flatMap(List::stream);
  }

  /**
   * {@return a future of all generated assets of the account; they are held in memory, unlike those
   * of {@link #generatedAssets}}
   *
   * @param type {@link #IMAGE}, {@link #VIDEO}, {@link #VOICE} or {@link #THREE_D}
   */
  public CompletableFuture<List<GeneratedAsset>> generatedAssetsAsync(String type) {
    requireNonNull(type, "type");
    return start(caller -> assetsFrom(type, 1, new ArrayList<>()));
  }

  private CompletableFuture<List<GeneratedAsset>> assetsFrom(
      String type, int page, List<GeneratedAsset> before) {
    return Futures.compose(
        assets(type, page, null),
        response -> {
          before.addAll(assets(response));
          return page < Math.min(lastPage(response, page), MOST_PAGES)
              ? assetsFrom(type, page + 1, before)
              : CompletableFuture.completedFuture(List.copyOf(before));
        });
  }

  private CompletableFuture<JsonFields> assets(
      String type, int page, @Nullable CallerThread caller) {
    return query(
        "assets_generated",
        Map.<String, Object>of("type", type, "per_page", PER_PAGE, "page", page),
        caller);
  }

  private static long lastPage(JsonFields response, int page) {
    return response
        .object("pagination")
        .number("last_page")
        .map(BigDecimal::longValue)
        .orElse((long) page);
  }

  private static List<GeneratedAsset> assets(JsonFields page) {
    List<GeneratedAsset> assets = new ArrayList<>();
    for (JsonFields asset : page.objects("data")) {
      assets.add(new GeneratedAsset(asset.id().orElse(""), Outputs.of(asset).links()));
    }
    return assets;
  }

  /**
   * Deletes a generated asset.
   *
   * @param requestId the id of the job that made it, or {@link CroppedImage#requestId}
   * @param type {@link #IMAGE}, {@link #VIDEO}, {@link #VOICE} or {@link #THREE_D}
   */
  public void deleteAsset(String requestId, String type) {
    Call delete = delete(requestId, type);
    await(caller -> send(delete, caller));
  }

  /** {@return a future of {@link #deleteAsset}, completed with null} */
  public CompletableFuture<Void> deleteAssetAsync(String requestId, String type) {
    Call delete = delete(requestId, type);
    return start(caller -> Futures.compose(send(delete, caller), response -> done()));
  }

  private static CompletableFuture<Void> done() {
    return CompletableFuture.completedFuture(null);
  }

  private Call delete(String requestId, String type) {
    if (requestId.isBlank()) {
      throw new IllegalArgumentException("requestId must not be blank");
    }
    return Call.of(
        Operation.COMMAND,
        address("v3/delete_image"),
        Map.of("request_id", id(requestId), "type", requireNonNull(type, "type")));
  }

  /** The service documents a number here; some of its ids are none. */
  private static Object id(String requestId) {
    boolean number = requestId.matches("[1-9][0-9]{0,17}");
    return number ? (Object) Long.valueOf(requestId) : requestId;
  }

  /**
   * Uploads an image to a link that the service can read, for 24 hours. Requests with images do
   * this by themselves if it is needed.
   *
   * @throws IllegalArgumentException if the image is a link already
   */
  public URI upload(ImageInput image) {
    return await(caller -> upload(image, caller));
  }

  /** {@return a future of {@link #upload(ImageInput)}} */
  public CompletableFuture<URI> uploadAsync(ImageInput image) {
    return start(caller -> upload(image, caller));
  }

  private CompletableFuture<URI> upload(ImageInput image, @Nullable CallerThread caller) {
    String path = "v6/base64_to_url";
    return Futures.map(
        query(path, Map.of("base64_string", bytes(image)), caller),
        response -> link(path, response));
  }

  /**
   * Uploads an image like {@link #upload(ImageInput)}.
   *
   * @param crop whether to crop it to a square
   * @throws IllegalArgumentException if the image is a link
   */
  public CroppedImage crop(ImageInput image, boolean crop) {
    return await(caller -> crop(image, crop, caller));
  }

  /** {@return a future of {@link #crop(ImageInput, boolean)}} */
  public CompletableFuture<CroppedImage> cropAsync(ImageInput image, boolean crop) {
    return start(caller -> crop(image, crop, caller));
  }

  private CompletableFuture<CroppedImage> crop(
      ImageInput image, boolean crop, @Nullable CallerThread caller) {
    String path = "v3/base64_crop";
    return Futures.map(
        query(path, Map.of("image", bytes(image), "crop", crop ? "true" : "false"), caller),
        response -> new CroppedImage(link(path, response), response.text("request_id").orElse("")));
  }

  /**
   * {@return whether the service finds an image unsafe}; for enterprise accounts.
   *
   * @param threshold from 0 to 1; the service's default is 0.5
   */
  public boolean isNsfw(URI image, double threshold) {
    return await(caller -> isNsfw(image, threshold, caller));
  }

  /** {@return a future of {@link #isNsfw(URI, double)}} */
  public CompletableFuture<Boolean> isNsfwAsync(URI image, double threshold) {
    return start(caller -> isNsfw(image, threshold, caller));
  }

  private CompletableFuture<Boolean> isNsfw(
      URI image, double threshold, @Nullable CallerThread caller) {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("threshold must be from 0.0 to 1.0, was " + threshold);
    }
    String path = "v3/nsfw_image_check";
    Map<String, Object> fields = Map.of("init_image", image.toString(), "threshold", threshold);
    return Futures.map(
        query(path, fields, caller),
        response ->
            response
                .flagOrAny("has_nsfw_concept")
                .orElseThrow(() -> unreadable(path, "it does not say has_nsfw_concept")));
  }

  /** {@return the service's verdict on a prompt}; for enterprise accounts. */
  public PromptCheck checkPrompt(String prompt) {
    return await(caller -> checkPrompt(prompt, caller));
  }

  /** {@return a future of {@link #checkPrompt(String)}} */
  public CompletableFuture<PromptCheck> checkPromptAsync(String prompt) {
    return start(caller -> checkPrompt(prompt, caller));
  }

  private CompletableFuture<PromptCheck> checkPrompt(String prompt, @Nullable CallerThread caller) {
    String path = "check_nsfw_cp";
    return Futures.map(
        query(path, Map.of("prompt", requireNonNull(prompt, "prompt")), caller),
        response ->
            new PromptCheck(
                response
                    .flag("is_nsfw")
                    .orElseThrow(() -> unreadable(path, "it does not say is_nsfw")),
                response.flag("is_cp").orElse(false),
                response.text("filtered_prompt").orElse("")));
  }

  private static <T> T await(Function<CallerThread, CompletableFuture<T>> work) {
    return CallerThread.await(work);
  }

  private <T> CompletableFuture<T> start(
      Function<@Nullable CallerThread, CompletableFuture<T>> work) {
    return client.handOver(work.apply(null));
  }

  private CompletableFuture<JsonFields> query(
      String path, Map<String, ?> fields, @Nullable CallerThread caller) {
    return send(Call.of(Operation.QUERY, address(path), fields), caller);
  }

  private CompletableFuture<JsonFields> send(Call call, @Nullable CallerThread caller) {
    return Futures.map(client.send(call, caller), response -> JsonFields.of(response.body()));
  }

  private String address(String path) {
    return client.base().ofApi(path);
  }

  private static String bytes(ImageInput image) {
    if (image.link().isPresent()) {
      throw new IllegalArgumentException(
          "The image is a link already. For a file use ImageInput.file(path)");
    }
    return image.wireValue();
  }

  private static BigDecimal number(String path, JsonFields body, String name) {
    return body.number(name).orElseThrow(() -> unreadable(path, "it has no number under " + name));
  }

  private static URI link(String path, JsonFields response) {
    return Outputs.of(response).links().stream()
        .findFirst()
        .orElseThrow(() -> unreadable(path, "it has no link to the image"));
  }

  private static ResponseFormatException unreadable(String path, String problem) {
    return new ResponseFormatException("/api/" + path, problem, null, null);
  }
}
