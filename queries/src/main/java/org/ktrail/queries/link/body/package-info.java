/**
 * Facts of bodies and variables become edges: a class takes a body apart ({@link BodyLinker}), one
 * class for each sort of use links it.
 */
@NullMarked
package org.ktrail.queries.link.body;

import org.jspecify.annotations.NullMarked;
