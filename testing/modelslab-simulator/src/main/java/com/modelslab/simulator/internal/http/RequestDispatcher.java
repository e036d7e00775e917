// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.http;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.modelslab.simulator.internal.job.JobRegistry;
import com.modelslab.simulator.internal.job.SimulatedJob;
import com.modelslab.simulator.internal.service.ApiRequest;
import com.modelslab.simulator.internal.service.ApiResponse;
import com.modelslab.simulator.internal.service.ApiService;
import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.Fault;
import com.modelslab.simulator.model.RecordedCall;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Passes requests from WireMock to the service or the admin calls, applies faults and records the
 * calls.
 */
public final class RequestDispatcher implements ResponseDefinitionTransformerV2 {

  static final String NAME = "modelslab";

  private final ApiService service;
  private final JobRegistry registry;
  private final FaultScript faults;
  private final CallLog calls;
  private final AdminApi adminApi;

  public RequestDispatcher(
      ApiService service,
      JobRegistry registry,
      FaultScript faults,
      CallLog calls,
      AdminApi adminApi) {
    this.service = service;
    this.registry = registry;
    this.faults = faults;
    this.calls = calls;
    this.adminApi = adminApi;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    Request received = event.getRequest();
    ApiRequest request =
        new ApiRequest(
            received.getMethod().getName(),
            received.getUrl(),
            orEmpty(received.getHeader("Content-Type")),
            orEmpty(received.getHeader("Accept")),
            received.getBody());
    return adminApi.has(request.path()) ? plain(adminApi.respond(request)) : serve(request);
  }

  private static String orEmpty(@Nullable String header) {
    return header == null ? "" : header;
  }

  private ResponseDefinition serve(ApiRequest request) {
    Instant arrived = registry.now();
    CallKind kind = service.kind(request);
    Map<String, Object> fields = kind == CallKind.DOWNLOAD ? null : service.fields(request);
    Fault fault = faults.take(kind, request.path());
    ApiResponse response = null;
    if (fault == null || fault.isProcessed()) {
      response = service.respond(kind, request, fields);
    }
    SimulatedJob job = response == null ? null : response.job();
    if (fault != null && fault.kind() == Fault.Kind.RESTART_LOST) {
      registry.loseQueues();
    }
    ResponseDefinition sent = fault == null ? unchanged(kind, response) : faulty(fault, response);
    Map<String, Object> given = fields == null ? Map.of() : fields;
    Object trackId = given.get("track_id");
    calls.record(
        new RecordedCall(
            arrived,
            kind,
            request.method(),
            request.path(),
            sent.getFault() == null ? sent.getStatus() : 0,
            CallLog.shown(given),
            job == null ? null : job.id(),
            fault == null ? null : fault.name()),
        trackId == null ? null : trackId.toString(),
        kind == CallKind.SUBMIT && job != null);
    return sent;
  }

  /**
   * {@return the response without a fault; downloads have a Content-Length, JSON comes in chunks}
   */
  private static ResponseDefinition unchanged(CallKind kind, @Nullable ApiResponse response) {
    if (kind != CallKind.DOWNLOAD || response == null) {
      return plain(response);
    }
    return builder(response)
        .withHeader("Content-Length", Integer.toString(response.body().length))
        .build();
  }

  private static ResponseDefinition plain(@Nullable ApiResponse response) {
    return builder(response).build();
  }

  private static ResponseDefinitionBuilder builder(@Nullable ApiResponse response) {
    ApiResponse given = response == null ? ApiResponse.of(200, ApiResponse.JSON, "") : response;
    ResponseDefinitionBuilder built =
        ResponseDefinitionBuilder.responseDefinition()
            .withStatus(given.status())
            .withHeader("Content-Type", given.contentType())
            .withBody(given.body());
    given.moreHeaders().forEach(built::withHeader);
    return built;
  }

  /** {@return what a fault makes of the response, which is null if the service was not reached} */
  private static ResponseDefinition faulty(Fault fault, @Nullable ApiResponse response) {
    int millis = (int) Math.min(Integer.MAX_VALUE, fault.time().toMillis());
    return switch (fault.kind()) {
      case RESET, RESTART, RESTART_LOST ->
          wire(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER);
      case EMPTY -> wire(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE);
      case GARBAGE -> wire(com.github.tomakehurst.wiremock.http.Fault.RANDOM_DATA_THEN_CLOSE);
      case BROKEN_CHUNKS ->
          wire(com.github.tomakehurst.wiremock.http.Fault.MALFORMED_RESPONSE_CHUNK);
      case TRICKLE ->
          builder(response).withChunkedDribbleDelay(Math.max(1, millis / 50), millis).build();
      case SLOW -> builder(response).withFixedDelay(millis).build();
      case TRUNCATED -> {
        ApiResponse whole = response == null ? FaultResponses.of(fault) : response;
        yield plain(whole.withBody(Arrays.copyOf(whole.body(), whole.body().length / 2)));
      }
      case CUT -> {
        ApiResponse whole = response == null ? FaultResponses.of(fault) : response;
        yield builder(whole.withBody(Arrays.copyOf(whole.body(), whole.body().length / 2)))
            .withHeader("Content-Length", Integer.toString(whole.body().length))
            .build();
      }
      default -> plain(FaultResponses.of(fault));
    };
  }

  private static ResponseDefinition wire(com.github.tomakehurst.wiremock.http.Fault fault) {
    return ResponseDefinitionBuilder.responseDefinition().withFault(fault).build();
  }
}
