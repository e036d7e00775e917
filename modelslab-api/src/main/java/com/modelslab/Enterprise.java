// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static java.util.Objects.requireNonNull;

import com.modelslab.error.ModelsLabException;
import com.modelslab.internal.job.ClientContext;
import com.modelslab.internal.json.JsonFields;
import com.modelslab.spi.Call;
import com.modelslab.spi.Operation;
import java.math.BigDecimal;
import java.util.Map;

/**
 * The servers of an enterprise account. Its tools are those of {@link ImageEditing}; this is for
 * the people who run it.
 *
 * <p>All methods block the calling thread and throw a {@link ModelsLabException} if the service
 * refuses or does not answer. Safe for concurrent calls.
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
   * {@return the same for another server, such as {@code super_resolution}; at first it is {@link
   * #IMAGE_EDITING}}
   *
   * @throws IllegalArgumentException if the name is more than letters, digits, and underscores
   */
  public Enterprise server(String name) {
    if (!requireNonNull(name, "name").matches("[A-Za-z0-9_-]+")) {
      throw new IllegalArgumentException(
          "A server's name is made of letters, digits and underscores, such as super_resolution;"
              + " was "
              + name);
    }
    return new Enterprise(client, name);
  }

  /** {@return what the server says of itself} */
  public ServerDetails systemDetails() {
    JsonFields response = JsonFields.of(client.send(call("system_details")).body());
    return new ServerDetails(
        response.status(),
        response.number("model_count").map(BigDecimal::longValue).orElse(0L),
        response.number("queue_time").map(BigDecimal::doubleValue).orElse(0.0));
  }

  /** Restarts the server; jobs at work there are lost. */
  public void restartServer() {
    command("restart_server");
  }

  /** Updates the server to its newest version. */
  public void updateServer() {
    command("update_server");
  }

  /** Clears the server's cache. */
  public void clearCache() {
    command("clear_cache");
  }

  /** Drops all queued jobs and restarts the server: the service has no way to do only the first. */
  public void clearQueueAndRestart() {
    command("clear_queue");
  }

  /** Has a server put its results into a bucket of the account's own. */
  public void updateS3(S3Target target) {
    send(Call.of(Operation.COMMAND, "/update_s3", target.fields()));
  }

  /**
   * Has a server put its results into the service's own storage again, where they live 24 hours.
   *
   * @param deployType which server it is for, such as {@link #IMAGE_EDITING}
   */
  public void resetS3(String deployType) {
    send(
        Call.of(
            Operation.COMMAND,
            "/reset_s3",
            Map.of("deploy_type", requireNonNull(deployType, "deployType"))));
  }

  private void command(String name) {
    send(call(name));
  }

  private Call call(String name) {
    Operation operation = name.equals("system_details") ? Operation.QUERY : Operation.COMMAND;
    return Call.of(operation, "/" + server + "/" + name, Map.of());
  }

  private void send(Call call) {
    client.send(call);
  }
}
