/**
 * What keeps calls going when the network or the service does not, without ever charging twice:
 * start at {@link com.modelslab.resilience.Resilience}.
 */
@NullMarked
package com.modelslab.resilience;

import org.jspecify.annotations.NullMarked;
