/** A transport of one's own, on what every JDK has. */
@NullMarked
package com.modelslab.examples.transport;

import org.jspecify.annotations.NullMarked;
