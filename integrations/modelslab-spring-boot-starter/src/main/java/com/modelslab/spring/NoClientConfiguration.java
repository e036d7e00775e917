// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import com.modelslab.ModelsLab;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says why there is no client. Imported last, when all others have had their chance. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(ModelsLab.class)
class NoClientConfiguration {
  private static final Logger LOG = System.getLogger("com.modelslab");

  @Bean
  InitializingBean modelsLabMissingKeyNotice() {
    return () ->
        LOG.log(
            Level.INFO,
            "No ModelsLab client: " + ApiKeyCondition.NOT_SET + ". " + ApiKeyCondition.WHAT_TO_DO);
  }
}
