/** Who reads and writes members of records: the records, their members, and every use of one. */
@NullMarked
package org.ktrail.queries.members;

import org.jspecify.annotations.NullMarked;
