/**
 * Files that requests bring and jobs make: their types, a store for them, and what makes results.
 */
@NullMarked
package com.modelslab.simulator.internal.media;

import org.jspecify.annotations.NullMarked;
