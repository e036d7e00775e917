// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import com.modelslab.error.ModelsLabException;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers the service at once, and has its reports looked into later. Safe for concurrent calls.
 */
@RestController
final class WebhookController {
  static final int MOST_BYTES = 1 << 20;

  private final WebhookDelivery delivery;

  WebhookController(WebhookDelivery delivery) {
    this.delivery = delivery;
  }

  /** Takes a report: 204 if it is one, 400 if not, 413 if it is too long to be one. */
  @PostMapping("${" + ModelsLabProperties.Webhook.PATH + "}")
  ResponseEntity<Void> receive(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      return ResponseEntity.status(413).build();
    }
    try {
      delivery.take(bytes);
      return ResponseEntity.noContent().build();
    } catch (ModelsLabException | IllegalArgumentException e) {
      return ResponseEntity.badRequest().build();
    }
  }
}
