/**
 * Models of what C cannot say or what following tells nothing: C files among the resources, read by
 * the same parser as the program. Nothing here knows a function by name; {@code docs/models.md} is
 * made of the files.
 */
@NullMarked
package org.ktrail.queries.simulate.model;

import org.jspecify.annotations.NullMarked;
