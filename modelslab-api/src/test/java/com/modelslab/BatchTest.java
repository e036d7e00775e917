// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.modelslab.error.InvalidRequestException;
import com.modelslab.error.JobTimeoutException;
import com.modelslab.error.TransportException;
import com.modelslab.error.TransportException.Kind;
import com.modelslab.image.ImageInput;
import com.modelslab.job.Batch;
import com.modelslab.job.BatchOptions;
import com.modelslab.job.BatchOutcome;
import com.modelslab.job.Job;
import com.modelslab.job.PollSchedule;
import com.modelslab.request.JobRequest;
import com.modelslab.request.RemoveBackgroundRequest;
import com.modelslab.spi.Headers;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportRequest;
import com.modelslab.spi.TransportResponse;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchTest {
  private final FakeTimer timer = new FakeTimer();
  private final Account account = new Account();
  private final ModelsLab client = account.codec.client().transport(account).timer(timer).build();

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void submitAll_everyJobSucceeds_outcomesAreInTheOrderOfTheRequests() throws Exception {
    Batch batch = client.submitAll(requests(12), options(20));
    timer.advance(Duration.ofMinutes(2));

    List<BatchOutcome> outcomes = batch.outcomes();

    assertThat(outcomes).hasSize(12).allMatch(BatchOutcome.Completed.class::isInstance);
    assertThat(outcomes)
        .extracting(BatchOutcome::index)
        .containsExactlyElementsOf(IntStream.range(0, 12).boxed().toList());
    assertThat(outcomes)
        .extracting(outcome -> ((BatchOutcome.Completed) outcome).result().raw().get("track_id"))
        .containsExactlyElementsOf(
            IntStream.range(0, 12).mapToObj(i -> (Object) ("" + i)).toList());
  }

  @Test
  void submitAll_someFail_losesNoOutcome() throws Exception {
    account.refuse("3");
    account.neverFinish("5");

    Batch batch = client.submitAll(requests(8), options(20));
    timer.advance(Duration.ofMinutes(11));
    List<BatchOutcome> outcomes = batch.outcomes();

    assertThat(outcomes).hasSize(8);
    assertThat(outcomes).filteredOn(BatchOutcome.Completed.class::isInstance).hasSize(6);
    assertThat(failed(outcomes.get(3)).failure()).isInstanceOf(InvalidRequestException.class);
    assertThat(failed(outcomes.get(3)).jobToken()).isEmpty();
    assertThat(failed(outcomes.get(5)).failure()).isInstanceOf(JobTimeoutException.class);
    assertThat(failed(outcomes.get(5)).jobToken()).contains("ml1:5:/image_editing/removebg_mask");
  }

  @Test
  void submitAll_moreThanTheLimit_keepsToIt() {
    client.submitAll(requests(20), options(3));

    assertThat(account.submits).hasValue(3);
    timer.advance(Duration.ofMinutes(5));

    assertThat(account.submits).hasValue(20);
    assertThat(account.mostAtWork).hasValue(3);
  }

  @Test
  void submitAll_submitsAreSlow_keepsToTheLimitOfSubmits() {
    account.holdSubmits();

    client.submitAll(requests(20), BatchOptions.builder().maxJobs(20).maxSubmits(4).build());

    assertThat(account.submits).hasValue(4);
  }

  @Test
  void stream_asTheyCome_givesTheFastOnesFirst() {
    account.eta("0", 60);
    Batch batch = client.submitAll(requests(2), options(3));
    timer.advance(Duration.ofMinutes(3));

    assertThat(batch.stream().map(BatchOutcome::index)).containsExactly(1, 0);
  }

  @Test
  void stream_ordered_keepsTheOrderOfTheRequests() {
    account.eta("0", 60);
    Batch batch = client.submitAll(requests(2), options(3).toBuilder().ordered(true).build());
    timer.advance(Duration.ofMinutes(3));

    assertThat(batch.stream().map(BatchOutcome::index)).containsExactly(0, 1);
  }

  @Test
  void stream_interrupted_endsAndTheBatchGoesOn() {
    Batch batch = client.submitAll(requests(1), options(1));
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> batch.stream().toList())
        .asInstanceOf(type(TransportException.class))
        .extracting(TransportException::kind)
        .isEqualTo(Kind.CANCELLED);
    assertThat(Thread.interrupted()).isTrue();
    timer.advance(Duration.ofMinutes(1));
    assertThat(batch.stream()).hasSize(1);
  }

  @Test
  void stream_onTheOnlyThreadOfTheExecutor_stillSubmits() throws Exception {
    ExecutorService one = Executors.newSingleThreadExecutor();
    try (ModelsLab other =
        account
            .codec
            .client()
            .transport(account)
            .executor(one)
            .pollSchedule(PollSchedule.fixed(Duration.ofMillis(1)))
            .build()) {
      account.instantly();

      CompletableFuture<Long> count =
          CompletableFuture.supplyAsync(
              () -> other.submitAll(requests(10), options(2)).stream().count(), one);

      assertThat(count.get()).isEqualTo(10);
    } finally {
      one.shutdownNow();
    }
  }

  @Test
  void cancel_someAreUnderWay_everyOneHasAnOutcomeAndNoSubmitIsCutOff() throws Exception {
    Batch batch = client.submitAll(requests(10), options(4));

    batch.cancel();
    timer.advance(Duration.ofMinutes(20));
    List<BatchOutcome> outcomes = batch.outcomes();

    assertThat(outcomes).hasSize(10).allMatch(BatchOutcome.Failed.class::isInstance);
    assertThat(account.submits).hasValue(4);
    assertThat(outcomes.subList(0, 4)).allMatch(outcome -> failed(outcome).jobToken().isPresent());
    assertThat(failed(outcomes.get(9)).failure())
        .hasMessage("The batch was cancelled before request 9 of it was submitted");
    assertThat(timer.waiting()).isZero();
  }

  @Test
  void cancel_duringASubmit_theOutcomeNamesItsJob() throws Exception {
    account.holdSubmits();
    Batch batch = client.submitAll(requests(1), options(1));

    batch.cancel();
    account.releaseSubmits();

    assertThat(failed(batch.outcomes().get(0)).jobToken())
        .contains("ml1:0:/image_editing/removebg_mask");
  }

  @Test
  void close_clientIsClosed_theBatchEnds() throws Exception {
    Batch batch = client.submitAll(requests(10), options(4));

    client.close();

    assertThat(batch.outcomes())
        .hasSize(10)
        .allSatisfy(
            outcome ->
                assertThat(failed(outcome).failure())
                    .asInstanceOf(type(TransportException.class))
                    .extracting(TransportException::kind)
                    .isEqualTo(Kind.CLOSED));
    assertThat(account.submits).hasValue(4);
  }

  @Test
  void publisher_subscriberAsksForAFew_getsNoMore() {
    Batch batch = client.submitAll(requests(5), options(5));
    timer.advance(Duration.ofMinutes(1));
    Collector collector = new Collector();
    batch.publisher().subscribe(collector);

    collector.ask(2);
    assertThat(collector.outcomes).hasSize(2);
    assertThat(collector.completed).isFalse();
    collector.ask(Long.MAX_VALUE);

    assertThat(collector.outcomes).hasSize(5);
    assertThat(collector.completed).isTrue();
  }

  @Test
  void publisher_subscribedEarly_getsOutcomesAsTheyCome() {
    Batch batch = client.submitAll(requests(3), options(1));
    Collector collector = new Collector();
    batch.publisher().subscribe(collector);
    collector.ask(10);
    assertThat(collector.outcomes).isEmpty();

    timer.advance(Duration.ofMinutes(1));

    assertThat(collector.outcomes).hasSize(3);
    assertThat(collector.completed).isTrue();
  }

  @Test
  void publisher_askedForNothing_reportsTheMistake() {
    Collector collector = new Collector();
    client.submitAll(requests(1), options(1)).publisher().subscribe(collector);

    collector.ask(0);

    assertThat(collector.failure).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void publisher_subscriptionCancelled_theBatchGoesOn() throws Exception {
    Batch batch = client.submitAll(requests(2), options(2));
    Collector collector = new Collector();
    batch.publisher().subscribe(collector);
    collector.ask(10);
    collector.subscription.cancel();

    timer.advance(Duration.ofMinutes(1));

    assertThat(collector.outcomes).isEmpty();
    assertThat(batch.outcomes()).allMatch(BatchOutcome.Completed.class::isInstance);
  }

  @Test
  void submitAll_nothing_isDoneAtOnce() throws Exception {
    Batch batch = client.submitAll(List.of(), BatchOptions.defaults());
    Collector collector = new Collector();
    batch.publisher().subscribe(collector);

    assertThat(batch.outcomes()).isEmpty();
    assertThat(batch.stream()).isEmpty();
    assertThat(collector.completed).isTrue();
  }

  @Test
  void submitAll_tenThousandAnsweredAtOnce_needsNoDeepStack() throws Exception {
    account.instantly();

    Batch batch = client.submitAll(requests(10_000), options(2));
    timer.advance(Duration.ofHours(20));

    assertThat(batch.outcomes()).hasSize(10_000);
  }

  @Test
  void awaitAll_jobsOfAnotherProcess_waitsForAllAtOnce() throws Exception {
    List<Job> jobs =
        IntStream.range(0, 50).mapToObj(i -> client.imageEditing().job("" + i)).toList();

    Batch batch = client.awaitAll(jobs, BatchOptions.defaults());
    timer.advance(Duration.ofMinutes(1));

    assertThat(batch.outcomes()).hasSize(50).allMatch(BatchOutcome.Completed.class::isInstance);
    assertThat(batch.outcomesAsync()).isCompleted();
  }

  @Test
  void stream_countAfterPeek_waitsForEveryOutcome() {
    account.instantly();
    AtomicInteger seen = new AtomicInteger();
    Batch batch = client.submitAll(requests(5), options(20));
    timer.advance(Duration.ofMinutes(2));

    assertThat(batch.stream().peek(outcome -> seen.incrementAndGet()).count()).isEqualTo(5);
    assertThat(seen).hasValue(5);
  }

  @Test
  void submitAll_iterable_takesNoMoreThanThereIsRoomFor() throws Exception {
    AtomicInteger taken = new AtomicInteger();
    Iterator<JobRequest> requests = requests(12).iterator();
    Iterable<JobRequest> lazy =
        () ->
            new Iterator<>() {
              @Override
              public boolean hasNext() {
                return requests.hasNext();
              }

              @Override
              public JobRequest next() {
                taken.incrementAndGet();
                return requests.next();
              }
            };

    Batch batch = client.submitAll(lazy, options(3));

    assertThat(taken).hasValue(3);
    assertThat(batch.size()).isEqualTo(3);
    timer.advance(Duration.ofMinutes(5));
    assertThat(batch.outcomes()).hasSize(12).allMatch(BatchOutcome.Completed.class::isInstance);
    assertThat(batch.size()).isEqualTo(12);
    assertThat(batch.stream()).hasSize(12);
    assertThat(account.mostAtWork).hasValue(3);
  }

  @Test
  void submitAll_stream_subscribersSeeItsEnd() {
    Batch batch = client.submitAll(requests(4).stream(), options(2));
    Collector collector = new Collector();
    batch.publisher().subscribe(collector);
    collector.ask(100);

    timer.advance(Duration.ofMinutes(5));

    assertThat(collector.outcomes).hasSize(4);
    assertThat(collector.completed).isTrue();
  }

  @Test
  void submitAll_emptyStream_isDoneAtOnce() throws Exception {
    Batch batch = client.submitAll(Stream.empty(), options(2));

    assertThat(batch.outcomes()).isEmpty();
    assertThat(batch.stream()).isEmpty();
    assertThat(batch.outcomesAsync()).isCompletedWithValue(List.of());
  }

  @Test
  void submitAll_sourceThrows_isTheLastOutcome() throws Exception {
    Stream<JobRequest> broken =
        Stream.concat(
            requests(2).stream(),
            Stream.generate(
                () -> {
                  throw new IllegalStateException("the table is gone");
                }));

    Batch batch = client.submitAll(broken, options(20));
    timer.advance(Duration.ofMinutes(2));

    List<BatchOutcome> outcomes = batch.outcomes();
    assertThat(outcomes).hasSize(3);
    assertThat(failed(outcomes.get(2)).failure()).hasMessage("the table is gone");
  }

  @Test
  void cancel_endlessStream_endsIt() throws Exception {
    Batch batch = client.submitAll(Stream.generate(() -> requests(1).get(0)), options(3));

    batch.cancel();

    assertThat(batch.outcomes()).hasSize(3).allMatch(BatchOutcome.Failed.class::isInstance);
    timer.advance(Duration.ofMinutes(5));
    assertThat(account.submits).hasValue(3);
  }

  @Test
  void close_endlessStream_endsIt() throws Exception {
    Batch batch = client.submitAll(Stream.generate(() -> requests(1).get(0)), options(3));

    client.close();

    assertThat(batch.outcomes())
        .hasSizeBetween(3, 4)
        .allMatch(BatchOutcome.Failed.class::isInstance);
  }

  @Test
  void submitAll_onlyThreadOfTheExecutorWaitsForTheStream_comesToAnEnd() throws Exception {
    ExecutorService one = Executors.newSingleThreadExecutor();
    account.instantly();
    try (ModelsLab single =
        account
            .codec
            .threadedClient()
            .transport(account)
            .executor(one)
            .pollSchedule(context -> Duration.ZERO)
            .build()) {
      long outcomes =
          CompletableFuture.supplyAsync(
                  () -> single.submitAll(requests(6).stream(), options(2)).stream().count(), one)
              .get(30, TimeUnit.SECONDS);

      assertThat(outcomes).isEqualTo(6);
    } finally {
      one.shutdown();
    }
  }

  @Test
  void outcomes_finishedBatch_keepsNoRequest() throws Exception {
    List<JobRequest> requests = new ArrayList<>(requests(3));
    List<WeakReference<JobRequest>> references = requests.stream().map(WeakReference::new).toList();
    Batch batch = client.submitAll(requests, options(20));
    timer.advance(Duration.ofMinutes(2));
    assertThat(batch.outcomes()).hasSize(3);

    requests.clear();

    Awaitility.await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(references).allMatch(reference -> reference.get() == null);
            });
    assertThat(batch.outcomes()).hasSize(3);
  }

  private static BatchOptions options(int maxJobs) {
    return BatchOptions.builder().maxJobs(maxJobs).maxSubmits(maxJobs).build();
  }

  private static List<JobRequest> requests(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                (JobRequest)
                    RemoveBackgroundRequest.builder()
                        .image(ImageInput.url("https://cdn.example/cat.png"))
                        .trackId("" + i)
                        .build())
        .toList();
  }

  private static BatchOutcome.Failed failed(BatchOutcome outcome) {
    assertThat(outcome).isInstanceOf(BatchOutcome.Failed.class);
    return (BatchOutcome.Failed) outcome;
  }

  /** Takes jobs, whose ids are their track ids, and finishes each at its second fetch. */
  private static final class Account implements Transport {
    final FakeService codec = new FakeService();
    final AtomicInteger submits = new AtomicInteger();
    final AtomicInteger atWork = new AtomicInteger();
    final AtomicInteger mostAtWork = new AtomicInteger();
    private final List<String> refused = new ArrayList<>();
    private final List<String> endless = new ArrayList<>();
    private final Map<String, Integer> etas = new HashMap<>();
    private final Map<String, Integer> fetches = new ConcurrentHashMap<>();
    private final List<Runnable> held = new ArrayList<>();
    private boolean holding;
    private boolean instant;

    void refuse(String id) {
      refused.add(id);
    }

    void neverFinish(String id) {
      endless.add(id);
    }

    void eta(String id, int seconds) {
      etas.put(id, seconds);
    }

    void holdSubmits() {
      holding = true;
    }

    void releaseSubmits() {
      held.forEach(Runnable::run);
    }

    void instantly() {
      instant = true;
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
      String path = request.uri().getPath();
      if (path.contains("/fetch/")) {
        return done(fetch(path.substring(path.lastIndexOf('/') + 1)));
      }
      submits.incrementAndGet();
      String id = (String) codec.decode(request.body()).get("track_id");
      if (holding) {
        CompletableFuture<TransportResponse> later = new CompletableFuture<>();
        held.add(() -> later.complete(done(submit(id)).join()));
        return later;
      }
      return done(submit(id));
    }

    private Object[] submit(String id) {
      if (refused.contains(id)) {
        return new Object[] {"status", "error", "code", "validation_error"};
      }
      mostAtWork.accumulateAndGet(atWork.incrementAndGet(), Math::max);
      return new Object[] {
        "status", "processing", "id", id, "eta", etas.getOrDefault(id, 4), "track_id", id
      };
    }

    private Object[] fetch(String id) {
      if (endless.contains(id) || (!instant && fetches.merge(id, 1, Integer::sum) < 2)) {
        return new Object[] {"status", "processing"};
      }
      atWork.decrementAndGet();
      return new Object[] {"status", "success", "output", List.of("https://cdn.example/p.png")};
    }

    private CompletableFuture<TransportResponse> done(Object[] fields) {
      byte[] body = codec.encode(FakeService.object(fields));
      return CompletableFuture.completedFuture(new TransportResponse(200, Headers.empty(), body));
    }

    @Override
    public void close() {}
  }

  private static final class Collector implements Flow.Subscriber<BatchOutcome> {
    final List<BatchOutcome> outcomes = new ArrayList<>();
    Flow.Subscription subscription;
    Throwable failure;
    boolean completed;

    void ask(long count) {
      subscription.request(count);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
    }

    @Override
    public void onNext(BatchOutcome outcome) {
      outcomes.add(outcome);
    }

    @Override
    public void onError(Throwable thrown) {
      failure = thrown;
    }

    @Override
    public void onComplete() {
      completed = true;
    }
  }
}
