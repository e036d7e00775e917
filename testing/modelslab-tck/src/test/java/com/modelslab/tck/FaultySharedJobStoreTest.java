// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import com.modelslab.tck.shared.Fault;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Each case of the contract can fail: there is a store with a single fault that fails it. */
class FaultySharedJobStoreTest {
  /** The case, and a fault that it finds. */
  private static final Map<String, Fault> FINDS =
      Map.ofEntries(
          Map.entry("adopt_emptyStore_givesNothing", Fault.INVENTS_A_JOB),
          Map.entry("adopt_ownerIsOpen_leavesItsJobs", Fault.ADOPTS_FROM_THE_LIVING),
          Map.entry("adopt_ownerIsClosed_givesItsOpenJobs", Fault.KEEPS_JOBS_OF_CLOSED_OWNERS),
          Map.entry("adopt_leaseOfTheOwnerRanOut_givesItsOpenJobs", Fault.LEASES_FOR_EVER),
          Map.entry(
              "adopt_oneOfTwoOwnersDied_leavesTheJobsOfTheOther", Fault.ADOPTS_ALL_WHEN_ONE_DIED),
          Map.entry(
              "adopt_jobWasSubmittedWithoutAnIntent_isGiven", Fault.DISOWNS_SUBMITS_WITHOUT_INTENT),
          Map.entry("adopt_finishedButNotDelivered_isGiven", Fault.ADOPTS_OPEN_JOBS_ONLY),
          Map.entry(
              "adopt_moreHaveFinishedThanAreKept_givesAllThatAreNotDelivered",
              Fault.REMOVES_UNDELIVERED),
          Map.entry("adopt_delivered_isNotGiven", Fault.IGNORES_DELIVERIES),
          Map.entry("adopt_unknownOutcomes_areListedOnly", Fault.ADOPTS_UNKNOWN_OUTCOMES),
          Map.entry("adopt_moreThanAskedFor_givesTheOldest", Fault.ADOPTS_THE_YOUNGEST),
          Map.entry("adopt_byAnotherBefore_isNotGivenAgain", Fault.ADOPTS_WITHOUT_OWNING),
          Map.entry("adopt_adopterIsClosed_isGivenAgain", Fault.KEEPS_ADOPTED_JOBS_FOR_GOOD),
          Map.entry(
              "adopt_leaseOfTheAdopterRanOut_isGivenAgain", Fault.KEEPS_ADOPTED_JOBS_FOR_GOOD),
          Map.entry("adopt_severalAskAtOnce_givesEachJobToOne", Fault.ADOPTS_WITHOUT_A_LOCK),
          Map.entry("adopt_thenFinished_isFinished", Fault.FINISHES_ITS_OWN_SUBMITS_ONLY),
          Map.entry(
              "intent_anotherInstanceAsks_isUnderWay", Fault.TAKES_FOREIGN_INTENTS_AS_UNKNOWN),
          Map.entry("delivered_finishedJob_isStillListed", Fault.REMOVES_DELIVERED),
          Map.entry("delivered_endIsNotRecordedYet_isFinished", Fault.DELIVERS_FINISHED_JOBS_ONLY),
          Map.entry(
              "delivered_jobIsKnownByItsFamilyOnly_isTheJobOfThatFetchPath", Fault.DELIVERS_BY_ID),
          Map.entry(
              "delivered_twoSubmitsGotTheSameJob_countsForBoth", Fault.DELIVERS_ONE_ENTRY_ONLY),
          Map.entry("delivered_byAnotherThanTheOwner_isNotAdopted", Fault.DELIVERS_ITS_OWN_ONLY),
          Map.entry("delivered_twiceOrUnheardOf_doesNothing", Fault.FAILS_ON_UNKNOWN_JOBS),
          Map.entry("announce_severalInstances_reachesEachOfThemOnce", Fault.ANNOUNCES_TWICE),
          Map.entry("announce_withoutAListener_completes", Fault.FAILS_WITHOUT_A_LISTENER),
          Map.entry("announce_strangeTexts_arriveAsTheyWere", Fault.ANNOUNCES_IN_ASCII),
          Map.entry("announce_listenerThrows_isHeardOfTheNext", Fault.DROPS_A_LISTENER_THAT_THROWS),
          Map.entry("announce_instanceIsClosed_doesNotHearIt", Fault.ANNOUNCES_TO_THE_CLOSED),
          Map.entry("onAnnouncement_secondListener_isRefused", Fault.REPLACES_THE_LISTENER),
          Map.entry(
              "close_thenAdoptDeliveredAndAnnounce_failThroughTheirFutures",
              Fault.ANSWERS_WHEN_CLOSED));

  @TestFactory
  Stream<DynamicTest> contract_storeWithAFault_failsTheCaseForIt() {
    return FINDS.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () ->
                        assertThat(
                                failed(
                                    entry.getValue(),
                                    selectMethod(FaultySharedJobStore.class, entry.getKey())))
                            .containsExactly(entry.getKey() + "()")));
  }

  @TestFactory
  Stream<DynamicTest> contract_storeWithAnyFault_failsSomeCase() {
    return Arrays.stream(Fault.values())
        .filter(fault -> fault != Fault.NONE && !FINDS.containsValue(fault))
        .map(
            fault ->
                DynamicTest.dynamicTest(
                    fault.name(),
                    () ->
                        assertThat(failed(fault, selectClass(FaultySharedJobStore.class)))
                            .isNotEmpty()));
  }

  @Test
  void contract_everyCase_isKnownHere() {
    assertThat(
            Arrays.stream(SharedJobStoreContract.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> method.getName()))
        .containsExactlyInAnyOrderElementsOf(FINDS.keySet());
  }

  private static Set<String> failed(Fault fault, DiscoverySelector cases) {
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(cases)
                .configurationParameter(FaultySharedJobStore.FAULT, fault.name())
                .build(),
            summary);
    return summary.getSummary().getFailures().stream()
        .map(failure -> failure.getTestIdentifier().getDisplayName())
        .collect(Collectors.toSet());
  }
}
