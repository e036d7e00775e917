/** Images: reading, drawing and changing them. */
@NullMarked
package com.modelslab.simulator.internal.image;

import org.jspecify.annotations.NullMarked;
