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

  private final Fault fault;

  FaultyTransport(Fault fault) {
    this.fault = fault;
  }

  @Override
  protected Transport open(TransportConfig config) {
    return new SocketTransport(config, fault);
  }

  // Most faults are found by something that does not happen, which then takes so long.
  @Override
  protected Duration patience() {
    return Duration.ofSeconds(5);
  }

  static final class ByParameter implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Fault.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return Fault.valueOf(context.getConfigurationParameter(FAULT).orElse("NONE"));
    }
  }
}
