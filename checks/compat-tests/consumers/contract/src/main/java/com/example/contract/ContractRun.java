// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.example.contract;

import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportProvider;
import com.modelslab.tck.TransportContract;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the groups of the contract that depend most on the version of an HTTP stack. */
public final class ContractRun {
  private static final List<String> GROUPS =
      List.of("Requests", "Responses", "AtMostOnce", "Failures", "Tls");

  private ContractRun() {}

  /** Ends with status 1 if a case fails, or if there are none. */
  public static void main(String[] arguments) {
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(
                GROUPS.stream()
                    .map(
                        group ->
                            DiscoverySelectors.selectNestedClass(
                                List.of(Found.class.getName()),
                                TransportContract.class.getName() + "$" + group))
                    .toList())
            .build();
    LauncherFactory.create().execute(request, summary);
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    summary.getSummary().printFailuresTo(out);
    long succeeded = summary.getSummary().getTestsSucceededCount();
    out.println("succeeded: " + succeeded);
    System.exit(summary.getSummary().getTotalFailureCount() == 0 && succeeded > 0 ? 0 : 1);
  }

  /**
   * The transport on the class path; the system property {@code exempt} names cases to leave out.
   */
  public static final class Found extends TransportContract {
    /** For JUnit. */
    public Found() {}

    @Override
    protected Transport open(TransportConfig config) {
      return ServiceLoader.load(TransportProvider.class).findFirst().orElseThrow().create(config);
    }

    @Override
    protected Map<String, String> exemptions() {
      return Pattern.compile(",")
          .splitAsStream(System.getProperty("exempt", ""))
          .filter(name -> !name.isEmpty())
          .collect(Collectors.toMap(name -> name, name -> "a limit of this version of the stack"));
    }

    @Override
    protected Set<Feature> unsupported() {
      return Set.of(Feature.HTTP_2);
    }
  }
}
