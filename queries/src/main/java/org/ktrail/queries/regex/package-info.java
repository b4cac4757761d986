/**
 * Regular expressions as git knows them, read to what RE2/J runs in time linear in the text: POSIX
 * extended ones with GNU's additions, and Perl's as far as such an engine has them. What lies
 * beyond is refused by name. Knows no files and no repository.
 */
@NullMarked
package org.ktrail.queries.regex;

import org.jspecify.annotations.NullMarked;
