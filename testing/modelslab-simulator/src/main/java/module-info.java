/**
 * A local ModelsLab to develop and test against: a queue with the plan's limit, the oddities of the
 * service, results in real media formats, and faults on demand.
 *
 * <p>The nullness annotations come from the copy inside WireMock's standalone jar, because a module
 * cannot read the same package from two modules.
 */
module com.modelslab.simulator {
  requires java.desktop;
  requires static info.picocli;
  requires static org.junit.jupiter.api;
  requires wiremock.standalone;

  uses javax.imageio.spi.ImageReaderSpi; // that of WebP, if it is there

  exports com.modelslab.simulator;
  exports com.modelslab.simulator.model;

  opens com.modelslab.simulator to
      info.picocli;
}
