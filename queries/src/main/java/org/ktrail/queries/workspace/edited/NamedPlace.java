package org.ktrail.queries.workspace.edited;

import org.ktrail.queries.graph.Place;

/** Where something of this name is written, or made by a macro that is used there. */
public record NamedPlace(String name, Place place) {}
