/** What can exist together: conditions held against each other. Knows no graph and no path. */
@org.jspecify.annotations.NullMarked
package org.ktrail.queries.presence;
