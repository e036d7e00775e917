// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.ModelsLab;
import com.modelslab.error.ApiException;
import com.modelslab.error.JobFailedException;
import com.modelslab.error.JsonException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.error.TransportException;
import com.modelslab.error.UnknownOutcomeException;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import com.modelslab.json.jackson.JacksonJsonCodec;
import com.modelslab.request.GeneralRequest;
import com.modelslab.spi.Headers;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code modelslab explain}: what the SDK concludes from a saved response. The response goes
 * through the same client as one from the network; only its transport is canned.
 */
@Command(
    description = {
      "Say what the SDK concludes from a saved response of the service.",
      "",
      "Prints one JSON object: outcome (completed, processing, failed, refused or unreadable), id,"
          + " outputs, texts, error (the exception's name), retryAfter (seconds), message."
    },
    sortOptions = false)
final class ExplainCommand implements Callable<Integer> {
  /** Cannot stand in a response, or it would be blanked there. */
  private static final String KEY = "\u0001explain";

  /** Stands for the id of a fetch that was not told which job it asked for. */
  private static final String UNKNOWN_ID = "unknown";

  private static final int MOST_BYTES = 16 << 20;

  private final Console console;

  @Spec private CommandSpec spec;

  @Option(
      names = "--call",
      paramLabel = "<call>",
      defaultValue = "fetch",
      description = "What was answered: submit, fetch or webhook. Default: ${DEFAULT-VALUE}.")
  private Kind kind;

  @Option(
      names = "--http",
      paramLabel = "<status>",
      defaultValue = "200",
      description = "The HTTP status of the response. Default: ${DEFAULT-VALUE}.")
  private int status;

  @Option(
      names = "--id",
      paramLabel = "<id>",
      defaultValue = UNKNOWN_ID,
      description = "The job that a fetch asked for. Default: not known.")
  private String id;

  @Parameters(paramLabel = "<file|->", description = "The saved response; - reads standard input.")
  private String file;

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (status < 100 || status > 599) {
      throw new ParameterException(
          spec.commandLine(), "--http must be from 100 to 599, was " + status);
    }
    Json.print(console.out(), explain(read()));
    return ExitCode.OK;
  }

  private Map<String, @Nullable Object> explain(byte[] response) {
    try (ModelsLab modelsLab =
        ModelsLab.builder()
            .apiKey(KEY)
            .transport(new SavedResponse(status, response))
            .codec("jackson")
            .maxBodyBytes(MOST_BYTES)
            .build()) {
      return concluded(
          kind.read(modelsLab, response, id.equals(UNKNOWN_ID) ? askedId(response) : id));
    } catch (UnknownOutcomeException e) {
      // Its text says that a job may run all the same; what went wrong is the cause.
      return gone(
          e.getCause() instanceof ModelsLabException cause ? cause : e, e.getMessage(), response);
    } catch (ModelsLabException e) {
      return gone(e, e.getMessage(), response);
    }
  }

  private static Map<String, @Nullable Object> concluded(JobResult result) {
    if (result instanceof JobResult.Failed failed) {
      return object(
          OutcomeWords.word(result),
          failed.id(),
          List.of(),
          List.of(),
          JobFailedException.class,
          null,
          failed.message());
    }
    JobResult.Completed completed = result instanceof JobResult.Completed done ? done : null;
    return object(
        OutcomeWords.word(result),
        result.id(),
        completed == null ? List.of() : completed.outputs().stream().map(Object::toString).toList(),
        completed == null ? List.of() : completed.texts(),
        null,
        null,
        message(result.raw()));
  }

  private static Map<String, @Nullable Object> gone(
      ModelsLabException failure, String message, byte[] response) {
    // A response that is no JSON under a good status says nothing; under a bad one it is a refusal.
    boolean refused =
        failure instanceof ApiException refusal
            && (!refusal.raw().isEmpty() || refusal.status() >= 400);
    return object(
        refused ? "refused" : "unreadable",
        failure.jobId().filter(id -> !id.equals(UNKNOWN_ID)).orElseGet(() -> statedId(response)),
        List.of(),
        List.of(),
        failure.getClass(),
        failure instanceof ApiException refusal ? refusal.retryAfter().orElse(null) : null,
        message);
  }

  /** {@return the id in a response that says nothing else to be used; empty for none} */
  private static String statedId(byte[] response) {
    try {
      Object id = new JacksonJsonCodec().decode(response).get("id");
      return id instanceof String || id instanceof Number ? id.toString().strip() : "";
    } catch (JsonException e) {
      return "";
    }
  }

  /** {@return the id that a fetch must have asked for to get this response} */
  private static String askedId(byte[] response) {
    String id = statedId(response);
    try {
      return JobReference.of(id, "/image_editing").id();
    } catch (IllegalArgumentException e) {
      return UNKNOWN_ID;
    }
  }

  private static Map<String, @Nullable Object> object(
      String outcome,
      String id,
      List<String> outputs,
      List<String> texts,
      @Nullable Class<?> error,
      @Nullable Duration retryAfter,
      @Nullable String message) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("outcome", outcome);
    object.put("id", id.isEmpty() || id.equals(UNKNOWN_ID) ? null : id);
    object.put("outputs", outputs);
    object.put("texts", texts);
    object.put("error", error == null ? null : error.getSimpleName());
    object.put("retryAfter", retryAfter == null ? null : seconds(retryAfter));
    object.put("message", message == null || message.isEmpty() ? null : message);
    return object;
  }

  /** {@return a whole number where it is one} */
  private static Number seconds(Duration time) {
    double seconds = time.toNanos() / 1e9;
    return seconds == Math.rint(seconds) ? (Number) (long) seconds : (Number) seconds;
  }

  private static @Nullable String message(Map<String, ?> response) {
    for (String name : List.of("message", "messege", "tip")) {
      if (response.get(name) instanceof String text && !text.isBlank()) {
        return text.strip();
      }
    }
    return null;
  }

  private byte[] read() {
    try (InputStream in = open()) {
      return in.readNBytes(MOST_BYTES + 1);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the response", e);
    }
  }

  private InputStream open() throws IOException {
    if (file.equals("-")) {
      return console.in();
    }
    try {
      return Files.newInputStream(Path.of(file));
    } catch (InvalidPathException e) {
      throw new IOException("not a file name: " + ErrorText.oneLine(file), e);
    }
  }

  /** Whose response it is. */
  private enum Kind {
    submit {
      @Override
      JobResult read(ModelsLab modelsLab, byte[] response, String id) {
        GeneralRequest request = GeneralRequest.builder("/image_editing/saved").build();
        return modelsLab.submit(request).submitted().orElseThrow();
      }
    },
    fetch {
      @Override
      JobResult read(ModelsLab modelsLab, byte[] response, String id) {
        return modelsLab.imageEditing().fetch(id);
      }
    },
    webhook {
      @Override
      JobResult read(ModelsLab modelsLab, byte[] response, String id) {
        return modelsLab.webhooks().parse(response).claim();
      }
    };

    abstract JobResult read(ModelsLab modelsLab, byte[] response, String id);
  }

  /** Answers anything with the bytes of the file. */
  private static final class SavedResponse implements Transport {
    private final int status;
    private final byte[] body;

    SavedResponse(int status, byte[] body) {
      this.status = status;
      this.body = body;
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
      return body.length > request.maxBodyBytes()
          ? CompletableFuture.failedFuture(
              new TransportException(
                  TransportException.Kind.TOO_LARGE,
                  TransportException.Delivery.UNKNOWN,
                  "The response has more than " + request.maxBodyBytes() + " bytes",
                  null))
          : CompletableFuture.completedFuture(new TransportResponse(status, Headers.empty(), body));
    }

    @Override
    public void close() {}
  }
}
