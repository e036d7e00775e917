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
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The account: its money, its limits, what it made. Calls that spend money are left out.
 *
 * <p>All methods block the calling thread and throw a {@link ModelsLabException} if the service
 * refuses or does not answer. Safe for concurrent calls.
 */
public final class Account {
  /** The kind of assets: images. */
  public static final String IMAGE = "image";

  /** The kind of assets: films. */
  public static final String VIDEO = "video";

  /** The kind of assets: sound. */
  public static final String VOICE = "voice";

  /** The kind of assets: three-dimensional things. */
  public static final String THREE_D = "3d";

  private static final int PER_PAGE = 30;

  /** No listing asks for more pages than this, whatever the service says of their number. */
  private static final int MOST_PAGES = 10_000;

  private final ClientContext client;

  Account(ClientContext client) {
    this.client = client;
  }

  /** {@return the money that is left} */
  public Balance balance() {
    JsonFields data = query("wallet_balance", Map.of()).object("data");
    return new Balance(number("wallet_balance", data, "balance"), data.text("currency").orElse(""));
  }

  /**
   * {@return how many of the account's requests the service works on, over all its tools}
   *
   * <p>The service takes this call 30 times a minute.
   */
  public long requestsInProgress() {
    String path = "v6/processing/request_count";
    return number(path, query(path, Map.of()), "processing_count").longValue();
  }

  /** {@return the products that the account is subscribed to} */
  public List<ProductUsage> subscribedProducts() {
    JsonFields products = subscriptions().object("data");
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
   * The service documents a GET with the key in its body. Two of the three HTTP stacks cannot send
   * a body with a GET, so what is refused that way is asked for like everything else.
   */
  private JsonFields subscriptions() {
    Call post = Call.of(Operation.QUERY, address("subscribed_products"), Map.of());
    try {
      return send(post.withMethod("GET"));
    } catch (AuthenticationException | InvalidRequestException refused) {
      try {
        return send(post);
      } catch (ApiException again) {
        refused.addSuppressed(again);
        throw refused;
      }
    }
  }

  /**
   * {@return what the account made, page after page, each asked for when the stream comes to it; a
   * sequential stream}
   *
   * @param type {@link #IMAGE}, {@link #VIDEO}, {@link #VOICE} or {@link #THREE_D}
   */
  public Stream<GeneratedAsset> generatedAssets(String type) {
    requireNonNull(type, "type");
    int[] last = {1};
    return IntStream.rangeClosed(1, MOST_PAGES)
        .filter(page -> page <= last[0])
        .mapToObj(
            page -> {
              JsonFields response =
                  query(
                      "assets_generated",
                      Map.<String, Object>of("type", type, "per_page", PER_PAGE, "page", page));
              last[0] =
                  response
                      .object("pagination")
                      .number("last_page")
                      .map(BigDecimal::intValue)
                      .orElse(page);
              return assets(response);
            })
        .flatMap(List::stream);
  }

  private static List<GeneratedAsset> assets(JsonFields page) {
    List<GeneratedAsset> assets = new ArrayList<>();
    for (JsonFields asset : page.objects("data")) {
      assets.add(new GeneratedAsset(asset.id().orElse(""), Outputs.of(asset).links()));
    }
    return assets;
  }

  /**
   * Deletes something that the account made.
   *
   * @param requestId the id of the job, or of {@link CroppedImage#requestId}
   * @param type {@link #IMAGE}, {@link #VIDEO}, {@link #VOICE} or {@link #THREE_D}
   */
  public void deleteAsset(long requestId, String type) {
    send(
        Call.of(
            Operation.COMMAND,
            address("v3/delete_image"),
            Map.<String, Object>of("request_id", requestId, "type", requireNonNull(type, "type"))));
  }

  /**
   * Puts an image where a link leads to it, for 24 hours. Requests with images do this by
   * themselves where it is needed.
   *
   * @throws IllegalArgumentException if the image is a link already
   */
  public URI upload(ImageInput image) {
    String path = "v6/base64_to_url";
    return link(path, query(path, Map.of("base64_string", bytes(image))));
  }

  /**
   * Puts an image where a link leads to it.
   *
   * @param crop whether to crop it to a square
   * @throws IllegalArgumentException if the image is a link
   */
  public CroppedImage crop(ImageInput image, boolean crop) {
    String path = "v3/base64_crop";
    JsonFields response =
        query(path, Map.of("image", bytes(image), "crop", crop ? "true" : "false"));
    return new CroppedImage(link(path, response), response.text("request_id").orElse(""));
  }

  /**
   * {@return whether the service finds an image unsafe}; for enterprise accounts.
   *
   * @param threshold from 0 to 1; the service's own is 0.5
   */
  public boolean isNsfw(URI image, double threshold) {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("threshold must be from 0.0 to 1.0, was " + threshold);
    }
    String path = "v3/nsfw_image_check";
    JsonFields response =
        query(path, Map.<String, Object>of("init_image", image.toString(), "threshold", threshold));
    return response
        .flagOrAny("has_nsfw_concept")
        .orElseThrow(() -> unreadable(path, "it does not say has_nsfw_concept"));
  }

  /** {@return what the service thinks of a prompt}; for enterprise accounts. */
  public PromptCheck checkPrompt(String prompt) {
    String path = "check_nsfw_cp";
    JsonFields response = query(path, Map.of("prompt", requireNonNull(prompt, "prompt")));
    return new PromptCheck(
        response.flag("is_nsfw").orElseThrow(() -> unreadable(path, "it does not say is_nsfw")),
        response.flag("is_cp").orElse(false),
        response.text("filtered_prompt").orElse(""));
  }

  private JsonFields query(String path, Map<String, ?> fields) {
    return send(Call.of(Operation.QUERY, address(path), fields));
  }

  private JsonFields send(Call call) {
    return JsonFields.of(client.send(call).body());
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
    return body.number(name)
        .orElseThrow(() -> unreadable(path, "it names no number under " + name));
  }

  private static URI link(String path, JsonFields response) {
    return Outputs.of(response).links().stream()
        .findFirst()
        .orElseThrow(() -> unreadable(path, "it names no link to the image"));
  }

  private static ResponseFormatException unreadable(String path, String problem) {
    return new ResponseFormatException("/api/" + path, problem, null, null);
  }
}
