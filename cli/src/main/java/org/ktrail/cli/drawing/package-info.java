/**
 * Answers as pictures: boxes and arrows, laid out by the Eclipse Layout Kernel and drawn as SVG, or
 * written for other programs to draw. Knows nothing of commands; only {@code LayeredLayout} knows
 * the library.
 */
@NullMarked
package org.ktrail.cli.drawing;

import org.jspecify.annotations.NullMarked;
