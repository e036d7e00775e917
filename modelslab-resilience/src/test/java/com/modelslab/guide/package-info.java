/** The code of the guides in {@code docs}, compiled and compared with them. */
@NullMarked
package com.modelslab.guide;

import org.jspecify.annotations.NullMarked;
