/**
 * {@code ktrail try}: one question and a kernel to ask it of, for who has neither. Gets the kernel,
 * and then asks as {@code ktrail path} does.
 */
@NullMarked
package org.ktrail.cli.trial;

import org.jspecify.annotations.NullMarked;
