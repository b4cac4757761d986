package org.ktrail.queries.claims;

import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.definitions.DefinitionSource;
import org.ktrail.queries.definitions.NearestNames;
import org.ktrail.queries.mentions.MentionSource;

/** The snapshot that claims are held against. */
public record Source(
    GraphView view, DefinitionSource definitions, MentionSource mentions, NearestNames nearest) {}
