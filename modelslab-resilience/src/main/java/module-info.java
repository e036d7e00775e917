/** Retries, circuit breakers, a rate limit and queue slots around every call. */
module com.modelslab.resilience {
  requires java.logging;
  requires static org.jspecify;
  requires transitive com.modelslab.api;
  requires transitive io.github.resilience4j.circuitbreaker;
  requires transitive io.github.resilience4j.ratelimiter;
  requires transitive io.github.resilience4j.retry;
  requires io.github.resilience4j.core;

  exports com.modelslab.resilience;
}
