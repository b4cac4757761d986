/**
 * Links of few files over a base that is linked: who is concerned, what names mean to them, and
 * what forbids it ({@link Obstacles}).
 */
@NullMarked
package org.ktrail.queries.link.partial;

import org.jspecify.annotations.NullMarked;
