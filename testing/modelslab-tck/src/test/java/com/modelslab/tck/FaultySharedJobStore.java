// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import com.modelslab.fleet.SharedJobStore;
import com.modelslab.tck.shared.Fault;
import com.modelslab.tck.shared.SharedMemory;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The contract held to a store whose fault is a parameter of the run; not run by itself. */
@ExtendWith(FaultySharedJobStore.ByParameter.class)
class FaultySharedJobStore extends SharedJobStoreContract {
  static final String FAULT = "modelslab.tck.shared.fault";

  private final SharedMemory memory;

  FaultySharedJobStore(Fault fault) {
    this.memory = new SharedMemory(fault);
  }

  @Override
  protected SharedJobStore open() {
    return memory.open();
  }

  @Override
  protected void kill(SharedJobStore instance) {
    memory.kill(instance);
  }

  // It announces on the thread that calls it.
  @Override
  protected Duration patience() {
    return Duration.ofMillis(100);
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
