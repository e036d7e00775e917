// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.ModelsLabException;
import com.modelslab.internal.job.ClientContext;
import com.modelslab.internal.json.JsonFields;
import com.modelslab.spi.Call;
import com.modelslab.spi.Operation;
import com.modelslab.spi.Response;
import com.modelslab.spi.async.CallerThread;
import com.modelslab.spi.async.Futures;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The servers of an enterprise account, for the people who operate them. Image edits are in {@link
 * ImageEditing}, as for other accounts.
 *
 * <p>The methods that return no future block the calling thread and throw a {@link
 * ModelsLabException} if the service refuses or does not respond. Those that return a future do not
 * block: the future fails with the same exception, and completes on the client's executor. Safe for
 * concurrent calls.
 */
public final class Enterprise {
  /** The server for image edits. */
  public static final String IMAGE_EDITING = "image_editing";

  private final ClientContext client;
  private final String server;

  Enterprise(ClientContext client, String server) {
    this.client = client;
    this.server = server;
  }

  /**
   * {@return the same for another server, such as {@code super_resolution}; the default is {@link
   * #IMAGE_EDITING}}
   *
   * @throws IllegalArgumentException if the name has other characters than letters, digits, hyphens
   *     and underscores
   */
  public Enterprise server(String name) {
    if (!requireNonNull(name, "name").matches("[A-Za-z0-9_-]+")) {
      throw new IllegalArgumentException(
          "A server's name is made of letters, digits, hyphens and underscores, such as"
              + " super_resolution; was "
              + name);
    }
    return new Enterprise(client, name);
  }

  /** {@return the state of the server} */
  public ServerDetails systemDetails() {
    return details(await(call("system_details")));
  }

  /** {@return a future of {@link #systemDetails()}} */
  public CompletableFuture<ServerDetails> systemDetailsAsync() {
    return client.handOver(
        Futures.map(client.send(call("system_details"), null), Enterprise::details));
  }

  private static ServerDetails details(Response response) {
    JsonFields fields = JsonFields.of(response.body());
    return new ServerDetails(
        fields.status(),
        fields.number("model_count").map(BigDecimal::longValue).orElse(0L),
        fields.number("queue_time").map(BigDecimal::doubleValue).orElse(0.0));
  }

  /**
   * {@return the names of the schedulers that the account's image servers know: {@code POST
   * /schedulers_list}}
   *
   * <p>The service does not document the form of the response, so the SDK takes those that its
   * other lists have. For other accounts there is no such call: what they can use is in {@code
   * com.modelslab.images.Schedulers}.
   */
  public List<String> schedulers() {
    return CallerThread.await(this::schedulers);
  }

  /** {@return a future of {@link #schedulers()}} */
  public CompletableFuture<List<String>> schedulersAsync() {
    return client.handOver(schedulers(null));
  }

  private CompletableFuture<List<String>> schedulers(@Nullable CallerThread caller) {
    return list(
        "/schedulers_list",
        caller,
        entry -> Listing.fields("name", entry).firstText("name", "scheduler", "id").orElse(""));
  }

  /**
   * {@return the models that are loaded on the account's image servers: {@code POST
   * /get_all_models}; when they were loaded is in their {@link ModelSummary#fields}}
   */
  public List<ModelSummary> models() {
    return CallerThread.await(this::models);
  }

  /** {@return a future of {@link #models()}} */
  public CompletableFuture<List<ModelSummary>> modelsAsync() {
    return client.handOver(models(null));
  }

  private CompletableFuture<List<ModelSummary>> models(@Nullable CallerThread caller) {
    return list("/get_all_models", caller, ModelSummary::of);
  }

  private <T> CompletableFuture<List<T>> list(
      String path, @Nullable CallerThread caller, Function<@Nullable Object, T> read) {
    return Futures.map(
        client.send(Call.of(Operation.QUERY, path, Map.of()), caller),
        response -> Listing.of(path, response.body()).entries().stream().<T>map(read).toList());
  }

  /** Restarts the server. Jobs that are running on it are lost. */
  public void restartServer() {
    await(call("restart_server"));
  }

  /** Starts {@link #restartServer()}; completes with null when the service has responded. */
  public CompletableFuture<Void> restartServerAsync() {
    return start(call("restart_server"));
  }

  /** Updates the server to its latest version. */
  public void updateServer() {
    await(call("update_server"));
  }

  /** Starts {@link #updateServer()}; completes with null when the service has responded. */
  public CompletableFuture<Void> updateServerAsync() {
    return start(call("update_server"));
  }

  /** Clears the server's cache. */
  public void clearCache() {
    await(call("clear_cache"));
  }

  /** Starts {@link #clearCache()}; completes with null when the service has responded. */
  public CompletableFuture<Void> clearCacheAsync() {
    return start(call("clear_cache"));
  }

  /**
   * Drops all queued jobs and restarts the server; the service has no call that only clears the
   * queue.
   */
  public void clearQueueAndRestart() {
    await(call("clear_queue"));
  }

  /** Starts {@link #clearQueueAndRestart()}; completes with null when the service has responded. */
  public CompletableFuture<Void> clearQueueAndRestartAsync() {
    return start(call("clear_queue"));
  }

  /** Makes a server store its results in a bucket of the account's own. */
  public void updateS3(S3Target target) {
    await(update(target));
  }

  /** Starts {@link #updateS3(S3Target)}; completes with null when the service has responded. */
  public CompletableFuture<Void> updateS3Async(S3Target target) {
    return start(update(target));
  }

  /**
   * Makes a server store its results in the service's own storage again, which keeps them for 24
   * hours.
   *
   * @param deployType which server it is for, such as {@link #IMAGE_EDITING}
   */
  public void resetS3(String deployType) {
    await(reset(deployType));
  }

  /** Starts {@link #resetS3(String)}; completes with null when the service has responded. */
  public CompletableFuture<Void> resetS3Async(String deployType) {
    return start(reset(deployType));
  }

  private static Call update(S3Target target) {
    return Call.of(Operation.COMMAND, "/update_s3", target.fields());
  }

  private static Call reset(String deployType) {
    return Call.of(
        Operation.COMMAND,
        "/reset_s3",
        Map.of("deploy_type", requireNonNull(deployType, "deployType")));
  }

  private Call call(String name) {
    Operation operation = name.equals("system_details") ? Operation.QUERY : Operation.COMMAND;
    return Call.of(operation, "/" + server + "/" + name, Map.of());
  }

  private Response await(Call call) {
    return CallerThread.await(caller -> client.send(call, caller));
  }

  private CompletableFuture<Void> start(Call call) {
    return client.handOver(
        Futures.compose(
            client.send(call, null), response -> CompletableFuture.completedFuture(null)));
  }
}
