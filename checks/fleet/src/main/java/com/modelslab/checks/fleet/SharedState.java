// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.checks.fleet;

import com.modelslab.fleet.SharedJobStore;
import java.sql.SQLException;
import java.util.List;

/** Where the processes of a run have their jobs and slots: emptied when it is opened. */
interface SharedState extends AutoCloseable {
  /** {@return a store of whoever watches the run} */
  SharedJobStore store();

  /** {@return the submits of which nobody knows whether they made a job} */
  List<String> unknown() throws SQLException;

  /** Gives back what a process that is dead has taken, but not begun to submit. */
  void giveBack(String process) throws SQLException;

  /** {@return how many statements the store and the slots have made} */
  long statements() throws SQLException;

  @Override
  void close();
}
