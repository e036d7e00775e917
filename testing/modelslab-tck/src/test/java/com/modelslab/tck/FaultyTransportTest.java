// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import com.modelslab.tck.socket.Fault;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * The contract can fail: each fault is found by the case for it, which a sound transport passes.
 */
class FaultyTransportTest {
  @TestFactory
  Stream<DynamicTest> contract_transportWithAFault_failsTheCaseForIt() {
    return Stream.of(
        found(
            Fault.APPENDS_A_CHARSET,
            TransportContract.Requests.class,
            "send_contentType_goesOutVerbatim"),
        found(
            Fault.KEEPS_ONE_VALUE_PER_HEADER,
            TransportContract.Responses.class,
            "send_responseHeaders_areKeptAndFoundInAnyCase"),
        found(
            Fault.DECODES_GZIP_TWICE,
            TransportContract.Gzip.class,
            "send_gzipResponse_isDecodedOnce"),
        found(
            Fault.FORGETS_THE_LIMIT,
            TransportContract.BodyLimits.class,
            "send_oneByteOverTheLimit_isTooLarge"),
        found(
            Fault.SENDS_AGAIN,
            TransportContract.AtMostOnce.class,
            "send_resetAfterTheRequestWasRead_sendsOnceAndIsUnknown"),
        found(
            Fault.SENDS_AGAIN,
            TransportContract.AtMostOnce.class,
            "send_connectionClosedUnderTheRequest_sendsOnce"),
        found(
            Fault.FOLLOWS_REDIRECTS,
            TransportContract.AtMostOnce.class,
            "send_redirect_isAResponseAndNotFollowed"),
        found(
            Fault.CLAIMS_NOTHING_WAS_SENT,
            TransportContract.Failures.class,
            "send_resetBeforeTheResponse_isUnknown"),
        found(
            Fault.TRUSTS_EVERYBODY,
            TransportContract.Tls.class,
            "send_untrustedCertificate_isRefusedBeforeSending"),
        found(
            Fault.TRUSTS_EVERYBODY,
            TransportContract.Tls.class,
            "send_certificateOfAnotherHost_isRefusedBeforeSending"),
        found(
            Fault.TAKES_A_CUT_BODY_AS_WHOLE,
            TransportContract.Failures.class,
            "send_responseEndsEarly_isTruncated"),
        found(
            Fault.TIMES_EACH_READ_ONLY,
            TransportContract.Deadlines.class,
            "send_bodyTrickles_endsAtTheDeadline"),
        found(
            Fault.CANCELS_ONLY_THE_FUTURE,
            TransportContract.Cancellation.class,
            "cancel_waitingForAConnection_isNeverSent"),
        found(
            Fault.SWALLOWS_THE_INTERRUPT,
            TransportContract.BlockingCalls.class,
            "execute_interrupted_returnsSoonAndKeepsTheFlag"),
        found(
            Fault.OPENS_A_CONNECTION_PER_CALL,
            TransportContract.ConnectionPool.class,
            "send_oneAfterTheOther_reusesTheConnection"),
        found(
            Fault.STARTS_USER_THREADS,
            TransportContract.Threads.class,
            "send_always_startsOnlyDaemonThreads"),
        found(
            Fault.GOES_ON_AFTER_CLOSE,
            TransportContract.Lifecycle.class,
            "send_afterClose_failsAsClosed"),
        found(
            Fault.BUFFERS_DOWNLOADS,
            TransportContract.Downloads.class,
            "send_slowSink_slowsOnlyItsSender"),
        found(
            Fault.SINKS_ERROR_PAGES,
            TransportContract.Downloads.class,
            "send_errorResponseWithASink_keepsTheBodyInTheResponse"),
        found(
            Fault.BYPASSES_THE_PROXY,
            TransportContract.Proxies.class,
            "send_throughAProxy_arrivesOnceWithoutItsCredentials"));
  }

  private static DynamicTest found(Fault fault, Class<?> group, String test) {
    return DynamicTest.dynamicTest(
        fault + " is found by " + test,
        () -> {
          assertThat(run(Fault.NONE, group, test).getTestsSucceededCount())
              .as("a sound transport passes")
              .isEqualTo(1);
          assertThat(run(fault, group, test).getTestsFailedCount())
              .as("a broken transport fails")
              .isEqualTo(1);
        });
  }

  private static TestExecutionSummary run(Fault fault, Class<?> group, String test) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectNestedMethod(List.of(FaultyTransport.class), group, test))
            .configurationParameter(FaultyTransport.FAULT, fault.name())
            .build();
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, summary);
    return summary.getSummary();
  }
}
