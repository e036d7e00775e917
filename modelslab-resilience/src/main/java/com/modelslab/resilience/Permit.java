// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.resilience;

/** What a call waits for in a queue. */
enum Permit {
  GRANTED
}
