// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.micrometer;

import com.modelslab.error.ApiException;
import com.modelslab.job.JobReference;
import com.modelslab.media.MediaKind;
import com.modelslab.request.Endpoint;
import com.modelslab.spi.Call;
import com.modelslab.spi.Operation;
import com.modelslab.spi.Response;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names and keys of a call: the observation {@code modelslab.call}, in traces {@code submit
 * /image_editing/inpaint}.
 *
 * <p>Keys of few values: {@code modelslab.operation} ({@code submit}, {@code fetch}, {@code
 * query}), {@code modelslab.outcome} ({@code completed}, {@code refused}, {@code unknown}, {@code
 * cancelled}, {@code error}), and as OpenTelemetry has them {@code gen_ai.provider.name}, {@code
 * gen_ai.output.type} of a submit, {@code http.request.method}, {@code url.template}, {@code
 * http.response.status_code}, {@code error.type}; {@code none} where there is none. Keys of many
 * values: {@code modelslab.job.id}, {@code gen_ai.request.model}.
 *
 * <p>Extend it to change some of them. Immutable, safe to share.
 */
public class CallConvention implements ObservationConvention<CallContext> {
  static final CallConvention INSTANCE = new CallConvention();
  private static final KeyValue PROVIDER = KeyValue.of("gen_ai.provider.name", "modelslab");
  private static final Pattern ID =
      Pattern.compile(
          "(?<=/)(?:\\d+|(?=[^/]*\\d)[\\w-]{16,})(?=/|$)"
              + "|(?<=/model-search/)(?!(?:filters|tags|providers)$)[^/]+$");

  /** Makes one. */
  public CallConvention() {}

  @Override
  public boolean supportsContext(Observation.Context context) {
    return context instanceof CallContext;
  }

  @Override
  public String getName() {
    return "modelslab.call";
  }

  @Override
  public String getContextualName(CallContext context) {
    return operation(context.call()) + " " + template(context.call());
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(CallContext context) {
    return KeyValues.of(
        PROVIDER,
        KeyValue.of("modelslab.operation", operation(context.call())),
        KeyValue.of("modelslab.outcome", Outcome.ofCall(context.failure().orElse(null))),
        KeyValue.of("gen_ai.output.type", makes(context.call())),
        KeyValue.of("http.request.method", context.call().method()),
        KeyValue.of("url.template", template(context.call())),
        KeyValue.of("http.response.status_code", status(context)),
        KeyValue.of("error.type", Outcome.errorType(context.failure().orElse(null))));
  }

  @Override
  public KeyValues getHighCardinalityKeyValues(CallContext context) {
    KeyValues keys = KeyValues.empty();
    Optional<String> id =
        context
            .call()
            .job()
            .or(() -> context.response().flatMap(Response::job).flatMap(result -> result.job()))
            .map(JobReference::id);
    if (id.isPresent()) {
      keys = keys.and("modelslab.job.id", id.get());
    }
    Object model = context.call().fields().get("model_id");
    return model instanceof String name ? keys.and("gen_ai.request.model", name) : keys;
  }

  private static String operation(Call call) {
    return call.operation().name().toLowerCase(Locale.ROOT);
  }

  private static String makes(Call call) {
    return call.operation() == Operation.SUBMIT
        ? call.endpoint().map(Endpoint::makes).stream()
            .flatMap(kinds -> kinds.stream().sorted().limit(1))
            .map(CallConvention::outputType)
            .findFirst()
            .orElse("none")
        : "none";
  }

  private static String outputType(MediaKind kind) {
    return kind == MediaKind.AUDIO ? "speech" : kind.name().toLowerCase(Locale.ROOT);
  }

  /** {@return the path with ids taken out, and without a query} */
  private static String template(Call call) {
    String path = call.path();
    int query = path.indexOf('?');
    String bare = query < 0 ? path : path.substring(0, query);
    String id = call.job().map(JobReference::id).orElse("");
    String known =
        !id.isEmpty() && bare.endsWith("/" + id)
            ? bare.substring(0, bare.length() - id.length()) + "{id}"
            : bare;
    return ID.matcher(known).replaceAll("{id}");
  }

  private static String status(CallContext context) {
    return context
        .response()
        .map(Response::status)
        .or(
            () ->
                context
                    .failure()
                    .filter(ApiException.class::isInstance)
                    .map(refusal -> ((ApiException) refusal).status()))
        .map(String::valueOf)
        .orElse("none");
  }
}
