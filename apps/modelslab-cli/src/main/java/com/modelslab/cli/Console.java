// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * What the command has around it; a test puts its own in the place of the real one.
 *
 * @param in where a saved response may come from
 * @param out takes results
 * @param err takes progress and complaints
 * @param environment the environment variables
 * @param interactive whether a person watches a terminal that can redraw a line
 */
record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    boolean interactive) {

  /** {@return the console of this process} */
  static Console system() {
    return new Console(System.in, System.out, System.err, System.getenv(), Ansi.AUTO.enabled());
  }
}
