// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal;

import com.modelslab.JobResult;
import com.modelslab.error.ApiException;
import com.modelslab.error.ResponseFormatException;
import com.modelslab.spi.Call;
import com.modelslab.spi.Headers;
import com.modelslab.spi.Operation;
import com.modelslab.spi.Reply;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an answer says: refused, or a state of the job. Stateless.
 *
 * <p>The status word decides. A word that is not known is never success: it reads as a job that is
 * still at work.
 */
final class AnswerReader {
  private static final Set<String> DONE = Set.of("success", "ready", "completed");
  private static final Set<String> GIVEN_UP = Set.of("error", "failed");

  private AnswerReader() {}

  /**
   * Reads a decoded answer.
   *
   * @throws ApiException if the service refused the call
   * @throws ResponseFormatException if the answer tells nothing usable
   */
  static Reply read(Call call, int status, Headers headers, Map<String, @Nullable Object> fields) {
    Body body = Body.of(fields);
    String word = body.status();
    boolean error = status >= 400 || GIVEN_UP.contains(word);
    boolean job = call.operation() == Operation.SUBMIT || call.operation() == Operation.FETCH;

    if (error) {
      boolean mayBeJob = job && Refusals.mayBeFailedJob(call, status, body);
      ApiException refusal = Refusals.of(call, status, headers, fields, mayBeJob);
      if (refusal != null) {
        throw refusal;
      }
      return reply(
          status,
          headers,
          fields,
          new JobResult.Failed(id(call, body), body.message().orElse(""), fields));
    }
    return reply(
        status, headers, fields, job ? state(call, status, headers, fields, body, word) : null);
  }

  private static JobResult state(
      Call call,
      int status,
      Headers headers,
      Map<String, @Nullable Object> fields,
      Body body,
      String word) {
    String id = id(call, body);
    if (DONE.contains(word) || word.isEmpty()) {
      Outputs outputs = Outputs.of(body);
      if (!outputs.isEmpty()) {
        return new JobResult.Completed(id, outputs.links(), outputs.texts(), fields);
      }
    }
    if (DONE.contains(word)) {
      throw unreadable(
          call,
          id,
          "its status is "
              + word
              + ", but output, links and proxy_links name no result. Fetch it again, or look at the"
              + " job in the account");
    }
    if (word.isEmpty() && !looksQueued(body)) {
      if (body.message().isPresent()) {
        throw Refusals.silent(call, status, headers, fields);
      }
      throw unreadable(call, id, "it has neither a status nor a result");
    }
    if (id.isEmpty()) {
      throw unreadable(call, id, "its status is " + word + ", but it names no id to ask for");
    }
    return new JobResult.Processing(id, fields);
  }

  private static boolean looksQueued(Body body) {
    return List.of("id", "eta", "fetch_result").stream()
        .anyMatch(name -> body.text(name).isPresent());
  }

  /** The id of the answer, else the one that was asked for, else the tail of the poll link. */
  private static String id(Call call, Body body) {
    return body.text("id")
        .or(call::jobId)
        .or(() -> body.text("fetch_result").map(link -> link.substring(link.lastIndexOf('/') + 1)))
        .orElse("");
  }

  private static ResponseFormatException unreadable(Call call, String id, String problem) {
    ResponseFormatException exception = new ResponseFormatException(call.path(), problem, null);
    if (!id.isEmpty()) {
      exception.about(id, JobAddress.of(call, id).token());
    }
    return exception;
  }

  private static Reply reply(
      int status, Headers headers, Map<String, @Nullable Object> fields, @Nullable JobResult job) {
    return new Reply(status, headers, fields, job);
  }
}
