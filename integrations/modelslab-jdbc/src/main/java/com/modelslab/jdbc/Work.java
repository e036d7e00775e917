// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What is done in one transaction. May be run again, so it changes nothing outside of it. */
interface Work<T extends @Nullable Object> {
  T run(Connection connection) throws SQLException;
}
