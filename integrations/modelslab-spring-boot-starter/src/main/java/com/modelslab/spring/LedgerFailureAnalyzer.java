// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import com.modelslab.error.LedgerException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which property names the ledger that cannot be opened. */
final class LedgerFailureAnalyzer extends AbstractFailureAnalyzer<LedgerException> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, LedgerException cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Name a file in the property modelslab.ledger that this instance of the application alone"
            + " writes, or make a bean of type JobStore that several share",
        cause);
  }
}
