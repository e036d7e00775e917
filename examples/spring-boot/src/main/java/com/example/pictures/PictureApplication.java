// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.example.pictures;

import com.modelslab.spring.ModelsLabCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class PictureApplication {
  private static final Logger LOG = LoggerFactory.getLogger(PictureApplication.class);

  public static void main(String[] arguments) {
    SpringApplication.run(PictureApplication.class, arguments);
  }

  @Bean
  ModelsLabCustomizer logEnds() {
    return builder -> builder.onJobEnd(result -> LOG.info("Job {} has ended", result.id()));
  }
}
