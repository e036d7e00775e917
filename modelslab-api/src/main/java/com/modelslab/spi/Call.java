// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

import static java.util.Objects.requireNonNull;

import com.modelslab.job.JobReference;
import com.modelslab.request.Endpoint;
import com.modelslab.spi.async.CallerThread;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call to the service, before it is HTTP: what it does, where, and with which fields. The key
 * is not among them; it is added below every decorator.
 *
 * <p>Immutable, safe to share. The text form holds field names only: values are prompts and images.
 */
public final class Call {
  private final Operation operation;
  private final String method;
  private final String path;
  private final Map<String, Object> fields;
  private final @Nullable Endpoint endpoint;
  private final @Nullable JobReference job;
  private final @Nullable Duration limit;
  private final @Nullable Duration timeout;
  private final @Nullable CallerThread caller;
  private final ClientObserver.@Nullable Origin origin;
  private final boolean fieldsInQuery;

  /** Makes a new one. */
  private Call(
      Operation operation,
      String method,
      String path,
      Map<String, Object> fields,
      boolean fieldsInQuery,
      @Nullable Endpoint endpoint,
      @Nullable JobReference job) {
    this.operation = requireNonNull(operation, "operation");
    this.method = method;
    this.path = requireNonNull(path, "path");
    this.fields = fields;
    this.fieldsInQuery = fieldsInQuery;
    this.endpoint = endpoint;
    this.job = job;
    this.limit = null;
    this.timeout = null;
    this.caller = null;
    this.origin = null;
  }

  /** Makes another with the same content, which shares the fields: some know a call by them. */
  private Call(
      Call same,
      String method,
      @Nullable Duration limit,
      @Nullable Duration timeout,
      @Nullable CallerThread caller,
      ClientObserver.@Nullable Origin origin) {
    this.operation = same.operation;
    this.method = requireNonNull(method, "method");
    this.path = same.path;
    this.fields = same.fields;
    this.fieldsInQuery = same.fieldsInQuery;
    this.endpoint = same.endpoint;
    this.job = same.job;
    this.limit = limit;
    this.timeout = timeout;
    this.caller = caller;
    this.origin = origin;
  }

  /**
   * Makes a call.
   *
   * @param path where it goes: below the client's base URI, from a slash on; with a version of the
   *     API in front, such as {@code /v7/images}, below that version; or an absolute address on the
   *     same origin
   * @param fields wire names to JSON values, in the order in which they go out
   */
  public static Call of(Operation operation, String path, Map<String, ?> fields) {
    return new Call(operation, "POST", path, copy(fields), false, null, null);
  }

  /**
   * Makes a {@code QUERY} that goes out as {@code GET}, without a body: its fields are in the query
   * of the address, and so is the key, which is added below every decorator. Servers and proxies
   * log addresses, so this is only for what the service offers in no other way.
   *
   * @param path where it goes, as for {@link #of}, without a query
   * @param parameters names to values, not percent-encoded, in the order in which they go out
   * @throws IllegalArgumentException if the path has a query or a fragment, or a parameter is named
   *     {@code key}
   */
  public static Call get(String path, Map<String, String> parameters) {
    if (path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
      throw new IllegalArgumentException(
          "The path must have no query and no fragment: parameters go out percent-encoded");
    }
    if (parameters.containsKey("key")) {
      throw new IllegalArgumentException(
          "There must be no parameter key: the client adds the key that it was made with");
    }
    return new Call(Operation.QUERY, "GET", path, copy(parameters), true, null, null);
  }

  /**
   * Makes a submit.
   *
   * @param path where it goes: that of {@code endpoint} for the kind of account
   * @param fields wire names to JSON values, in the order in which they go out
   */
  public static Call submit(Endpoint endpoint, String path, Map<String, ?> fields) {
    requireNonNull(endpoint, "endpoint");
    return new Call(Operation.SUBMIT, "POST", path, copy(fields), false, endpoint, null);
  }

  /** {@return a call that fetches the state of {@code job}} */
  public static Call fetch(JobReference job) {
    return new Call(Operation.FETCH, "POST", job.path(), Map.of(), false, null, job);
  }

  private static Map<String, Object> copy(Map<String, ?> fields) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** {@return what the call does} */
  public Operation operation() {
    return operation;
  }

  /**
   * {@return the HTTP method: {@code POST}, but for the few calls that the service wants otherwise}
   */
  public String method() {
    return method;
  }

  /** {@return this call with another HTTP method} */
  public Call withMethod(String newMethod) {
    return new Call(this, newMethod, limit, timeout, caller, origin);
  }

  /** {@return the path or address that the call goes to} */
  public String path() {
    return path;
  }

  /**
   * {@return wire names to JSON values, or {@link com.modelslab.media.MediaInput} and lists of
   * them, which are read when the call is sent; without the key; unmodifiable}
   */
  public Map<String, Object> fields() {
    return fields;
  }

  /**
   * {@return whether the fields, and with them the key, go out in the query of the address, not in
   * the body}
   */
  public boolean fieldsInQuery() {
    return fieldsInQuery;
  }

  /** {@return the endpoint that a {@code SUBMIT} goes to, if it is known} */
  public Optional<Endpoint> endpoint() {
    return Optional.ofNullable(endpoint);
  }

  /**
   * {@return how many places of the service's queue the job takes that a {@code SUBMIT} makes: one,
   * or the number of its entries for a batch}
   */
  public int places() {
    return endpoint == null
        ? 1
        : endpoint
            .batchField()
            .map(fields::get)
            .map(entries -> entries instanceof Collection<?> all ? Math.max(1, all.size()) : 1)
            .orElse(1);
  }

  /** {@return the path before {@code /fetch/{id}} for the job that a {@code SUBMIT} makes} */
  public String family() {
    if (endpoint == null) {
      return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
    return path.equals(endpoint.path()) ? endpoint.family() : endpoint.enterpriseFamily();
  }

  /** {@return the job that a {@code FETCH} asks about} */
  public Optional<JobReference> job() {
    return Optional.ofNullable(job);
  }

  /**
   * {@return how long the caller waits for the whole call, all waiting of decorators included; none
   * when only the time limit of each HTTP exchange counts}
   */
  public Optional<Duration> limit() {
    return Optional.ofNullable(limit);
  }

  /** {@return this call with another limit} */
  public Call withLimit(Duration newLimit) {
    return new Call(this, method, requireNonNull(newLimit, "newLimit"), timeout, caller, origin);
  }

  /**
   * {@return how long one HTTP exchange may take; none for the client's setting. The {@link #limit}
   * can only shorten it}
   */
  public Optional<Duration> timeout() {
    return Optional.ofNullable(timeout);
  }

  /** {@return this call with a timeout and a limit of {@code duration}} */
  public Call withTimeout(Duration duration) {
    requireNonNull(duration, "duration");
    return new Call(this, method, duration, duration, caller, origin);
  }

  /** {@return the thread that waits for a blocking call, which may perform it; none otherwise} */
  public Optional<CallerThread> caller() {
    return Optional.ofNullable(caller);
  }

  /** {@return this call, which {@code thread} waits for and may perform} */
  public Call withCaller(CallerThread thread) {
    return new Call(this, method, limit, timeout, requireNonNull(thread, "thread"), origin);
  }

  /** {@return this call without a {@link #caller}, so that it is asynchronous on every thread} */
  public Call withoutCaller() {
    return new Call(this, method, limit, timeout, null, origin);
  }

  /** {@return where the call comes from, if somebody observes the client} */
  public Optional<ClientObserver.Origin> origin() {
    return Optional.ofNullable(origin);
  }

  /** {@return this call with an origin; null for none} */
  public Call withOrigin(ClientObserver.@Nullable Origin newOrigin) {
    return newOrigin == origin ? this : new Call(this, method, limit, timeout, caller, newOrigin);
  }

  @Override
  public String toString() {
    return operation + " " + path + " " + fields.keySet();
  }
}
