// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.Fault;
import com.modelslab.simulator.model.RecordedCall;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands between WireMock and the service: lets faults strike, writes the journal, and shows the
 * page.
 */
final class Front implements ResponseDefinitionTransformerV2 {

  static final String NAME = "modelslab";

  private final Service service;
  private final JobBook book;
  private final Faults faults;
  private final Journal journal;
  private final Backstage backstage;

  Front(Service service, JobBook book, Faults faults, Journal journal, Backstage backstage) {
    this.service = service;
    this.book = book;
    this.faults = faults;
    this.journal = journal;
    this.backstage = backstage;
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
    Request request = event.getRequest();
    Incoming in =
        new Incoming(
            request.getMethod().getName(),
            request.getUrl(),
            orEmpty(request.getHeader("Content-Type")),
            orEmpty(request.getHeader("Accept")),
            request.getBody());
    return backstage.has(in.path) ? plain(backstage.answer(in)) : serve(in);
  }

  private static String orEmpty(@Nullable String header) {
    return header == null ? "" : header;
  }

  private ResponseDefinition serve(Incoming in) {
    Instant arrived = book.now();
    CallKind kind = service.kind(in);
    Map<String, Object> fields = kind == CallKind.DOWNLOAD ? null : Service.fields(in);
    Fault fault = faults.take(kind, in.path);
    Answer answer = null;
    if (fault == null || fault.isProcessed()) {
      answer = service.answer(kind, in, fields);
    }
    Job job = answer == null ? null : answer.job;
    if (fault != null && fault.kind() == Fault.Kind.RESTART_LOST) {
      book.loseQueues();
    }
    ResponseDefinition response = fault == null ? sound(kind, answer) : struck(fault, answer);
    Map<String, Object> told = fields == null ? Map.of() : fields;
    Object trackId = told.get("track_id");
    journal.record(
        new RecordedCall(
            arrived,
            kind,
            in.method,
            in.path,
            response.getFault() == null ? response.getStatus() : 0,
            Journal.shown(told),
            job == null ? null : job.id,
            fault == null ? null : fault.name()),
        trackId == null ? null : trackId.toString(),
        kind == CallKind.SUBMIT && job != null);
    return response;
  }

  /**
   * {@return the answer as it is; storage tells the length of pictures, the service sends JSON in
   * chunks}
   */
  private static ResponseDefinition sound(CallKind kind, @Nullable Answer answer) {
    if (kind != CallKind.DOWNLOAD || answer == null) {
      return plain(answer);
    }
    return builder(answer)
        .withHeader("Content-Length", Integer.toString(answer.body.length))
        .build();
  }

  private static ResponseDefinition plain(@Nullable Answer answer) {
    return builder(answer).build();
  }

  private static ResponseDefinitionBuilder builder(@Nullable Answer answer) {
    Answer given = answer == null ? Answer.of(200, Answer.JSON, "") : answer;
    return ResponseDefinitionBuilder.responseDefinition()
        .withStatus(given.status)
        .withHeader("Content-Type", given.contentType)
        .withBody(given.body);
  }

  /**
   * {@return what is left of the answer after a fault; the answer is null if the service was not
   * reached}
   */
  private static ResponseDefinition struck(Fault fault, @Nullable Answer answer) {
    int millis = (int) Math.min(Integer.MAX_VALUE, fault.time().toMillis());
    return switch (fault.kind()) {
      case RESET, RESTART, RESTART_LOST ->
          wire(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER);
      case EMPTY -> wire(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE);
      case GARBAGE -> wire(com.github.tomakehurst.wiremock.http.Fault.RANDOM_DATA_THEN_CLOSE);
      case BROKEN_CHUNKS ->
          wire(com.github.tomakehurst.wiremock.http.Fault.MALFORMED_RESPONSE_CHUNK);
      case TRICKLE ->
          builder(answer).withChunkedDribbleDelay(Math.max(1, millis / 50), millis).build();
      case SLOW -> builder(answer).withFixedDelay(millis).build();
      case TRUNCATED -> {
        Answer whole = answer == null ? FaultResponses.of(fault) : answer;
        yield plain(whole.withBody(Arrays.copyOf(whole.body, whole.body.length / 2)));
      }
      case CUT -> {
        Answer whole = answer == null ? FaultResponses.of(fault) : answer;
        yield builder(whole.withBody(Arrays.copyOf(whole.body, whole.body.length / 2)))
            .withHeader("Content-Length", Integer.toString(whole.body.length))
            .build();
      }
      default -> plain(FaultResponses.of(fault));
    };
  }

  private static ResponseDefinition wire(com.github.tomakehurst.wiremock.http.Fault fault) {
    return ResponseDefinitionBuilder.responseDefinition().withFault(fault).build();
  }
}
