// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.fleet.SharedJobStore;
import com.modelslab.job.JobEntry;
import com.modelslab.job.JobEntry.State;
import com.modelslab.job.JobLedger;
import com.modelslab.job.JobReference;
import com.modelslab.spi.JobEnd;
import com.modelslab.spi.JobQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link SharedJobStore}, as tests: extend it and say how an instance is opened and
 * how one dies. Needs {@code modelslab-fleet} on the class path.
 *
 * <pre>{@code
 * class JdbcJobStoreTest extends SharedJobStoreContract {
 *   @Override
 *   protected SharedJobStore open() {
 *     return JdbcJobStore.open(database);
 *   }
 *
 *   @Override
 *   protected void kill(SharedJobStore instance) {
 *     ((JdbcJobStore) instance).stopRenewing();
 *     database.execute("UPDATE instances SET expires_at = now() WHERE id = …");
 *   }
 * }
 * }</pre>
 */
public abstract class SharedJobStoreContract extends JobStoreContract {
  private static final int MANY = 10_000;

  private final List<SharedJobStore> others = new ArrayList<>();

  /** For the class that extends this one. */
  protected SharedJobStoreContract() {}

  /**
   * Opens an instance of the current test. Called again in the same test, it opens another one on
   * the same data, while the ones before are open or closed; in another test it opens an empty one.
   */
  @Override
  protected abstract SharedJobStore open();

  /**
   * Lets an open instance end as a killed process does: it renews its lease no more, and the lease
   * has run out when this returns. The leases of other instances go on. The instance is not used
   * any more, but for {@link SharedJobStore#close}.
   */
  protected abstract void kill(SharedJobStore instance);

  /** {@return how long a case waits for an announcement; by default one minute} */
  protected Duration patience() {
    return PATIENCE;
  }

  @AfterEach
  void closeOthers() {
    others.forEach(SharedJobStore::close);
  }

  @Test
  void adopt_emptyStore_givesNothing() throws Exception {
    assertThat(adoptAll(another())).isEmpty();
  }

  @Test
  void adopt_ownerIsOpen_leavesItsJobs() throws Exception {
    submitted("7");
    submittedAndFinished("8");

    assertThat(adoptAll(another())).isEmpty();
    assertThat(adoptAll(shared())).isEmpty();
  }

  @Test
  void adopt_ownerIsClosed_givesItsOpenJobs() throws Exception {
    JobEntry open = submitted("7");
    SharedJobStore other = another();

    store.close();

    assertThat(adoptAll(other)).containsExactly(open);
  }

  @Test
  void adopt_leaseOfTheOwnerRanOut_givesItsOpenJobs() throws Exception {
    JobEntry open = submitted("7");
    SharedJobStore other = another();
    assertThat(adoptAll(other)).isEmpty();

    kill(shared());

    assertThat(adoptAll(other)).containsExactly(open);
  }

  @Test
  void adopt_oneOfTwoOwnersDied_leavesTheJobsOfTheOther() throws Exception {
    JobEntry orphan = submitted("7");
    SharedJobStore other = another();
    done(other.submitted(open(entry("t-2"), "8")));

    kill(shared());

    assertThat(adoptAll(another())).containsExactly(orphan);
  }

  @Test
  void adopt_jobWasSubmittedWithoutAnIntent_isGiven() throws Exception {
    JobEntry open = open(entry("t-1"), "7");
    done(store.submitted(open));
    SharedJobStore other = another();

    store.close();

    assertThat(adoptAll(other)).containsExactly(open);
  }

  @Test
  void adopt_finishedButNotDelivered_isGiven() throws Exception {
    JobEntry finished = submittedAndFinished("7");
    SharedJobStore other = another();

    store.close();

    assertThat(adoptAll(other)).containsExactly(finished);
  }

  @Test
  void adopt_moreHaveFinishedThanAreKept_givesAllThatAreNotDelivered() throws Exception {
    int jobs = JobLedger.FINISHED_KEPT + 50;
    List<CompletableFuture<Void>> ends = new ArrayList<>();
    List<JobReference> finished = new ArrayList<>();
    for (int number = 0; number < jobs; number++) {
      JobEntry open = open(entry("t-" + number), "" + number);
      JobReference job = open.job().orElseThrow();
      finished.add(job);
      ends.add(
          store
              .submitted(open)
              .thenCompose(nothing -> store.finished(JobEnd.of(job, MORNING.plusSeconds(9)))));
    }
    for (CompletableFuture<Void> end : ends) {
      done(end);
    }
    SharedJobStore other = another();

    store.close();

    assertThat(adoptAll(other))
        .extracting(entry -> entry.job().orElseThrow())
        .containsExactlyElementsOf(finished);
  }

  @Test
  void adopt_delivered_isNotGiven() throws Exception {
    JobEntry finished = submittedAndFinished("7");
    JobEntry open = submitted("8");
    SharedJobStore other = another();
    done(shared().delivered(job(finished)));

    store.close();

    assertThat(adoptAll(other)).containsExactly(open);
  }

  @Test
  void adopt_unknownOutcomes_areListedOnly() throws Exception {
    JobEntry intent = intended("t-1");
    JobEntry unknown = unknown(intended("t-2"));
    done(store.unknownOutcome(unknown));
    SharedJobStore other = another();

    kill(shared());

    assertThat(adoptAll(other)).isEmpty();
    assertThat(get(other.find(JobQuery.of(State.UNKNOWN_OUTCOME))))
        .extracting(JobEntry::id)
        .containsExactly(intent.id(), unknown.id());
  }

  @Test
  void adopt_moreThanAskedFor_givesTheOldest() throws Exception {
    List<JobEntry> all = new ArrayList<>();
    for (int number = 0; number < 5; number++) {
      all.add(entry("t-" + number));
    }
    for (int number : new int[] {3, 0, 2, 4, 1}) {
      all.set(number, open(all.get(number), "" + number));
      done(store.submitted(all.get(number)));
    }
    done(store.finished(JobEnd.of(job(all.get(1)), all.get(1).changedAt())));
    SharedJobStore other = another();
    store.close();

    assertThat(get(other.adopt(2)))
        .extracting(JobEntry::id)
        .containsExactly(all.get(0).id(), all.get(1).id());
    assertThat(get(other.adopt(2))).containsExactly(all.get(2), all.get(3));
    assertThat(get(other.adopt(2))).containsExactly(all.get(4));
    assertThat(get(other.adopt(2))).isEmpty();
  }

  @Test
  void adopt_byAnotherBefore_isNotGivenAgain() throws Exception {
    submitted("7");
    SharedJobStore first = another();
    SharedJobStore second = another();
    store.close();

    assertThat(adoptAll(first)).hasSize(1);

    assertThat(adoptAll(second)).isEmpty();
    assertThat(adoptAll(first)).isEmpty();
  }

  @Test
  void adopt_adopterIsClosed_isGivenAgain() throws Exception {
    JobEntry open = submitted("7");
    SharedJobStore first = another();
    SharedJobStore second = another();
    store.close();
    adoptAll(first);

    first.close();

    assertThat(adoptAll(second)).containsExactly(open);
  }

  @Test
  void adopt_leaseOfTheAdopterRanOut_isGivenAgain() throws Exception {
    JobEntry open = submitted("7");
    SharedJobStore first = another();
    SharedJobStore second = another();
    store.close();
    adoptAll(first);

    kill(first);

    assertThat(adoptAll(second)).containsExactly(open);
  }

  @Test
  void adopt_severalAskAtOnce_givesEachJobToOne() throws Exception {
    List<String> all = new ArrayList<>();
    for (int number = 0; number < 60; number++) {
      all.add(submitted("" + number).id());
    }
    List<SharedJobStore> askers = List.of(another(), another(), another(), another());
    store.close();

    ExecutorService threads = Executors.newFixedThreadPool(askers.size());
    List<String> given = new ArrayList<>();
    try {
      CyclicBarrier start = new CyclicBarrier(askers.size());
      List<Callable<List<JobEntry>>> asking = new ArrayList<>();
      for (SharedJobStore asker : askers) {
        asking.add(
            () -> {
              start.await();
              return adoptUntilNoneIsLeft(asker);
            });
      }
      for (Future<List<JobEntry>> adopted : threads.invokeAll(asking)) {
        adopted.get().forEach(entry -> given.add(entry.id()));
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(given).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void adopt_thenFinished_isFinished() throws Exception {
    JobEntry open = submitted("7");
    SharedJobStore other = another();
    store.close();
    adoptAll(other);

    done(other.finished(JobEnd.of(job(open), MORNING.plusSeconds(9))));

    assertThat(get(other.find(JobQuery.of(State.OPEN)))).isEmpty();
    assertThat(get(other.find(JobQuery.of(State.FINISHED)))).hasSize(1);
  }

  @Test
  void intent_anotherInstanceAsks_isUnderWay() throws Exception {
    JobEntry intent = intended("t-1");
    SharedJobStore other = another();

    assertThat(get(other.find(JobQuery.of(State.UNKNOWN_OUTCOME)))).isEmpty();
    assertThat(get(other.find(JobQuery.of(State.INTENT)))).containsExactly(intent);
    assertThat(get(other.forgetBefore(MORNING.plusSeconds(999)))).isZero();
  }

  @Test
  void delivered_finishedJob_isStillListed() throws Exception {
    JobEntry finished = submittedAndFinished("7");

    done(shared().delivered(job(finished)));

    assertThat(find(State.FINISHED)).containsExactly(finished);
  }

  @Test
  void delivered_endIsNotRecordedYet_isFinished() throws Exception {
    JobEntry open = submitted("7");
    SharedJobStore other = another();

    done(shared().delivered(job(open)));

    assertThat(find(State.OPEN)).isEmpty();
    assertThat(find(State.FINISHED)).extracting(JobEntry::id).containsExactly(open.id());
    store.close();
    assertThat(adoptAll(other)).isEmpty();
  }

  @Test
  void delivered_jobIsKnownByItsFamilyOnly_isTheJobOfThatFetchPath() throws Exception {
    submittedAndFinished("7");
    JobEntry second = submittedAndFinished("8");
    SharedJobStore other = another();

    done(shared().delivered(JobReference.of("7", "/image_editing")));
    done(shared().delivered(JobReference.of("8", "/images")));

    store.close();
    assertThat(adoptAll(other)).containsExactly(second);
  }

  @Test
  void delivered_twoSubmitsGotTheSameJob_countsForBoth() throws Exception {
    submittedAndFinished("7");
    JobEntry second = submitted("7");
    SharedJobStore other = another();

    done(shared().delivered(job(second)));

    store.close();
    assertThat(adoptAll(other)).isEmpty();
  }

  @Test
  void delivered_byAnotherThanTheOwner_isNotAdopted() throws Exception {
    JobEntry finished = submittedAndFinished("7");
    SharedJobStore other = another();

    done(other.delivered(job(finished)));

    store.close();
    assertThat(adoptAll(other)).isEmpty();
  }

  @Test
  void delivered_twiceOrUnheardOf_doesNothing() throws Exception {
    JobEntry finished = submittedAndFinished("7");
    JobEntry open = submitted("8");

    done(shared().delivered(job(finished)));
    done(shared().delivered(job(finished)));
    done(shared().delivered(JobReference.submitted("9", PATH)));

    assertThat(find(State.FINISHED)).containsExactly(finished);
    assertThat(find(State.OPEN)).containsExactly(open);
  }

  @Test
  void announce_severalInstances_reachesEachOfThemOnce() throws Exception {
    List<SharedJobStore> instances = List.of(shared(), another(), another());
    List<BlockingQueue<String>> heard = instances.stream().map(this::hear).toList();

    done(instances.get(0).announce("7"));
    done(instances.get(1).announce("8"));
    List<List<String>> first = take(heard, 2);
    done(instances.get(2).announce("last"));

    assertThat(first).allSatisfy(ids -> assertThat(ids).containsExactlyInAnyOrder("7", "8"));
    assertThat(take(heard, 1)).allSatisfy(ids -> assertThat(ids).containsExactly("last"));
    assertThat(heard).allSatisfy(more -> assertThat(more).isEmpty());
  }

  @Test
  void announce_withoutAListener_completes() throws Exception {
    SharedJobStore other = another();
    BlockingQueue<String> heard = hear(other);

    done(shared().announce("7"));

    assertThat(take(heard)).isEqualTo("7");
  }

  @Test
  void announce_strangeTexts_arriveAsTheyWere() throws Exception {
    BlockingQueue<String> heard = hear(another());
    for (String id :
        List.of(
            "job 17",
            "50%",
            "'; DROP TABLE jobs; --",
            "\"quoted\" \\ {json}",
            "grün 漢字 \uD83D\uDE00",
            "x".repeat(200))) {
      done(shared().announce(id));

      assertThat(take(heard)).isEqualTo(id);
    }
  }

  @Test
  void announce_listenerThrows_isHeardOfTheNext() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    another()
        .onAnnouncement(
            id -> {
              heard.add(id);
              throw new IllegalStateException("on purpose");
            });

    done(shared().announce("7"));
    assertThat(take(heard)).isEqualTo("7");
    done(shared().announce("8"));

    assertThat(take(heard)).isEqualTo("8");
  }

  @Test
  void announce_instanceIsClosed_doesNotHearIt() throws Exception {
    SharedJobStore closed = another();
    BlockingQueue<String> missed = hear(closed);
    BlockingQueue<String> heard = hear(shared());
    closed.close();

    done(shared().announce("7"));

    assertThat(take(heard)).isEqualTo("7");
    assertThat(missed).isEmpty();
  }

  @Test
  void onAnnouncement_secondListener_isRefused() {
    shared().onAnnouncement(id -> {});

    assertThatThrownBy(() -> shared().onAnnouncement(id -> {}))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void close_thenAdoptDeliveredAndAnnounce_failThroughTheirFutures() {
    SharedJobStore closed = another();
    closed.close();

    assertFails(closed.adopt(1));
    assertFails(closed.delivered(JobReference.submitted("7", PATH)));
    assertFails(closed.announce("7"));
  }

  private SharedJobStore shared() {
    return (SharedJobStore) store;
  }

  private SharedJobStore another() {
    SharedJobStore other = open();
    others.add(other);
    return other;
  }

  private JobEntry submittedAndFinished(String jobId) throws Exception {
    JobEntry open = submitted(jobId);
    JobEnd end = JobEnd.of(job(open), open.changedAt().plusSeconds(90));
    done(store.finished(end));
    return open.toBuilder().state(State.FINISHED, end.seenAt()).build();
  }

  private BlockingQueue<String> hear(SharedJobStore instance) {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    instance.onAnnouncement(heard::add);
    return heard;
  }

  private static List<JobEntry> adoptAll(SharedJobStore instance) throws Exception {
    return get(instance.adopt(MANY));
  }

  private static List<JobEntry> adoptUntilNoneIsLeft(SharedJobStore instance) throws Exception {
    List<JobEntry> all = new ArrayList<>();
    List<JobEntry> adopted = get(instance.adopt(7));
    while (!adopted.isEmpty()) {
      all.addAll(adopted);
      adopted = get(instance.adopt(7));
    }
    return all;
  }

  private static JobReference job(JobEntry entry) {
    return entry.job().orElseThrow();
  }

  private List<List<String>> take(List<BlockingQueue<String>> heard, int each)
      throws InterruptedException {
    List<List<String>> all = new ArrayList<>();
    for (BlockingQueue<String> queue : heard) {
      List<String> taken = new ArrayList<>();
      for (int i = 0; i < each; i++) {
        taken.add(take(queue));
      }
      all.add(taken);
    }
    return all;
  }

  private String take(BlockingQueue<String> heard) throws InterruptedException {
    String id = heard.poll(patience().toMillis(), TimeUnit.MILLISECONDS);
    assertThat(id).as("what was heard within %s", patience()).isNotNull();
    return id;
  }

  private static void assertFails(CompletableFuture<?> late) {
    assertThatThrownBy(() -> late.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
        .isInstanceOf(ExecutionException.class);
  }
}
