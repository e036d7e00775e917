// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.http;

import com.modelslab.error.JsonException;
import com.modelslab.error.ModelsLabException;
import com.modelslab.error.ResponseFormatException;
import com.modelslab.error.TransportException;
import com.modelslab.internal.async.PendingWork;
import com.modelslab.internal.response.ErrorClassifier;
import com.modelslab.internal.response.ResponseReader;
import com.modelslab.internal.response.Secrets;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import com.modelslab.spi.Call;
import com.modelslab.spi.Channel;
import com.modelslab.spi.Headers;
import com.modelslab.spi.JsonCodec;
import com.modelslab.spi.Operation;
import com.modelslab.spi.Response;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import com.modelslab.spi.async.CallerThread;
import com.modelslab.spi.async.Futures;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The bottom of every call: adds the key, speaks JSON over the transport, and reads the response.
 * Nothing above it sees HTTP, nothing below it knows what the bytes mean.
 */
public final class HttpChannel implements Channel {
  /** Responses beyond this are decoded off the thread that the HTTP stack completes them on. */
  private static final int LARGE_BODY = 256 << 10;

  private static final int SUMMARY = 120;
  private static final int MOST_ADDRESSES = 256;
  private static final byte[] NO_BODY = {};

  private final Transport transport;
  private final JsonCodec codec;
  private final Settings settings;
  private final Executor workers;
  private final Predicate<Call> sending;
  private final ResponseReader reader;
  private final Headers headers;
  private final Headers headersOfGet;
  // Those of endpoints, and of jobs that are polled.
  private final Map<String, URI> addresses = new ConcurrentHashMap<>();
  private volatile @Nullable Keyed keyed;

  /**
   * Makes one; the transport is borrowed.
   *
   * @param workers runs what is too long for a thread of the HTTP stack
   * @param sending hears of each call just before it is sent, and says whether it may be
   */
  public HttpChannel(
      Transport transport,
      JsonCodec codec,
      Settings settings,
      Executor workers,
      Predicate<Call> sending) {
    this.transport = transport;
    this.codec = codec;
    this.settings = settings;
    this.workers = workers;
    this.sending = sending;
    this.reader = new ResponseReader(settings.baseUri()::pathOf);
    Headers.Builder fields =
        Headers.builder().add("Accept", "application/json").add("User-Agent", settings.userAgent());
    this.headersOfGet = fields.build();
    this.headers = fields.add("Content-Type", "application/json").build();
  }

  @Override
  public CompletableFuture<Response> call(Call call) {
    boolean mayBlock = call.caller().filter(CallerThread::isCurrent).isPresent();
    return mayBlock || !WireFields.haveBytes(call.fields())
        ? send(call)
        : Futures.compose(
            CompletableFuture.supplyAsync(() -> send(call), workers), Function.identity());
  }

  private CompletableFuture<Response> send(Call call) {
    Keyed key;
    TransportRequest request;
    try {
      key = keyed();
      request = request(call, key);
    } catch (RuntimeException e) {
      return Futures.failed(e);
    }
    if (!sending.test(call)) {
      return Futures.failed(PendingWork.refusal());
    }
    return Futures.handle(
        transport.send(request),
        (response, failure) -> {
          if (failure != null) {
            return Futures.failed(about(call, failure, key.secrets));
          }
          return response.body().length <= LARGE_BODY || request.mayBlock()
              ? CompletableFuture.completedFuture(read(call, response, key.secrets))
              : CompletableFuture.supplyAsync(() -> read(call, response, key.secrets), workers);
        });
  }

  private String key() {
    String key = settings.key().get();
    if (key == null || key.isBlank()) {
      throw new IllegalStateException(
          "The supplier of the API key gave "
              + (key == null ? "null" : "a blank text")
              + ", so nothing was sent. Have it give the key at every call");
    }
    return key.strip();
  }

  private Keyed keyed() {
    String key = key();
    Keyed known = keyed;
    if (known == null || !known.key.equals(key)) {
      known = new Keyed(key, codec.encode(Map.of("key", key)));
      keyed = known;
    }
    return known;
  }

  private TransportRequest request(Call call, Keyed key) {
    if (call.fieldsInQuery()) {
      URI address = WireFields.address(address(call.path()), key.key, call.fields());
      return request(call, address, headersOfGet, NO_BODY);
    }
    byte[] body =
        call.fields().isEmpty() ? key.alone : codec.encode(WireFields.of(key.key, call.fields()));
    return request(call, address(call.path()), headers, body);
  }

  private TransportRequest request(Call call, URI address, Headers fields, byte[] body) {
    TransportRequest.Builder request =
        TransportRequest.builder(call.method(), address)
            .headers(fields)
            .body(body)
            .timeout(timeout(call, body.length))
            .maxBodyBytes(settings.maxBodyBytes())
            .confirmConnection(call.operation() == Operation.SUBMIT);
    call.caller().ifPresent(request::caller);
    return request.build();
  }

  private URI address(String path) {
    URI known = addresses.get(path);
    if (known != null) {
      return known;
    }
    URI address = settings.baseUri().resolve(path);
    if (addresses.size() >= MOST_ADDRESSES) {
      addresses.clear();
    }
    addresses.put(path, address);
    return address;
  }

  private Duration timeout(Call call, int bytes) {
    Duration usual =
        call.operation() == Operation.SUBMIT || bytes > LARGE_BODY
            ? settings.submitTimeout()
            : settings.fetchTimeout();
    Duration timeout = call.timeout().orElse(usual);
    return call.limit().filter(limit -> limit.compareTo(timeout) < 0).orElse(timeout);
  }

  /**
   * {@return the failure, which is about the job that {@code call} fetches, without the key: a
   * stack may quote the address}
   */
  private static Throwable about(Call call, Throwable failure, Secrets secrets) {
    if (call.fieldsInQuery() && secrets.areIn(failure)) {
      Throwable cause = Futures.cause(failure);
      TransportException known = cause instanceof TransportException told ? told : null;
      return new TransportException(
          known == null ? TransportException.Kind.IO : known.kind(),
          known == null ? TransportException.Delivery.UNKNOWN : known.delivery(),
          secrets.blank(String.valueOf(cause.getMessage())),
          null);
    }
    return failure instanceof TransportException known && call.job().isPresent()
        ? known.withJob(call.job().get().affected())
        : failure;
  }

  /** Reads a response as this channel does when it comes from the wire. */
  public Response read(Call call, TransportResponse response) {
    return read(call, response, Secrets.of(key()));
  }

  private Response read(Call call, TransportResponse response, Secrets secrets) {
    Headers fields = call.fieldsInQuery() ? secrets.blank(response.headers()) : response.headers();
    return reader.read(call, response.status(), fields, decode(call, response, secrets.with(call)));
  }

  private Map<String, @Nullable Object> decode(
      Call call, TransportResponse response, Secrets secrets) {
    try {
      return withoutSecrets(object(call, response.body()), secrets);
    } catch (JsonException e) {
      throw notJson(call, response, e, secrets);
    } catch (RuntimeException e) {
      throw new ResponseFormatException(
          call.path(), "the JSON codec failed", e, ResponseReader.affectedJob(call));
    }
  }

  /** {@return the body; a list where no job is asked about becomes the field {@code items}} */
  private static byte[] object(Call call, byte[] body) {
    boolean aboutJob = call.operation() == Operation.SUBMIT || call.job().isPresent();
    if (aboutJob || body.length == 0 || body[0] != '[') {
      return body;
    }
    byte[] start = "{\"items\":".getBytes(StandardCharsets.UTF_8);
    byte[] object = Arrays.copyOf(start, start.length + body.length + 1);
    System.arraycopy(body, 0, object, start.length, body.length);
    object[object.length - 1] = '}';
    return object;
  }

  /** {@return the job at the fetch that a webhook names, if it can be the one of its id} */
  public Optional<JobReference> claimedJob(JobResult claim) {
    return reader.claimedJob(claim);
  }

  /**
   * Reads the body of a webhook.
   *
   * @throws ResponseFormatException if it is not a report on a job
   */
  public JobResult webhook(byte[] body) {
    try {
      return reader.webhook(withoutSecrets(body, Secrets.of(key())));
    } catch (JsonException e) {
      throw new ResponseFormatException("a webhook", String.valueOf(e.getMessage()), e, null);
    }
  }

  private Map<String, @Nullable Object> withoutSecrets(byte[] json, Secrets secrets) {
    Map<String, @Nullable Object> fields = codec.decode(json);
    return secrets.mayBeIn(json) ? secrets.blank(fields) : fields;
  }

  private ModelsLabException notJson(
      Call call, TransportResponse response, JsonException cause, Secrets secrets) {
    String start = start(response.body(), secrets);
    boolean page = start.startsWith("<") || start.toLowerCase(Locale.ROOT).startsWith("error code");
    if (response.status() / 100 != 2 || page || ErrorClassifier.isRefusal(start)) {
      String summary =
          start.isEmpty()
              ? "it sent an empty response"
              : start.startsWith("<")
                  ? "it sent an HTML page instead of JSON"
                  : "it sent: " + start;
      return ErrorClassifier.withoutJson(
          call, response.status(), response.headers(), start, summary);
    }
    return new ResponseFormatException(
        call.path(),
        response.body().length == 0 ? "it is empty" : cause.getMessage(),
        cause,
        call.job().map(JobReference::affected).orElse(null));
  }

  private static String start(byte[] body, Secrets secrets) {
    String start =
        secrets
            .blank(new String(body, 0, Math.min(body.length, LARGE_BODY), StandardCharsets.UTF_8))
            .replace("\uFEFF", "")
            .strip()
            .replaceAll("[\\s\\p{Cntrl}]+", " ");
    return start.length() <= SUMMARY ? start : start.substring(0, SUMMARY) + "…";
  }

  /** What follows from the key, which seldom changes. Not a record, whose text would hold it. */
  private static final class Keyed {
    final String key;
    final byte[] alone; // the body of a call without fields, such as a fetch
    final Secrets secrets;

    Keyed(String key, byte[] alone) {
      this.key = key;
      this.alone = alone;
      this.secrets = Secrets.of(key);
    }
  }

  /**
   * What every call of a client has in common.
   *
   * @param key gives the API key for each call
   * @param baseUri where the API is
   * @param userAgent the text of the header of that name
   * @param submitTimeout the limit of one exchange that makes a job, or sends much
   * @param fetchTimeout the limit of any other exchange
   * @param maxBodyBytes the most bytes of a response
   */
  public record Settings(
      Supplier<String> key,
      BaseUri baseUri,
      String userAgent,
      Duration submitTimeout,
      Duration fetchTimeout,
      long maxBodyBytes) {
    @Override
    public String toString() {
      return "Settings[" + baseUri.uri() + "]";
    }
  }
}
