// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The bottom of every call: addresses, the key, JSON over the transport. Not part of the public
 * API.
 */
@NullMarked
package com.modelslab.internal.http;

import org.jspecify.annotations.NullMarked;
