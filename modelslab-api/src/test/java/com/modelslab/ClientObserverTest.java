// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.error.ApiException;
import com.modelslab.error.JobFailedException;
import com.modelslab.error.JobTimeoutException;
import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.error.UnknownOutcomeException;
import com.modelslab.image.ImageInput;
import com.modelslab.job.BatchOptions;
import com.modelslab.job.Job;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.spi.Call;
import com.modelslab.spi.ClientObserver;
import com.modelslab.spi.Headers;
import com.modelslab.spi.JobSummary;
import com.modelslab.spi.Response;
import com.modelslab.spi.TransportResponse;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientObserverTest {
  private static final List<String> LINKS = List.of("https://cdn.example/7-0.png");
  private static final byte[] PNG =
      Arrays.copyOf(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, 100);
  private static final String PATH = "/image_editing/removebg_mask";

  private final FakeService service = new FakeService();
  private final FakeTimer timer = new FakeTimer();
  private final Recorder recorder = new Recorder();
  private final ModelsLab client = service.client().timer(timer).observer(recorder).build();

  @TempDir Path directory;

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void job_submittedAndAwaited_isOneFromTheSubmitToItsEnd() {
    service
        .answer(200, "status", "processing", "id", 7L, "eta", 8)
        .answer(200, "status", "processing")
        .answer(200, "status", "success", "output", LINKS);

    Job job = client.submit(request());
    CompletableFuture<JobResult.Completed> end = job.awaitAsync();
    assertThat(recorder.summaries).isEmpty();
    timer.advance(Duration.ofMinutes(1));

    assertThat(end).isCompleted();
    assertThat(recorder.jobs).containsExactly(PATH);
    JobSummary summary = recorder.onlySummary();
    assertThat(summary.result()).contains(end.join());
    assertThat(summary.job().map(JobReference::token)).contains(job.token());
    assertThat(summary.polls()).isEqualTo(2);
    assertThat(summary.estimate()).isEqualTo(Duration.ofSeconds(8));
    assertThat(summary.elapsed()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
  }

  @Test
  void call_pollFromTheTimer_comesFromWhereTheJobWasSubmitted() {
    service
        .answer(200, "status", "processing", "id", 7L)
        .answer(200, "status", "success", "output", LINKS);
    recorder.current = "checkout";
    Job job = client.submit(request());
    recorder.current = "elsewhere";

    job.awaitAsync();
    timer.advance(Duration.ofMinutes(1));

    assertThat(recorder.calls).containsExactly("checkout SUBMIT", "checkout FETCH");
    assertThat(recorder.ends).containsExactly("200", "200");
  }

  @Test
  void call_ofABatch_comesFromWhereTheBatchWasMade() throws Exception {
    service
        .answer(200, "status", "processing", "id", 7L)
        .answer(200, "status", "processing", "id", 8L)
        .answer(200, "status", "success", "output", LINKS);
    recorder.current = "import";
    var batch = client.submitAll(List.of(request(), request()), BatchOptions.defaults());
    recorder.current = "elsewhere";

    timer.advance(Duration.ofMinutes(1));

    assertThat(batch.outcomes()).hasSize(2);
    assertThat(recorder.calls).hasSize(4).allMatch(call -> call.startsWith("import "));
    assertThat(recorder.summaries).hasSize(2);
  }

  @Test
  void call_ofNoJob_isObservedToo() {
    service
        .answer(200, "status", "success", "output", LINKS)
        .answer(200, "status", "success", "data", Map.of("balance", 12.5));

    client.imageEditing().upload(ImageInput.bytes(PNG));
    client.account().balance();

    assertThat(recorder.calls).containsExactly("none QUERY", "none QUERY");
  }

  @Test
  void enter_ofACall_isCurrentWhileItIsSent() {
    List<String> seen = new ArrayList<>();
    service.answer(200, "status", "processing", "id", 7L);
    try (ModelsLab other =
        service
            .client()
            .observer(recorder)
            .decorate(
                next ->
                    call -> {
                      seen.add(recorder.current);
                      return next.call(call);
                    })
            .build()) {
      other.submit(request());
    }

    assertThat(seen).containsExactly("call");
    assertThat(recorder.current).isEqualTo("none");
  }

  @Test
  void job_refused_endsWithTheRefusalAndNoJob() {
    service.answer(200, "status", "error", "message", "Invalid API key");

    assertThatThrownBy(() -> client.submit(request())).isInstanceOf(ApiException.class);

    assertThat(recorder.onlySummary().failure().orElseThrow()).isInstanceOf(ApiException.class);
    assertThat(recorder.onlySummary().job()).isEmpty();
  }

  @Test
  void job_outcomeUnknown_endsWithThat() {
    service.fail(Kind.IO, Delivery.UNKNOWN);

    assertThatThrownBy(() -> client.submit(request())).isInstanceOf(UnknownOutcomeException.class);

    assertThat(recorder.onlySummary().failure().orElseThrow())
        .isInstanceOf(UnknownOutcomeException.class);
  }

  @Test
  void job_waitCancelled_endsCancelled() {
    service.answer(200, "status", "processing", "id", 7L);
    CompletableFuture<JobResult.Completed> end = client.submit(request()).awaitAsync();

    end.cancel(true);

    assertThat(recorder.onlySummary().failure().orElseThrow())
        .isInstanceOf(java.util.concurrent.CancellationException.class);
  }

  @Test
  void job_waitTimesOut_endsWithTheTimeoutAndNotAgain() {
    service.answer(200, "status", "processing", "id", 7L);
    Job job = client.submit(request());
    job.awaitAsync(Duration.ofSeconds(5));
    timer.advance(Duration.ofSeconds(10));

    service.forget();
    service.answer(200, "status", "success", "output", LINKS);
    job.fetch();

    assertThat(recorder.onlySummary().failure().orElseThrow())
        .isInstanceOf(JobTimeoutException.class);
  }

  @Test
  void job_endIsFetched_endsThen() {
    service
        .answer(200, "status", "processing", "id", 7L)
        .answer(200, "status", "success", "output", LINKS);

    client.submit(request()).fetch();

    assertThat(recorder.onlySummary().result()).isPresent();
  }

  @Test
  void job_failureIsFetched_endsWithIt() {
    service
        .answer(200, "status", "processing", "id", 7L)
        .answer(200, "status", "failed", "message", "no face");

    client.submit(request()).fetchAsync();
    timer.advance(Duration.ofSeconds(2));

    assertThat(recorder.onlySummary().failure().orElseThrow())
        .isInstanceOf(JobFailedException.class)
        .hasMessageContaining("no face");
  }

  @Test
  void job_endsWithItsSubmit_endsThen() {
    service.answer(200, "status", "success", "id", 7L, "output", LINKS);

    client.submit(request());

    assertThat(recorder.onlySummary().result()).isPresent();
  }

  @Test
  void job_resumedAndAwaited_isOneFromTheWaitOn() {
    service.answer(200, "status", "success", "output", LINKS);
    recorder.current = "after the crash";

    client.imageEditing().job("7").awaitAsync();
    recorder.current = "elsewhere";
    timer.advance(Duration.ZERO);

    assertThat(recorder.calls).containsExactly("after the crash FETCH");
    assertThat(recorder.onlySummary().result()).isPresent();
  }

  @Test
  void job_nobodyAsksForIt_endsOpenAfterItsDefaultTimeout() {
    service.answer(200, "status", "processing", "id", 7L);
    Job job = client.submit(request());

    timer.advance(job.defaultTimeout().minusSeconds(1));
    assertThat(recorder.summaries).isEmpty();
    timer.advance(Duration.ofSeconds(1));

    assertThat(recorder.onlySummary().result()).isEmpty();
    assertThat(recorder.onlySummary().failure()).isEmpty();
    assertThat(recorder.onlySummary().elapsed()).isEqualTo(job.defaultTimeout());
  }

  @Test
  void job_waitOutlastsTheDefaultTimeout_goesOn() {
    service.answer(200, "status", "processing", "id", 7L);
    Job job = client.submit(request());
    job.awaitAsync(job.defaultTimeout().multipliedBy(2));

    timer.advance(job.defaultTimeout().plusSeconds(1));

    assertThat(recorder.summaries).isEmpty();
  }

  @Test
  void job_clientIsClosed_ends() {
    service.answer(200, "status", "processing", "id", 7L);
    client.submit(request());

    client.close();

    assertThat(recorder.summaries).hasSize(1);
  }

  @Test
  void download_ofFiles_tellsLinkBytesAndFailure() {
    service.answerBytes(200, Headers.empty(), PNG).answerBytes(400, Headers.empty(), new byte[0]);
    recorder.current = "checkout";

    client.downloads().toBytes(URI.create(LINKS.get(0)));
    client.downloads().toDirectoryAsync(URI.create("https://cdn.example/8.png"), directory);

    assertThat(recorder.downloads)
        .containsExactly(
            "checkout https://cdn.example/7-0.png", "checkout https://cdn.example/8.png");
    assertThat(recorder.ends).containsExactly("100 bytes", "0 bytes, DownloadException");
  }

  @Test
  void observer_throws_harmsNothing() {
    service.answer(200, "status", "success", "id", 7L, "output", LINKS);
    Stream<ClientObserver> broken =
        Stream.of(
            () -> {
              throw new IllegalStateException("origin");
            },
            () -> new Broken(false),
            () -> new Broken(true));

    broken.forEach(
        observer -> {
          try (ModelsLab other = service.client().observer(observer).build()) {
            assertThat(other.submit(request()).submitted()).isPresent();
          }
        });
  }

  @Test
  void call_notAnswered_canStillBeCancelled() throws Exception {
    CompletableFuture<TransportResponse> never = new CompletableFuture<>();
    service.answerWith(never);

    CompletableFuture<JobResult> fetch = client.imageEditing().job("7").fetchAsync();
    fetch.cancel(true);

    assertThat(never).isCancelled();
    assertThatThrownBy(() -> fetch.get(1, TimeUnit.SECONDS))
        .isInstanceOf(java.util.concurrent.CancellationException.class);
    assertThat(recorder.ends).hasSize(1);
  }

  private static RemoveBackgroundRequest request() {
    return RemoveBackgroundRequest.builder()
        .image(ImageInput.url("https://cdn.example/cat.png"))
        .build();
  }

  /** Writes down what it hears, and from where. */
  private static final class Recorder implements ClientObserver {
    final List<String> jobs = new ArrayList<>();
    final List<JobSummary> summaries = new ArrayList<>();
    final List<String> calls = new ArrayList<>();
    final List<String> downloads = new ArrayList<>();
    final List<String> ends = new ArrayList<>();
    String current = "none";

    JobSummary onlySummary() {
      assertThat(summaries).hasSize(1);
      return summaries.get(0);
    }

    @Override
    public Origin origin() {
      String from = current;
      return new Origin() {
        @Override
        public JobObserver job(String endpoint) {
          jobs.add(endpoint);
          return summaries::add;
        }

        @Override
        public CallObserver call(Call call) {
          calls.add(from + " " + call.operation());
          return new CallObserver() {
            @Override
            public Runnable enter() {
              String before = current;
              current = "call";
              return () -> current = before;
            }

            @Override
            public void ended(@Nullable Response response, @Nullable Throwable failure) {
              ends.add(response != null ? "" + response.status() : "" + failure);
            }
          };
        }

        @Override
        public DownloadObserver download(URI link) {
          downloads.add(from + " " + link);
          return (bytes, failure) ->
              ends.add(
                  bytes
                      + " bytes"
                      + (failure == null ? "" : ", " + failure.getClass().getSimpleName()));
        }
      };
    }
  }

  /** Throws when something begins, or when it ends. */
  private record Broken(boolean late) implements ClientObserver.Origin {
    private IllegalStateException broken() {
      return new IllegalStateException("broken");
    }

    @Override
    public ClientObserver.JobObserver job(String endpoint) {
      if (late) {
        return summary -> {
          throw broken();
        };
      }
      throw broken();
    }

    @Override
    public ClientObserver.CallObserver call(Call call) {
      if (late) {
        return new ClientObserver.CallObserver() {
          @Override
          public Runnable enter() {
            throw broken();
          }

          @Override
          public void ended(@Nullable Response response, @Nullable Throwable failure) {
            throw broken();
          }
        };
      }
      throw broken();
    }

    @Override
    public ClientObserver.DownloadObserver download(URI link) {
      throw broken();
    }
  }
}
