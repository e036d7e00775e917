// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import com.modelslab.ModelsLab;
import com.modelslab.job.JobResult;
import com.modelslab.json.jackson.JacksonJsonCodec;
import com.modelslab.spi.CallLogging;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.transport.jdk.JdkTransport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.logging.Logger;

/** What the pages below docs/guides/embedding show, so that it compiles. */
final class EmbeddingSnippets {
  private EmbeddingSnippets() {}

  static void android(String key, Executor background) {
    ModelsLab modelsLab =
        ModelsLab.builder().apiKey(key).transport("okhttp").executor(background).build();
  }

  static void osgi(String key) {
    Transport transport = JdkTransport.create(TransportConfig.defaults());
    ModelsLab modelsLab =
        ModelsLab.builder().apiKey(key).transport(transport).codec(new JacksonJsonCodec()).build();
  }

  static void end(ModelsLab modelsLab) throws InterruptedException {
    boolean ended = modelsLab.shutdown(Duration.ofSeconds(20));
  }

  static void sharedLoader(String key, ClassLoader applicationLoader) {
    ModelsLab modelsLab =
        ModelsLab.builder().apiKey(key).transport("okhttp").classLoader(applicationLoader).build();
  }

  static void logged(String key, Logger log) {
    ModelsLab modelsLab =
        ModelsLab.builder().apiKey(key).decorate(CallLogging.to(line -> log.info(line))).build();
  }

  static void volume(String key, Path volume, JobResult.Completed result) {
    ModelsLab modelsLab =
        ModelsLab.builder().apiKey(key).ledger(volume.resolve("jobs.ledger")).build();
    List<Path> images = modelsLab.download(result, volume.resolve("images"));
  }

  static void proxy(String key) {
    TransportConfig config =
        TransportConfig.builder().systemProxy(ModelsLab.DEFAULT_BASE_URI).build();
    ModelsLab modelsLab = ModelsLab.builder().apiKey(key).transportConfig(config).build();
  }
}
