/**
 * The contracts of transports, codecs, job stores and queue slots as JUnit 5 tests, for
 * implementers.
 */
module com.modelslab.tck {
  requires transitive com.modelslab.api;
  requires transitive org.junit.jupiter.api;
  requires org.assertj.core;
  requires static com.modelslab.fleet;
  requires static com.modelslab.resilience;
  requires static org.jspecify;

  exports com.modelslab.tck;

  opens com.modelslab.tck;
}
