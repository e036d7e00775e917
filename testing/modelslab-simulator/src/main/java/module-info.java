/**
 * A local ModelsLab to develop and test against: a queue with the plan's limit, the service's
 * oddities, pictures that are really computed where that can be done, and faults on demand.
 *
 * <p>The nullness annotations come from the copy inside WireMock's standalone jar: the same package
 * may not be read from two modules.
 */
module com.modelslab.simulator {
  requires java.desktop;
  requires static org.junit.jupiter.api;
  requires wiremock.standalone;

  exports com.modelslab.simulator;
  exports com.modelslab.simulator.model;
}
