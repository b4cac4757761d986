package org.ktrail.queries.claims;

import org.ktrail.queries.calls.View;
import org.ktrail.queries.definitions.DefinitionSource;
import org.ktrail.queries.definitions.NearestNames;
import org.ktrail.queries.mentions.MentionSource;

/** The snapshot that claims are held against. */
public record Source(
    View view, DefinitionSource definitions, MentionSource mentions, NearestNames nearest) {}
