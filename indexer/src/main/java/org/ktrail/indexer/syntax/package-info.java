/**
 * Bytes of C in, a {@link org.ktrail.indexer.syntax.FlatTree} out. The only package that touches
 * native memory: {@link org.ktrail.indexer.syntax.Natives} finds the library, {@link
 * org.ktrail.indexer.syntax.Parser} runs it, and nothing native leaves them. Knows no grammar rule
 * by name: that is the business of who reads the tree.
 */
@NullMarked
package org.ktrail.indexer.syntax;

import org.jspecify.annotations.NullMarked;
