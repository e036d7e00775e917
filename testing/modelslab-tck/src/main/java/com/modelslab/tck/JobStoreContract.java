// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.modelslab.job.JobEntry;
import com.modelslab.job.JobEntry.State;
import com.modelslab.job.JobLedger;
import com.modelslab.job.JobReference;
import com.modelslab.spi.JobEnd;
import com.modelslab.spi.JobQuery;
import com.modelslab.spi.JobStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The contract of {@link JobStore}, as tests: extend it and say how a store is opened.
 *
 * <pre>{@code
 * class RedisJobStoreTest extends JobStoreContract {
 *   @Override
 *   protected JobStore open() {
 *     return RedisJobStore.open(server.uri(), "test");
 *   }
 * }
 * }</pre>
 */
@Timeout(120)
public abstract class JobStoreContract {
  static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");
  static final String PATH = "/image_editing/inpaint";
  static final Duration PATIENCE = Duration.ofSeconds(60);

  JobStore store;
  private int numbers;

  /** For the class that extends this one. */
  protected JobStoreContract() {}

  /**
   * Opens the store of the current test. Called again in the same test, it opens what the store
   * before, which is closed by then, has left; in another test it opens an empty one.
   */
  protected abstract JobStore open();

  /**
   * {@return whether a store that is opened again has what the one before has left; by default it
   * has}
   */
  protected boolean isDurable() {
    return true;
  }

  @BeforeEach
  void openStore() {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void find_emptyStore_findsNothing() throws Exception {
    for (State state : State.values()) {
      assertThat(find(state)).isEmpty();
    }
  }

  @Test
  void intent_underWay_isNoUnknownOutcome() throws Exception {
    JobEntry intent = intended("t-1");

    assertThat(find(State.UNKNOWN_OUTCOME)).isEmpty();
    assertThat(find(State.OPEN)).isEmpty();
    assertThat(find(State.INTENT)).containsExactly(intent);
  }

  @Test
  void intent_storeWasClosedBeforeTheOutcome_isAnUnknownOutcome() throws Exception {
    JobEntry intent = intended("t-1");

    reopen();

    assertThat(find(State.INTENT)).isEmpty();
    assertThat(find(State.UNKNOWN_OUTCOME))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.id()).isEqualTo(intent.id());
              assertThat(entry.path()).isEqualTo(PATH);
              assertThat(entry.trackId()).isEqualTo("t-1");
              assertThat(entry.submittedAt()).isEqualTo(intent.submittedAt());
              assertThat(entry.token()).isEmpty();
            });
  }

  @Test
  void intent_madeTwice_isOneEntry() throws Exception {
    JobEntry intent = intended("t-1");
    done(store.intent(intent));

    assertThat(find(State.INTENT)).containsExactly(intent);
  }

  @Test
  void submitted_afterItsIntent_isOpenWithItsJob() throws Exception {
    JobEntry open = submitted("7");

    assertThat(find(State.OPEN)).containsExactly(open);
    assertThat(find(State.INTENT)).isEmpty();
    assertThat(find(State.UNKNOWN_OUTCOME)).isEmpty();
  }

  @Test
  void submitted_storeIsOpenedAgain_isOpenAsBefore() throws Exception {
    JobEntry open = submitted("7");

    reopen();

    assertThat(find(State.OPEN)).containsExactly(open);
    assertThat(find(State.UNKNOWN_OUTCOME)).isEmpty();
  }

  @Test
  void submitted_withoutAnIntent_isKept() throws Exception {
    JobEntry open = open(entry("t-1"), "7");
    done(store.submitted(open));

    assertThat(find(State.OPEN)).containsExactly(open);
    if (isDurable()) {
      reopen();
      assertThat(find(State.OPEN)).containsExactly(open);
    }
  }

  @Test
  void submitted_afterAnUnknownOutcome_isOpen() throws Exception {
    JobEntry intent = intended("t-1");
    done(store.unknownOutcome(unknown(intent)));
    JobEntry open = open(intent, "7");

    done(store.submitted(open));

    assertThat(find(State.OPEN)).containsExactly(open);
    assertThat(find(State.UNKNOWN_OUTCOME)).isEmpty();
  }

  @Test
  void submitted_madeTwice_isOneEntry() throws Exception {
    JobEntry open = submitted("7");
    done(store.submitted(open));

    assertThat(find(State.OPEN)).containsExactly(open);
  }

  @Test
  void refused_afterItsIntent_leavesNothing() throws Exception {
    JobEntry intent = intended("t-1");

    done(store.refused(intent));

    assertNothingIsLeft();
    if (isDurable()) {
      reopen();
      assertNothingIsLeft();
    }
  }

  @Test
  void unknownOutcome_afterItsIntent_isListedUntilForgotten() throws Exception {
    JobEntry unknown = unknown(intended("t-1"));
    done(store.unknownOutcome(unknown));

    assertThat(find(State.UNKNOWN_OUTCOME)).containsExactly(unknown);
    if (isDurable()) {
      reopen();
      assertThat(find(State.UNKNOWN_OUTCOME)).containsExactly(unknown);
    }
    done(store.forget(unknown));

    assertNothingIsLeft();
  }

  @Test
  void finished_openJob_isFinishedAndKept() throws Exception {
    JobEntry open = submitted("7");
    Instant end = MORNING.plusSeconds(90);

    done(store.finished(JobEnd.of(open.job().orElseThrow(), end)));

    JobEntry finished = open.toBuilder().state(State.FINISHED, end).build();
    assertThat(find(State.OPEN)).isEmpty();
    assertThat(find(State.FINISHED)).containsExactly(finished);
    if (isDurable()) {
      reopen();
      assertThat(find(State.OPEN)).isEmpty();
      assertThat(find(State.FINISHED)).containsExactly(finished);
    }
  }

  @Test
  void finished_jobIsKnownByItsFamilyOnly_isTheJobOfThatFetchPath() throws Exception {
    submitted("7");
    JobEntry other = submitted("8");

    done(store.finished(JobEnd.of(JobReference.of("7", "/image_editing"), MORNING)));

    assertThat(find(State.OPEN)).containsExactly(other);
    assertThat(find(State.FINISHED)).hasSize(1);
  }

  @Test
  void finished_twoSubmitsGotTheSameJob_endsBoth() throws Exception {
    submitted("7");
    JobEntry second = submitted("7");

    done(store.finished(JobEnd.of(second.job().orElseThrow(), MORNING)));

    assertThat(find(State.OPEN)).isEmpty();
    assertThat(find(State.FINISHED)).hasSize(2);
  }

  @Test
  void finished_unknownJob_doesNothing() throws Exception {
    JobEntry open = submitted("7");

    done(store.finished(JobEnd.of(JobReference.submitted("8", PATH), MORNING)));

    assertThat(find(State.OPEN)).containsExactly(open);
    assertThat(find(State.FINISHED)).isEmpty();
  }

  @Test
  void finished_seenTwice_isOneEntry() throws Exception {
    JobEntry open = submitted("7");
    JobEnd end = JobEnd.of(open.job().orElseThrow(), MORNING);

    done(store.finished(end));
    done(store.finished(end));

    assertThat(find(State.FINISHED)).hasSize(1);
  }

  @Test
  void finished_moreThanAreKept_keepsTheLastOnes() throws Exception {
    int jobs = JobLedger.FINISHED_KEPT + 50;
    List<CompletableFuture<Void>> ends = new ArrayList<>();
    String last = "";
    for (int number = 0; number < jobs; number++) {
      JobEntry open = open(entry("t-" + number), "" + number);
      last = open.id();
      ends.add(
          store
              .submitted(open)
              .thenCompose(
                  nothing -> store.finished(JobEnd.of(open.job().orElseThrow(), MORNING))));
    }
    for (CompletableFuture<Void> end : ends) {
      done(end);
    }

    assertThat(find(State.OPEN)).isEmpty();
    assertThat(find(State.FINISHED))
        .hasSizeGreaterThanOrEqualTo(JobLedger.FINISHED_KEPT)
        .extracting(JobEntry::id)
        .contains(last);
  }

  @Test
  void forget_entryOfAnyState_isGoneForGood() throws Exception {
    JobEntry unknown = unknown(intended("t-1"));
    done(store.unknownOutcome(unknown));
    JobEntry open = submitted("7");
    JobEntry finished = submitted("8");
    done(store.finished(JobEnd.of(finished.job().orElseThrow(), MORNING)));

    done(store.forget(unknown));
    done(store.forget(open));
    done(store.forget(finished));
    done(store.forget(finished));

    assertNothingIsLeft();
    if (isDurable()) {
      reopen();
      assertNothingIsLeft();
    }
  }

  @Test
  void forgetBefore_someAreOlder_removesThoseOnly() throws Exception {
    JobEntry oldest = submitted("6");
    JobEntry old = submitted("7");
    done(store.finished(JobEnd.of(oldest.job().orElseThrow(), MORNING.plusSeconds(999))));
    JobEntry younger = submitted("8");
    JobEntry underWay = intended("t-1");

    assertThat(get(store.forgetBefore(younger.submittedAt()))).isEqualTo(2);

    assertThat(find(State.OPEN)).containsExactly(younger).doesNotContain(old);
    assertThat(find(State.FINISHED)).isEmpty();
    assertThat(get(store.forgetBefore(MORNING.plusSeconds(10_000)))).isEqualTo(1);
    assertThat(find(State.INTENT)).containsExactly(underWay);
    if (isDurable()) {
      reopen();
      assertThat(find(State.OPEN)).isEmpty();
    }
  }

  @Test
  void find_limitAndAfter_goThroughAllInTheOrderOfTheirIds() throws Exception {
    List<JobEntry> all = new ArrayList<>();
    for (int number = 0; number < 7; number++) {
      all.add(entry("t-" + number));
    }
    // The order of the ids counts, not that of the calls.
    for (int number : new int[] {3, 0, 6, 2, 5, 1, 4}) {
      all.set(number, open(all.get(number), "" + number));
      done(store.submitted(all.get(number)));
    }

    List<JobEntry> found = new ArrayList<>();
    JobQuery query = JobQuery.of(State.OPEN).limit(3);
    List<JobEntry> page = get(store.find(query));
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(3);
      found.addAll(page);
      page = get(store.find(query.after(page.get(page.size() - 1))));
    }

    assertThat(found).containsExactlyElementsOf(all);
  }

  @Test
  void submitted_strangeTexts_comeBackAsTheyWere() throws Exception {
    List<JobEntry> all = new ArrayList<>();
    for (String text :
        List.of(
            "abc-123",
            "job 17",
            "50%",
            "a+b&c=d?e#f",
            "'; DROP TABLE jobs; --",
            "\"quoted\" \\ {json}",
            "grün 漢字 \uD83D\uDE00",
            "%00%0A",
            "x".repeat(200))) {
      JobEntry intent = intended(text);
      JobEntry open = open(intent, text);
      done(store.submitted(open));
      all.add(open);
    }
    for (String trackId :
        List.of("two\nlines", "tab\there", " blanks ", "nul\u0001", "x".repeat(2000))) {
      JobEntry intent = intended(trackId);
      JobEntry open = open(intent, "" + all.size());
      done(store.submitted(open));
      all.add(open);
    }
    JobReference elsewhere =
        JobReference.submitted("9", PATH).withPath("https://modelslab.com/api/v7/images/fetch/9");
    JobEntry absolute =
        intended("t-1").toBuilder().job(elsewhere).state(State.OPEN, MORNING).build();
    done(store.submitted(absolute));
    all.add(absolute);

    assertThat(find(State.OPEN)).containsExactlyElementsOf(all);
    if (isDurable()) {
      reopen();
      assertThat(find(State.OPEN)).containsExactlyElementsOf(all);
    }
  }

  @Test
  void submitted_byManyThreads_losesNone() throws Exception {
    int threads = 8;
    int each = 25;
    List<JobEntry> intents = new ArrayList<>();
    for (int number = 0; number < threads * each; number++) {
      intents.add(entry("t-" + number));
    }
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    CountDownLatch start = new CountDownLatch(1);
    List<CompletableFuture<Void>> runs = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      int first = thread * each;
      runs.add(
          CompletableFuture.runAsync(
              () -> {
                for (int number = first; number < first + each; number++) {
                  submitAndFinishHalf(start, intents.get(number), number);
                }
              },
              executor));
    }
    start.countDown();
    for (CompletableFuture<Void> run : runs) {
      done(run);
    }
    executor.shutdown();

    assertThat(find(State.INTENT)).isEmpty();
    assertThat(find(State.OPEN)).hasSize(threads * each / 2);
    assertThat(find(State.FINISHED)).hasSize(threads * each / 2);
    if (isDurable()) {
      reopen();
      assertThat(find(State.OPEN)).hasSize(threads * each / 2);
      assertThat(find(State.FINISHED)).hasSize(threads * each / 2);
      assertThat(find(State.UNKNOWN_OUTCOME)).isEmpty();
    }
  }

  private void submitAndFinishHalf(CountDownLatch start, JobEntry intent, int number) {
    try {
      start.await();
      done(store.intent(intent));
      JobEntry open = open(intent, "" + number);
      done(store.submitted(open));
      if (number % 2 == 0) {
        done(store.finished(JobEnd.of(open.job().orElseThrow(), MORNING)));
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void intent_followedByAWaitForAnother_comesToAnEnd() throws Exception {
    // What is chained to a store may wait for the store.
    CompletableFuture<Void> second =
        store
            .intent(entry("t-1"))
            .thenRun(
                () -> {
                  store.intent(entry("t-2")).join();
                });

    done(second);
    assertThat(find(State.INTENT)).hasSize(2);
  }

  @Test
  void close_twice_isIdempotentAndLaterCallsFailThroughTheirFutures() {
    store.close();
    store.close();

    CompletableFuture<Void> late = store.intent(entry("t-1"));
    assertThatThrownBy(() -> late.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
        .isInstanceOf(ExecutionException.class);
    CompletableFuture<List<JobEntry>> query = store.find(JobQuery.of(State.OPEN));
    assertThatThrownBy(() -> query.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
        .isInstanceOf(ExecutionException.class);
  }

  private void reopen() {
    assumeTrue(isDurable(), "the store ends with its process");
    store.close();
    store = open();
  }

  private void assertNothingIsLeft() throws Exception {
    for (State state : State.values()) {
      assertThat(find(state)).as("entries in the state %s", state).isEmpty();
    }
  }

  JobEntry entry(String trackId) {
    int number = numbers++;
    return JobEntry.builder(
            String.format(Locale.ROOT, "%011d%08d", number, 7), MORNING.plusMillis(number))
        .path(PATH)
        .trackId(trackId)
        .build();
  }

  JobEntry intended(String trackId) throws Exception {
    JobEntry entry = entry(trackId);
    done(store.intent(entry));
    return entry;
  }

  JobEntry submitted(String jobId) throws Exception {
    JobEntry open = open(intended("t-" + jobId), jobId);
    done(store.submitted(open));
    return open;
  }

  static JobEntry open(JobEntry intent, String jobId) {
    return intent.toBuilder()
        .job(JobReference.submitted(jobId, PATH))
        .state(State.OPEN, intent.submittedAt().plusMillis(250))
        .build();
  }

  static JobEntry unknown(JobEntry intent) {
    return intent.toBuilder()
        .state(State.UNKNOWN_OUTCOME, intent.submittedAt().plusMillis(250))
        .build();
  }

  List<JobEntry> find(State state) throws Exception {
    return get(store.find(JobQuery.of(state)));
  }

  static void done(CompletableFuture<?> step) throws Exception {
    step.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  static <T> T get(CompletableFuture<T> step) throws Exception {
    return step.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
