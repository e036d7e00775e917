// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.tck.socket.Fault;
import com.modelslab.tck.socket.SocketTransport;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The contract held to a transport whose fault is a parameter of the run; not run by itself. */
@ExtendWith(FaultyTransport.ByParameter.class)
class FaultyTransport extends TransportContract {
  static final String FAULT = "modelslab.tck.fault";
  static final String PATIENCE = "modelslab.tck.patience";

  private final Fault fault;
  private final Duration patience;

  FaultyTransport(Fault fault, Duration patience) {
    this.fault = fault;
    this.patience = patience;
  }

  @Override
  protected Transport open(TransportConfig config) {
    return new SocketTransport(config, fault);
  }

  @Override
  protected Duration patience() {
    return patience;
  }

  static final class ByParameter implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      Class<?> type = parameter.getParameter().getType();
      return type == Fault.class || type == Duration.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Fault.class
          ? Fault.valueOf(context.getConfigurationParameter(FAULT).orElse("NONE"))
          : Duration.parse(context.getConfigurationParameter(PATIENCE).orElse("PT20S"));
    }
  }
}
