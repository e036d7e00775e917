// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.ModelsLabException;
import com.modelslab.error.ResponseFormatException;
import com.modelslab.internal.Limits;
import com.modelslab.internal.job.ClientContext;
import com.modelslab.internal.json.JsonFields;
import com.modelslab.media.MediaInput;
import com.modelslab.request.GeneralRequest;
import com.modelslab.spi.Call;
import com.modelslab.spi.Operation;
import com.modelslab.spi.async.CallerThread;
import com.modelslab.spi.async.Futures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Calls that make no job: what they ask for is in the response, or they change something.
 *
 * <p>The methods that return a value block the calling thread and throw a {@link
 * ModelsLabException} if the service refuses or does not respond. Those that return a future do not
 * block: the future fails with the same exception, and completes on the client's executor. Safe for
 * concurrent calls.
 */
public final class DirectCalls {
  /** The type of voices that come with the service, for {@link #voices}. */
  public static final String MANUAL = "manual";

  /** The type of voices that the account has uploaded, for {@link #voices}. */
  public static final String TRAINED = "trained";

  /** The type of voices that sing covers, for {@link #voices}. */
  public static final String VOICE_COVER = "voice_cover";

  private final ClientContext client;

  DirectCalls(ClientContext client) {
    this.client = client;
  }

  /**
   * Sends a request whose response is not about a job, such as a training, and returns the response
   * as it is. It is sent once; retries treat it like a submit.
   *
   * @return the fields of the response, unmodifiable; of one that is a bare list, the field {@code
   *     items}
   * @throws IllegalArgumentException if a field holds a file that is not a link: only requests that
   *     make jobs upload
   */
  public Map<String, @Nullable Object> call(GeneralRequest request) {
    Call call = checked(request);
    return CallerThread.await(caller -> send(call, caller));
  }

  /** {@return a future of {@link #call}} */
  public CompletableFuture<Map<String, @Nullable Object>> callAsync(GeneralRequest request) {
    return client.handOver(send(checked(request), null));
  }

  /**
   * Lists voices: {@code POST /voice/voice_list}.
   *
   * @param type {@link #MANUAL}, {@link #TRAINED} or {@link #VOICE_COVER}
   */
  public List<Voice> voices(String type) {
    return CallerThread.await(caller -> voices(type, caller));
  }

  /** {@return a future of {@link #voices(String)}} */
  public CompletableFuture<List<Voice>> voicesAsync(String type) {
    return client.handOver(voices(type, null));
  }

  private CompletableFuture<List<Voice>> voices(String type, @Nullable CallerThread caller) {
    Map<String, Object> fields = Map.of("type", requireNonNull(type, "type"));
    return Futures.map(
        send(Call.of(Operation.QUERY, "/v6/voice/voice_list", fields), caller),
        body ->
            JsonFields.of(body).objects("voices").stream()
                .map(
                    voice ->
                        new Voice(
                            voice.text("voice_id").orElse(""),
                            voice.text("name").orElse(""),
                            voice.text("language").orElse("")))
                .toList());
  }

  /**
   * Lists the public community models, all at once: {@code POST /v4/dreambooth/model_list}. Raise
   * {@link ModelsLab.Builder#maxBodyBytes} if the list is longer than that.
   */
  public List<CommunityModel> communityModels() {
    return CallerThread.await(this::communityModels);
  }

  /** {@return a future of {@link #communityModels()}} */
  public CompletableFuture<List<CommunityModel>> communityModelsAsync() {
    return client.handOver(communityModels(null));
  }

  private CompletableFuture<List<CommunityModel>> communityModels(@Nullable CallerThread caller) {
    return Futures.map(
        send(Call.of(Operation.QUERY, "/v4/dreambooth/model_list", Map.of()), caller),
        body ->
            JsonFields.of(body).objects("items").stream()
                .map(
                    model ->
                        new CommunityModel(
                            model.text("model_id").orElse(""),
                            model.text("model_name").orElse(""),
                            model.text("model_category").orElse(""),
                            model.text("status").orElse(""),
                            model.text("description").orElse("")))
                .toList());
  }

  /**
   * {@return the models that {@code search} finds, page after page, each fetched when the stream
   * reaches it; a sequential stream}
   *
   * <p><b>The API key goes out in the address</b>, where proxies and servers may log it; see {@link
   * #get}. It is {@code GET /v7/models}. The service does not document the form of the response, so
   * the SDK takes those that its other lists have. The stream ends with the page that the service
   * calls the last, or before one that is empty or the same as the one before it.
   *
   * @throws ResponseFormatException from the stream, if there is no list where the SDK looks for it
   */
  public Stream<ModelSummary> models(ModelSearch search) {
    return StreamSupport.stream(new Pages(requireNonNull(search, "search")), false)
        .flatMap(List::stream);
  }

  /**
   * Fetches one page of {@link #models}, with the API key in the address like that.
   *
   * @param page its number, from 1
   * @throws ResponseFormatException if there is no list where the SDK looks for it
   */
  public ModelPage modelPage(ModelSearch search, int page) {
    Call call = models(search, page);
    return CallerThread.await(caller -> modelPage(call, page, caller));
  }

  /** {@return a future of {@link #modelPage}} */
  public CompletableFuture<ModelPage> modelPageAsync(ModelSearch search, int page) {
    return client.handOver(modelPage(models(search, page), page, null));
  }

  private static Call models(ModelSearch search, int page) {
    Map<String, String> parameters = new LinkedHashMap<>(search.parameters());
    parameters.put("page", Integer.toString(Limits.atLeastOne("page", page)));
    return Call.get("/v7/models", parameters);
  }

  private CompletableFuture<ModelPage> modelPage(
      Call call, int page, @Nullable CallerThread caller) {
    return Futures.map(
        send(call, caller),
        body -> {
          Listing list = Listing.of(call.path(), body);
          return new ModelPage(
              list.entries().stream().map(ModelSummary::of).toList(), list.endsAt(page));
        });
  }

  /**
   * Asks for something with {@code GET}, such as {@code /v6/model-search/filters}, and returns the
   * response as it is.
   *
   * <p><b>The API key goes out in the address</b>, because the service documents no other place for
   * it in these calls. TLS hides it on the way, but servers and proxies that see the address may
   * log it, which the SDK itself never does. If you cannot accept that, do not use this method,
   * {@link #models} and {@link #modelPage}.
   *
   * @param path where it goes: below the client's base URI, or with a version of the API in front;
   *     an id in it must be percent-encoded
   * @param parameters names to values of the query, not percent-encoded, in the order in which they
   *     go out; without the key
   * @return the fields of the response, unmodifiable; of one that is a bare list, the field {@code
   *     items}
   * @throws IllegalArgumentException if the path has a query, or a parameter is named {@code key}
   */
  public Map<String, @Nullable Object> get(String path, Map<String, String> parameters) {
    Call call = Call.get(path, parameters);
    return CallerThread.await(caller -> send(call, caller));
  }

  /** {@return a future of {@link #get}} */
  public CompletableFuture<Map<String, @Nullable Object>> getAsync(
      String path, Map<String, String> parameters) {
    return client.handOver(send(Call.get(path, parameters), null));
  }

  /**
   * Has the service load a community model that it unloaded, which it does after a week without
   * use: {@code POST /images/model_reload}.
   */
  public void reloadModel(String modelId) {
    Call call = reload(modelId);
    CallerThread.await(caller -> send(call, caller));
  }

  /** {@return a future of {@link #reloadModel}, completed with null} */
  public CompletableFuture<Void> reloadModelAsync(String modelId) {
    return client.handOver(
        Futures.compose(
            send(reload(modelId), null), body -> CompletableFuture.completedFuture(null)));
  }

  private static Call reload(String modelId) {
    return Call.of(
        Operation.COMMAND,
        "/v6/images/model_reload",
        Map.of("model_id", requireNonNull(modelId, "modelId")));
  }

  private static Call checked(GeneralRequest request) {
    request
        .fields()
        .forEach(
            (name, value) -> {
              if (value instanceof MediaInput) {
                throw new IllegalArgumentException(
                    name
                        + " must be a text here, such as a link: only requests that make jobs"
                        + " upload files");
              }
            });
    return Call.of(Operation.COMMAND, request.path(), request.fields());
  }

  private CompletableFuture<Map<String, @Nullable Object>> send(
      Call call, @Nullable CallerThread caller) {
    return Futures.map(
        client.send(call, caller), response -> JsonFields.of(response.body()).fields());
  }

  /** The pages of a search, one after the other. */
  private final class Pages extends Spliterators.AbstractSpliterator<List<ModelSummary>> {
    private final ModelSearch search;
    private List<ModelSummary> before = List.of();
    private int fetched;
    private boolean ended;

    Pages(ModelSearch search) {
      super(Long.MAX_VALUE, ORDERED | NONNULL);
      this.search = search;
    }

    @Override
    public boolean tryAdvance(Consumer<? super List<ModelSummary>> action) {
      if (ended) {
        return false;
      }
      ModelPage page = modelPage(search, ++fetched);
      // A service that does not heed the number gives the same page for ever.
      boolean again = page.models().equals(before);
      ended = again || page.last();
      before = page.models();
      if (!again) {
        action.accept(before);
      }
      return !again;
    }
  }

  /**
   * A page of models.
   *
   * @param models what is on it
   * @param last whether nothing follows, as far as the service says: a last page that is not called
   *     so is followed by an empty one
   */
  public record ModelPage(List<ModelSummary> models, boolean last) {
    /** Copies the list. */
    public ModelPage {
      models = List.copyOf(models);
    }
  }

  /**
   * A community model. What the service does not say is empty.
   *
   * @param id what requests call it
   * @param name what people call it
   * @param category its kind, such as {@code stable_diffusion_xl}
   * @param status whether it can be used: {@code model_ready}
   * @param description what it is for
   */
  public record CommunityModel(
      String id, String name, String category, String status, String description) {}

  /**
   * A voice.
   *
   * @param id what requests call it
   * @param name what people call it; empty if the service does not say
   * @param language its language; empty if the service does not say
   */
  public record Voice(String id, String name, String language) {}
}
