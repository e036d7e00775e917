/** The service itself, without HTTP and without faults: a request in, a response out. */
@NullMarked
package com.modelslab.simulator.internal.service;

import org.jspecify.annotations.NullMarked;
