// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import com.modelslab.ModelsLab;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Takes the reports of the service at {@code modelslab.webhook.path} and tells the beans of type
 * {@link WebhookListener} what was confirmed of them, and a fleet that there are some. For Spring
 * MVC.
 */
@AutoConfiguration(
    after = {ModelsLabAutoConfiguration.class, ModelsLabFleetAutoConfiguration.class})
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(ModelsLabProperties.Webhook.PATH)
public final class ModelsLabWebhookAutoConfiguration {
  /** For Spring. */
  public ModelsLabWebhookAutoConfiguration() {}

  @Bean
  @ConditionalOnSingleCandidate(ModelsLab.class)
  WebhookController modelsLabWebhookController(
      ModelsLab client,
      ModelsLabProperties properties,
      ObjectProvider<WebhookListener> listeners,
      ObjectProvider<WebhookAnnouncer> announcers) {
    String path = String.valueOf(properties.webhook().path());
    if (!path.startsWith("/")) {
      throw new InvalidPropertyException(
          ModelsLabProperties.Webhook.PATH, "it must start with a slash, was " + path);
    }
    WebhookDelivery delivery =
        new WebhookDelivery(
            client.webhooks(),
            announcers.orderedStream().toList(),
            listeners.orderedStream().toList());
    if (!delivery.hasReceivers()) {
      throw new InvalidPropertyException(
          ModelsLabProperties.Webhook.PATH,
          "nothing would be done with the reports. Make a bean of type "
              + WebhookListener.class.getName());
    }
    return new WebhookController(delivery);
  }
}
