// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import com.modelslab.ModelsLab;
import com.modelslab.transport.okhttp.OkHttpTransport;
import okhttp3.OkHttpClient;

/** Two ways to say which HTTP stack carries the calls. */
public final class ChooseTransport {
  private ChooseTransport() {}

  /** {@return a client on the OkHttp transport, one of several on the class path} */
  public static ModelsLab byName(String key) {
    ModelsLab modelsLab = ModelsLab.builder().apiKey(key).transport("okhttp").build();
    return modelsLab;
  }

  /** {@return a client on an OkHttp client that the application has already} */
  public static ModelsLab lent(String key, OkHttpClient okHttpClient) {
    ModelsLab modelsLab =
        ModelsLab.builder().apiKey(key).transport(OkHttpTransport.using(okHttpClient)).build();
    return modelsLab;
  }
}
