// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.response;

import com.modelslab.error.AffectedJob;
import com.modelslab.error.ApiException;
import com.modelslab.error.Evidence;
import com.modelslab.error.ResponseFormatException;
import com.modelslab.internal.JobGrammar;
import com.modelslab.internal.json.JsonFields;
import com.modelslab.internal.json.Outputs;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import com.modelslab.media.MediaKind;
import com.modelslab.spi.Call;
import com.modelslab.spi.Headers;
import com.modelslab.spi.Operation;
import com.modelslab.spi.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a response says: refused, or a state of the job. Immutable, safe to share.
 *
 * <p>The status word decides. A word that is not known is never success: it reads as a job that is
 * still running.
 */
public final class ResponseReader {
  private static final Set<String> DONE = Set.of("success", "ready", "completed");
  private static final Set<String> GIVEN_UP = Set.of("error", "failed");

  private final Function<String, Optional<String>> pathOf;

  /**
   * Creates a response reader.
   *
   * @param pathOf gives the path of a link to the client's own origin, and nothing for other links
   */
  public ResponseReader(Function<String, Optional<String>> pathOf) {
    this.pathOf = pathOf;
  }

  /**
   * Reads a decoded response.
   *
   * @throws ApiException if the service refused the call
   * @throws ResponseFormatException if the response tells nothing usable
   */
  public Response read(
      Call call, int status, Headers headers, Map<String, @Nullable Object> fields) {
    JsonFields body = JsonFields.of(fields);
    String word = word(body);
    ErrorClassifier refusals =
        new ErrorClassifier(call, statusSaid(status, word, body), headers, body, word);
    boolean job = call.operation() == Operation.SUBMIT || call.operation() == Operation.FETCH;

    if (!job) {
      if (refusals.byHttp() || GIVEN_UP.contains(word) || (word.isEmpty() && refusals.byField())) {
        throw refusals.refusal();
      }
      return Response.of(status, headers, fields);
    }
    JobReference reference = call.job().orElseGet(() -> submitted(call, body));
    JobResult result;
    if (refusals.byHttp() || GIVEN_UP.contains(word) || refusals.isJobGivenUp()) {
      Evidence evidence = refusals.evidenceOfFailedJob();
      if (evidence == null) {
        throw refusals.refusal();
      }
      result = failed("", evidence, body);
    } else {
      result = state("", word, body, outputs(call, word, body), refusals, call.path(), reference);
      if (reference == null && result instanceof JobResult.Processing) {
        throw unreadable(
            call.path(), "the job is running, but the response has no id to fetch it by", null);
      }
    }
    return Response.of(status, headers, fields)
        .withJob(reference == null ? result : result.withJob(reference));
  }

  /** {@return the job that the response to a submit names; null if it names none} */
  private @Nullable JobReference submitted(Call call, JsonFields body) {
    String id = body.id().or(() -> execution(body).id()).orElse("");
    if (id.isEmpty()) {
      return null;
    }
    JobReference usual = JobReference.submitted(id, call.path(), call.family());
    return fetchPath(body).map(usual::withPath).orElse(usual);
  }

  /** {@return the path of {@code fetch_result}, if it names a fetch on the client's own origin} */
  private Optional<String> fetchPath(JsonFields body) {
    return body.text("fetch_result").flatMap(pathOf).filter(JobGrammar::isFetchPath);
  }

  /**
   * {@return the job at the fetch that a webhook names; none if it names no fetch on the client's
   * own origin, or that of another id}
   */
  public Optional<JobReference> claimedJob(JobResult claim) {
    return fetchPath(JsonFields.of(claim.raw()))
        .filter(path -> path.startsWith("/"))
        .flatMap(
            path -> {
              String family = path.substring(0, path.lastIndexOf(JobGrammar.FETCH));
              JobReference job = JobReference.of(claim.id(), family);
              return job.path().equals(path) ? Optional.of(job) : Optional.empty();
            });
  }

  /**
   * Reads the body of a webhook, which is about a job and never refuses anything.
   *
   * @throws ResponseFormatException if it is about a workflow, or tells nothing usable
   */
  public JobResult webhook(Map<String, @Nullable Object> fields) {
    JsonFields body = JsonFields.of(fields);
    String name = "a webhook";
    if (List.of("event", "workflow", "execution", "execution_id", "workflow_id").stream()
        .anyMatch(field -> body.value(field) != null)) {
      throw new ResponseFormatException(
          name,
          "it reports on a workflow, not on a job. Give workflows another address",
          null,
          null);
    }
    String word = word(body);
    String id = body.id().orElse("");
    if (body.code().equals(ErrorClassifier.JOB_GIVEN_UP)) {
      return failed(id, Evidence.CODE, body);
    }
    if (GIVEN_UP.contains(word)) {
      return failed(id, id.isEmpty() ? Evidence.WORDS : Evidence.JOB_STATUS, body);
    }
    Outputs outputs = word.isEmpty() ? Outputs.ofWordless(body) : Outputs.of(body);
    return state(id, word, body, outputs, null, name, null);
  }

  private static JobResult.Failed failed(String id, Evidence evidence, JsonFields body) {
    return new JobResult.Failed(id, body.message().orElse(""), evidence, body.fields());
  }

  private static JobResult state(
      String id,
      String word,
      JsonFields body,
      Outputs outputs,
      @Nullable ErrorClassifier refusals,
      String path,
      @Nullable JobReference job) {
    boolean done = DONE.contains(word);
    if ((done || (word.isEmpty() && body.value("fetch_result") == null)) && !outputs.isEmpty()) {
      return new JobResult.Completed(id, outputs.links(), outputs.texts(), body.fields());
    }
    if (done || word.equals("ok")) {
      if (refusals != null && refusals.byCode()) {
        throw refusals.refusal();
      }
      throw unreadable(
          path,
          "its status is "
              + word
              + ", but output, links and proxy_links name no result"
              + body.message().map(text -> " (the service says: " + text + ")").orElse("")
              + ". Fetch it again, or look at the job in the account",
          job);
    }
    if (word.isEmpty()
        && List.of("eta", "fetch_result", "future_links").stream()
            .allMatch(name -> body.value(name) == null)) {
      if (refusals != null && body.message().isPresent()) {
        throw refusals.refusal();
      }
      throw unreadable(path, "it has neither a status nor a result", job);
    }
    return new JobResult.Processing(id, body.fields());
  }

  private static Outputs outputs(Call call, String word, JsonFields body) {
    if (word.isEmpty()) {
      return Outputs.ofWordless(body);
    }
    Outputs outputs = Outputs.of(body);
    // The caption endpoint documents no field for its text; some callers found it here.
    return outputs.isEmpty() && makesText(call) ? Outputs.ofText(body, "message") : outputs;
  }

  private static boolean makesText(Call call) {
    return call.endpoint()
        .filter(endpoint -> endpoint.makes().contains(MediaKind.TEXT))
        .isPresent();
  }

  /** {@return the status word; that of the run where the response is about a workflow} */
  private static String word(JsonFields body) {
    String ofRun = execution(body).status();
    if (!ofRun.isEmpty()) {
      return ofRun;
    }
    String word = body.status();
    boolean saysNo = word.isEmpty() && !body.flag("success").orElse(true);
    return saysNo ? "error" : word;
  }

  private static JsonFields execution(JsonFields body) {
    return body.object("execution");
  }

  /** {@return the HTTP status, or the one that is written into the response under HTTP 200} */
  private static int statusSaid(int status, String word, JsonFields body) {
    for (String said : List.of(word, body.code())) {
      if (status < 400 && said.length() == 3 && said.compareTo("400") >= 0) {
        boolean number = said.chars().allMatch(c -> c >= '0' && c <= '9');
        if (number && said.compareTo("600") < 0) {
          return Integer.parseInt(said);
        }
      }
    }
    return status;
  }

  /** {@return the job that {@code call} fetches; null for another call} */
  public static @Nullable AffectedJob affectedJob(Call call) {
    return call.job().map(JobReference::affected).orElse(null);
  }

  private static ResponseFormatException unreadable(
      String path, String problem, @Nullable JobReference job) {
    return new ResponseFormatException(path, problem, null, job == null ? null : job.affected());
  }
}
