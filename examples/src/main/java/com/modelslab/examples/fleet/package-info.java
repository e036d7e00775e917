// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** Several instances of an application on one account. */
package com.modelslab.examples.fleet;
