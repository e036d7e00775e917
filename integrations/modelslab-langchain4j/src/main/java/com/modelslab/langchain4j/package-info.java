// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** ModelsLab as an image model of LangChain4j. */
@NullMarked
package com.modelslab.langchain4j;

import org.jspecify.annotations.NullMarked;
