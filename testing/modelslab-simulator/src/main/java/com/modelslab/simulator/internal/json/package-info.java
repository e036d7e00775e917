/** JSON without binding, and the values that requests give as JSON. */
@NullMarked
package com.modelslab.simulator.internal.json;

import org.jspecify.annotations.NullMarked;
