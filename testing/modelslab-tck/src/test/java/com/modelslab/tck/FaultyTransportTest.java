// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import com.modelslab.tck.socket.Fault;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * The contract can fail: each fault is found by the case for it, which a sound transport passes.
 */
class FaultyTransportTest {
  /** Most faults are found by something that does not happen, which then takes so long. */
  private static final Duration SHORT = Duration.ofSeconds(5);

  /** What a sound transport may need on a busy machine. */
  private static final Duration USUAL = Duration.ofSeconds(20);

  @TestFactory
  @Execution(ExecutionMode.CONCURRENT)
  Stream<DynamicTest> contract_transportWithAFault_failsTheCaseForIt() {
    return Stream.of(
        found(
            Fault.ADDS_ITS_OWN_ACCEPT,
            TransportContract.Requests.class,
            "send_acceptOfTheRequest_isTheOnlyOne"),
        found(
            Fault.ADDS_ITS_OWN_ACCEPT_ENCODING,
            TransportContract.Requests.class,
            "send_acceptEncodingOfTheRequest_isTheOnlyOne"),
        found(
            Fault.ADVERTISES_BROTLI,
            TransportContract.Requests.class,
            "send_withoutAcceptEncoding_offersNothingButGzip"),
        found(
            Fault.APPENDS_A_CHARSET,
            TransportContract.Requests.class,
            "send_contentType_goesOutVerbatim"),
        found(
            Fault.DROPS_THE_BODY_OF_DELETE,
            TransportContract.Requests.class,
            "send_deleteWithBody_goesOutWithIt"),
        found(
            Fault.LOWER_CASES_REQUEST_VALUES,
            TransportContract.Requests.class,
            "send_headerValues_keepTheirCase"),
        found(
            Fault.OMITS_THE_PORT_IN_HOST,
            TransportContract.Requests.class,
            "send_hostHeader_namesHostAndPort"),
        found(
            Fault.REPLACES_THE_USER_AGENT,
            TransportContract.Requests.class,
            "send_userAgentOfTheRequest_isTheOnlyOne"),
        found(
            Fault.SENDS_COOKIES,
            TransportContract.Requests.class,
            "send_afterASetCookie_carriesNoCookie"),
        found(
            Fault.TRIMS_REQUEST_BODIES,
            TransportContract.Requests.class,
            "send_bodyWithBlankEnds_goesOutUnchanged"),
        found(
            Fault.CUTS_LARGE_HEADS,
            TransportContract.Responses.class,
            "send_largeResponseHead_isWhole"),
        found(
            Fault.KEEPS_ONE_VALUE_PER_HEADER,
            TransportContract.Responses.class,
            "send_responseHeaders_areKeptAndFoundInAnyCase"),
        found(
            Fault.LEAVES_TRAILERS_IN_THE_CONNECTION,
            TransportContract.Responses.class,
            "send_responseWithTrailers_leavesTheConnectionClean"),
        found(
            Fault.LOWER_CASES_RESPONSE_VALUES,
            TransportContract.Responses.class,
            "send_responseValues_keepTheirCase"),
        found(
            Fault.RETURNS_ERROR_BODIES_RAW,
            TransportContract.Responses.class,
            "send_chunkedErrorBody_isWhole"),
        found(
            Fault.SHARES_A_BUFFER_BETWEEN_CALLS,
            TransportContract.Downloads.class,
            "send_concurrentDownloads_keepTheirBytesApart"),
        found(
            Fault.TAKES_AN_INTERIM_RESPONSE_AS_FINAL,
            TransportContract.Responses.class,
            "send_interimResponse_isSkipped"),
        found(
            Fault.TRIMS_RESPONSE_BODIES,
            TransportContract.Responses.class,
            "send_bodyWithBlankEnds_isUnchanged"),
        found(
            Fault.BUFFERS_DOWNLOADS,
            TransportContract.Downloads.class,
            "send_slowSink_slowsOnlyItsSender"),
        found(
            Fault.COUNTS_BEFORE_DECODING,
            TransportContract.BodyLimits.class,
            "send_gzipIntoASink_limitCountsDecodedBytes"),
        found(
            Fault.DECODES_GZIP_TWICE,
            TransportContract.Gzip.class,
            "send_gzipResponse_isDecodedOnce"),
        found(
            Fault.FORGETS_THE_LIMIT_OF_ERRORS,
            TransportContract.BodyLimits.class,
            "send_errorResponseBeyond64KiB_isCutAndKeepsItsStatus"),
        found(
            Fault.FORGETS_THE_LIMIT,
            TransportContract.BodyLimits.class,
            "send_oneByteOverTheLimit_isTooLarge"),
        found(
            Fault.KNOWS_GZIP_IN_LOWER_CASE_ONLY,
            TransportContract.Gzip.class,
            "send_gzipInUpperCase_isDecoded"),
        found(
            Fault.LEAVES_ERROR_BODIES_ENCODED,
            TransportContract.Gzip.class,
            "send_gzipErrorBody_isDecoded"),
        found(
            Fault.NEVER_BEGINS_A_SINK,
            TransportContract.Downloads.class,
            "send_responseIntoASink_beginsItOnceWithStatusAndHeaders"),
        found(
            Fault.SINKS_ERROR_PAGES,
            TransportContract.Downloads.class,
            "send_errorResponseWithASink_keepsTheBodyInTheResponse"),
        found(
            Fault.FOLLOWS_REDIRECTS,
            TransportContract.AtMostOnce.class,
            "send_redirect_isAResponseAndNotFollowed"),
        found(
            Fault.FOLLOWS_REDIRECTS_OF_DOWNLOADS,
            TransportContract.AtMostOnce.class,
            "send_redirectWithASink_isNotFollowed"),
        found(
            Fault.SENDS_AGAIN,
            TransportContract.AtMostOnce.class,
            "send_resetAfterTheRequestWasRead_sendsOnceAndIsUnknown"),
        found(
            Fault.SENDS_AGAIN,
            TransportContract.AtMostOnce.class,
            "send_connectionClosedUnderTheRequest_sendsOnce"),
        found(
            Fault.CLAIMS_NOTHING_WAS_SENT,
            TransportContract.Failures.class,
            "send_resetBeforeTheResponse_isUnknown"),
        found(
            Fault.SAYS_TOO_LARGE_WAS_NOT_SENT,
            TransportContract.BodyLimits.class,
            "send_tooLarge_isUnknown"),
        found(
            Fault.SWALLOWS_CAUSES, TransportContract.Failures.class, "send_failure_keepsItsCause"),
        found(
            Fault.TAKES_A_CUT_BODY_AS_WHOLE,
            TransportContract.Failures.class,
            "send_responseEndsEarly_isTruncated"),
        found(
            Fault.ABORTS_ONLY_AFTER_THE_WRITE,
            TransportContract.Cancellation.class,
            "cancel_whileTheRequestIsWritten_stopsTheWrite"),
        found(
            Fault.CANCELS_ONLY_THE_FUTURE,
            TransportContract.Cancellation.class,
            "cancel_waitingForAConnection_isNeverSent"),
        found(
            Fault.GOES_ON_AFTER_CLOSE,
            TransportContract.Lifecycle.class,
            "send_afterClose_failsAsClosed"),
        found(
            Fault.HAS_A_READ_TIMEOUT,
            TransportContract.Deadlines.class,
            "send_longSilenceWithinTheDeadline_isWaitedFor"),
        found(
            Fault.READS_WITH_THE_CONNECT_TIMEOUT,
            TransportContract.Deadlines.class,
            "send_responseSlowerThanTheConnectTimeout_isWaitedFor"),
        found(
            Fault.SAYS_CALLS_IN_THE_QUEUE_MAY_HAVE_ARRIVED,
            TransportContract.Deadlines.class,
            "send_timesOutInTheQueue_isNotSent"),
        found(
            Fault.SAYS_CLOSED_CALLS_MAY_HAVE_ARRIVED,
            TransportContract.Lifecycle.class,
            "close_withCallsInTheQueue_saysWhichWereSent"),
        found(
            Fault.TIMES_EACH_READ_ONLY,
            TransportContract.Deadlines.class,
            "send_bodyTrickles_endsAtTheDeadline"),
        found(
            Fault.WAITS_IN_CLOSE,
            TransportContract.Lifecycle.class,
            "close_withCallsInFlight_returnsAtOnce"),
        found(
            Fault.COMPLETES_FUTURES_UNDER_A_LOCK,
            TransportContract.Threads.class,
            "send_dependentWaitsForAnotherThreadsSend_isNotDeadlocked"),
        found(
            Fault.FAILS_INTERRUPTED_CALLERS,
            TransportContract.Threads.class,
            "send_callerInterruptedElsewhere_isRespondedTo"),
        found(
            Fault.STARTS_USER_THREADS,
            TransportContract.Threads.class,
            "send_always_startsOnlyDaemonThreads"),
        found(
            Fault.SWALLOWS_THE_INTERRUPT,
            TransportContract.BlockingCalls.class,
            "execute_interrupted_returnsSoonAndKeepsTheFlag"),
        found(
            Fault.IGNORES_THE_SCHEME_IN_THE_POOL,
            TransportContract.ConnectionPool.class,
            "send_otherSchemeOnTheSamePort_opensAnotherConnection"),
        found(
            Fault.KEEPS_A_CONNECTION_THAT_SAID_CLOSE,
            TransportContract.ConnectionPool.class,
            "send_afterConnectionClose_opensAnotherConnection"),
        found(
            Fault.OPENS_A_CONNECTION_PER_CALL,
            TransportContract.ConnectionPool.class,
            "send_oneAfterTheOther_reusesTheConnection"),
        found(
            Fault.SERVES_THE_LAST_FIRST,
            TransportContract.ConnectionPool.class,
            "send_waitingCalls_goOutInOrder"),
        found(
            Fault.BYPASSES_THE_PROXY,
            TransportContract.Proxies.class,
            "send_throughAProxy_arrivesOnceWithoutItsCredentials"),
        found(
            Fault.TRUSTS_EVERYBODY,
            TransportContract.Tls.class,
            "send_untrustedCertificate_isRefusedBeforeSending"),
        found(
            Fault.TRUSTS_EVERYBODY,
            TransportContract.Tls.class,
            "send_certificateOfAnotherHost_isRefusedBeforeSending"),
        found(
            Fault.DROPS_STREAMS_AT_GOAWAY,
            TransportContract.Http2Frames.class,
            "send_goAwayBelowTheStream_isNotUnknown"),
        found(
            Fault.SAYS_STREAMS_ABOVE_GOAWAY_MAY_HAVE_ARRIVED,
            TransportContract.Http2Frames.class,
            "send_goAwayBelowTheStream_isNotUnknown"),
        found(
            Fault.IGNORES_GOAWAY,
            TransportContract.Http2Frames.class,
            "send_afterGoAway_usesAnotherConnection"),
        found(
            Fault.SAYS_REFUSED_STREAMS_MAY_HAVE_ARRIVED,
            TransportContract.Http2Frames.class,
            "send_refusedStream_isNotUnknown"),
        found(
            Fault.REPEATS_RESET_STREAMS,
            TransportContract.Http2Frames.class,
            "send_resetStream_isUnknownAndSentOnce"),
        found(
            Fault.EXCEEDS_THE_STREAM_LIMIT,
            TransportContract.Http2Frames.class,
            "send_moreThanTheStreamLimit_allAreRespondedTo"),
        found(
            Fault.KEEPS_A_DEAD_CONNECTION,
            TransportContract.Http2Frames.class,
            "send_connectionHasGoneDead_isNotUsedAgain"),
        found(
            Fault.CANCELS_ONLY_THE_FUTURE,
            TransportContract.Http2Frames.class,
            "cancel_onHttp2_endsTheStream"),
        found(
            Fault.USES_STALE_CONNECTIONS,
            TransportContract.StaleConnections.class,
            "send_pooledConnectionWasClosed_opensAnotherConnection"),
        found(
            Fault.USES_STALE_CONNECTIONS,
            TransportContract.StaleConnections.class,
            "send_pooledTlsConnectionWasClosed_opensAnotherConnection"),
        found(
            Fault.KEEPS_CONNECTIONS_THAT_THE_SERVER_CLOSED,
            TransportContract.StaleConnections.class,
            "send_serverClosesIdleConnections_areLetGo"),
        found(
            Fault.TAKES_THE_RESPONSE_OF_THE_PROXY,
            TransportContract.Proxies.class,
            "send_proxyRespondsToConnect_isAFailureToConnect"),
        found(
            Fault.SAYS_A_REFUSED_TUNNEL_MAY_HAVE_CARRIED,
            TransportContract.Proxies.class,
            "send_proxyRespondsToConnect_isAFailureToConnect"),
        found(
            Fault.SAYS_A_REFUSED_TUNNEL_MAY_HAVE_CARRIED,
            TransportContract.Proxies.class,
            "send_proxyCutsTheTunnel_isAFailureToConnect"),
        found(
            Fault.KEEPS_THE_CONTEXT_CLASS_LOADER,
            TransportContract.Threads.class,
            "send_callersContextClassLoader_isNotKept"),
        found(
            Fault.INHERITS_THREAD_LOCALS,
            TransportContract.Threads.class,
            "send_callersInheritableThreadLocals_areNotInherited"),
        found(
            Fault.COMPLETES_FUTURES_ON_ONE_THREAD,
            TransportContract.Threads.class,
            "send_dependentBlocks_delaysNoOtherCall"),
        found(
            Fault.HOLDS_THE_CONNECTION_FOR_DEPENDENTS,
            TransportContract.Threads.class,
            "send_dependentBlocks_freesItsConnection"),
        found(
            Fault.COMPLETES_FUTURES_ON_THE_TIMER,
            TransportContract.Threads.class,
            "send_dependentOfATimeoutBlocks_otherDeadlinesHold"),
        found(
            Fault.TIMES_EACH_READ_ONLY,
            TransportContract.BlockingCalls.class,
            "execute_deadlinePasses_returnsSoon"),
        found(
            Fault.GOES_ON_AFTER_CLOSE,
            TransportContract.BlockingCalls.class,
            "execute_transportIsClosed_returnsSoon"),
        found(
            Fault.CANCELS_ONLY_THE_FUTURE,
            TransportContract.BlockingCalls.class,
            "send_callerIsCancelledWhileItPerforms_endsTheExchange"));
  }

  private static DynamicTest found(Fault fault, Class<?> group, String test) {
    return DynamicTest.dynamicTest(
        fault + " is found by " + test,
        () -> {
          boolean quick = run(Fault.NONE, SHORT, group, test).getTestsSucceededCount() == 1;
          if (!quick) {
            assertThat(run(Fault.NONE, USUAL, group, test).getTestsSucceededCount())
                .as("a sound transport passes")
                .isEqualTo(1);
          }
          assertThat(run(fault, quick ? SHORT : USUAL, group, test).getTestsFailedCount())
              .as("a broken transport fails")
              .isEqualTo(1);
        });
  }

  private static TestExecutionSummary run(
      Fault fault, Duration patience, Class<?> group, String test) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectNestedMethod(List.of(FaultyTransport.class), group, test))
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
            .configurationParameter(FaultyTransport.FAULT, fault.name())
            .configurationParameter(FaultyTransport.PATIENCE, patience.toString())
            .build();
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, summary);
    return summary.getSummary();
  }
}
