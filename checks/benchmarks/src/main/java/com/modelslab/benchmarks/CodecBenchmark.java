// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.modelslab.json.jackson.JacksonJsonCodec;
import com.modelslab.spi.JsonCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The codec against databind: the response to a fetch, and a request with an image. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecBenchmark {
  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  private final JsonCodec codec = new JacksonJsonCodec();
  private final ObjectMapper databind = new ObjectMapper();
  private final byte[] response = StubServer.FINISHED.getBytes(StandardCharsets.UTF_8);

  /** How many characters of base64 the request has. */
  @Param({"1000", "5000000"})
  public int image = 1000;

  private Map<String, Object> request = Map.of();

  /** Makes the request. */
  @Setup
  public void make() {
    request = Map.of("key", "benchmark", "prompt", "a cat", "init_image", "A".repeat(image));
  }

  /** Reads by the codec. */
  @Benchmark
  public Map<String, ?> decode() {
    return codec.decode(response);
  }

  /** Reads by databind, as a map, too. */
  @Benchmark
  public Map<String, ?> decodeByDatabind() throws IOException {
    return databind.readValue(response, FIELDS);
  }

  /** Writes by the codec. */
  @Benchmark
  public byte[] encode() {
    return codec.encode(request);
  }

  /** Writes by databind. */
  @Benchmark
  public byte[] encodeByDatabind() throws IOException {
    return databind.writeValueAsBytes(request);
  }
}
