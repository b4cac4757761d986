/**
 * Which files a file sees through {@code #include}: the search order of the kernel, headers that
 * the build makes.
 */
@NullMarked
package org.ktrail.queries.link.includes;

import org.jspecify.annotations.NullMarked;
