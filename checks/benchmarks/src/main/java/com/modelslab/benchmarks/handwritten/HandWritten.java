// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks.handwritten;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A fetch as somebody writes it who has an HTTP stack and databind, and wants no more. */
public abstract class HandWritten implements AutoCloseable {
  static final Duration TIMEOUT = Duration.ofSeconds(30);
  static final int CONNECTIONS = 64;

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final String base;

  HandWritten(URI base) {
    this.base = base.toString();
  }

  /**
   * {@return one on the stack of that name}
   *
   * @param base where the API is
   */
  public static HandWritten on(String stack, URI base) {
    return switch (stack) {
      case "jdk" -> new WithJdk(base);
      case "apache" -> new WithApache(base);
      case "okhttp" -> new WithOkHttp(base);
      default -> throw new IllegalArgumentException("There is no stack " + stack);
    };
  }

  /** The fields of the response that are looked at. */
  public record Fetched(String status, long id, List<URI> output) {}

  /** Fetches a job. */
  public abstract Fetched fetch(String id) throws Exception;

  /** Fetches a job, as the stack does that without blocking the caller. */
  public abstract CompletableFuture<Fetched> fetchAsync(String id);

  @Override
  public abstract void close() throws IOException;

  String address(String id) {
    return base + "/image_editing/fetch/" + id;
  }

  static byte[] body() throws IOException {
    return JSON.writeValueAsBytes(Map.of("key", "benchmark"));
  }

  /** Reads a response. */
  public static Fetched read(byte[] json) throws IOException {
    return JSON.readValue(json, Fetched.class);
  }

  static Fetched read(int status, byte[] json) throws IOException {
    if (status != 200) {
      throw new IOException("HTTP " + status);
    }
    return read(json);
  }
}
