// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0

/** The client, its models and jobs, and the seams for HTTP, JSON and decorators. */
module com.modelslab.api {
  requires java.logging;
  requires static org.jspecify;

  exports com.modelslab;
  exports com.modelslab.error;
  exports com.modelslab.image;
  exports com.modelslab.job;
  exports com.modelslab.media;
  exports com.modelslab.request;
  exports com.modelslab.spi;
  exports com.modelslab.spi.async;
  exports com.modelslab.spi.http;

  uses com.modelslab.spi.JsonCodecProvider;
  uses com.modelslab.spi.TransportProvider;
}
