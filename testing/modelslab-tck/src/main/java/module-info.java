/**
 * The contracts of transports, codecs and job stores as JUnit 5 tests, for everyone who writes one.
 */
module com.modelslab.tck {
  requires transitive com.modelslab.api;
  requires transitive org.junit.jupiter.api;
  requires org.assertj.core;
  requires static org.jspecify;

  exports com.modelslab.tck;

  opens com.modelslab.tck;
}
