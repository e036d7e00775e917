// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.response;

import com.modelslab.error.ApiError;
import com.modelslab.error.ApiException;
import java.util.function.Function;

/** Why a call was refused: makes the exception of that kind. */
interface RefusalKind extends Function<ApiError, ApiException> {}
