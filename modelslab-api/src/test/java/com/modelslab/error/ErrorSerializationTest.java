// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.error.TransportException.Delivery;
import com.modelslab.error.TransportException.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Queues and remote test runners carry exceptions between processes. */
class ErrorSerializationTest {
  private static final AffectedJob JOB = new AffectedJob("7", "ml1:7:/image_editing/inpaint");
  private static final ApiError ERROR =
      new ApiError(
          429,
          "/image_editing/inpaint",
          "Slow down",
          "rate_limited",
          Duration.ofSeconds(7),
          Map.of("list", Arrays.asList(1L, null), "other", Optional.of("x")),
          JOB);

  @Test
  void apiException_serialized_keepsItsAccessors() throws Exception {
    RateLimitException copy = copy(new RateLimitException(ERROR));

    assertThat(copy.status()).isEqualTo(429);
    assertThat(copy.path()).isEqualTo("/image_editing/inpaint");
    assertThat(copy.serviceMessage()).isEqualTo("Slow down");
    assertThat(copy.code()).contains("rate_limited");
    assertThat(copy.retryAfter()).contains(Duration.ofSeconds(7));
    assertThat(copy.evidence()).isEqualTo(Evidence.HTTP_STATUS);
    assertThat(copy.raw()).containsEntry("list", Arrays.asList(1L, null));
    assertThat(copy.jobToken()).contains(JOB.token());
    assertThat(copy.isTransient()).isTrue();
  }

  static Stream<ModelsLabException> everyKind() {
    TransportException lost = new TransportException(Kind.IO, Delivery.UNKNOWN, "Lost", null, JOB);
    return Stream.of(
        lost,
        new UnknownOutcomeException("/image_editing/inpaint", "t-1", lost),
        new UploadException("init_image", lost),
        new JobFailedException(JOB, "/image_editing/inpaint", "no face", Evidence.JOB_STATUS),
        new JobTimeoutException(
            JOB, "/image_editing/inpaint", "queued", Duration.ofMinutes(2), 24, lost),
        new ResponseFormatException("/image_editing/fetch/7", "it is empty", null, JOB),
        new ServerException(ERROR, ServerException.Reason.WARMING_UP));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void everyException_serialized_isTheSame(ModelsLabException failure) throws Exception {
    ModelsLabException copy = copy(failure);

    assertThat(copy).usingRecursiveComparison().ignoringFields("cause").isEqualTo(failure);
    assertThat(copy).hasMessage(failure.getMessage());
    assertThat(copy.job()).isEqualTo(failure.job());
    assertThat(List.of(copy.isTransient(), copy.isOutcomeUnknown()))
        .isEqualTo(List.of(failure.isTransient(), failure.isOutcomeUnknown()));
  }

  @SuppressWarnings({"unchecked", "BanSerializableRead"})
  private static <T> T copy(T object) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }
}
