// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** ModelsLab as the image model of an AI framework. */
package com.modelslab.examples.ai;
