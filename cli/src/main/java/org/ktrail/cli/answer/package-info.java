/** How answers of queries look: as text, JSON, and as pictures. Pure: records in, text out. */
@NullMarked
package org.ktrail.cli.answer;

import org.jspecify.annotations.NullMarked;
