/**
 * Reads assembler sources as far as it matters for who calls whom: statements, routines and where
 * they end, branches by name, {@code .macro} and what may be a use of one. Knows the mnemonics of
 * branches of all architectures together; nothing of registers, sections or encodings.
 */
@NullMarked
package org.ktrail.indexer.assembly;

import org.jspecify.annotations.NullMarked;
