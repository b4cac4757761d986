package org.ktrail.indexer.normalise;

import java.util.List;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;

/**
 * A blob ready for the parser: the same number of bytes, offsets true, plus what the rewriting took
 * out.
 *
 * @param original the blob
 * @param text what to parse; {@code text.length == original.length}. A newline may have been taken
 *     for a semicolon or comma: lines are counted in {@code original}
 * @param conditions presence conditions in force, {@code conditionStarts[i]} being the byte from
 *     which {@code conditionIds[i]} (index into {@code conditionTable}) holds
 * @param includes all {@code #include}
 * @param macros all {@code #define}; {@code body} is −1 throughout: the extractor fills it in
 * @param invocations file-scope macro invocations; those with a trailer are left as a declaration
 *     of the name they declare, with its initialiser, all others are blank; sorted by line
 * @param heads macro invocations that head a function body, by offset of the name they became;
 *     sorted
 * @param blanked what was blanked or rewritten, sorted by start, with its reason
 * @param dropped branches of {@code #if} that this variant leaves out, sorted; branches that C
 *     never sees ({@code #if 0}, {@code __cplusplus}, {@code __ASSEMBLY__}) are only in {@code
 *     blanked}
 * @param variants how many variants it takes to see every branch; 1 if nothing is dropped
 * @param parse false if there is nothing but directives and comments: then there is nothing to
 *     parse
 */
public record NormalisedSource(
    byte[] original,
    byte[] text,
    int[] conditionStarts,
    int[] conditionIds,
    List<Condition> conditionTable,
    List<Declarations.Include> includes,
    List<Declarations.Macro> macros,
    List<Declarations.Invocation> invocations,
    List<Head> heads,
    List<Blanked> blanked,
    List<Span> dropped,
    int variants,
    boolean parse) {

  /** Bytes {@code start} to {@code end}, end exclusive. */
  public record Span(int start, int end) {}

  /**
   * {@code SYSCALL_DEFINE3(read, …) …}: {@code nameAt} is the byte of the name that the rewritten
   * definition has.
   */
  public record Head(int nameAt, Declarations.Invocation invocation) {}

  /** A rewritten stretch; its original text can be read from {@code original}. */
  public record Blanked(int start, int end, Reason reason) {}

  public enum Reason {
    /**
     * {@code __init}, {@code __user}, {@code __attribute__((…))}: look here for weak, alias,
     * cleanup.
     */
    ANNOTATION,
    /** asm templates, constraints, operands. */
    ASM,
    /**
     * a macro that stands for a loop or block head and became {@code while} or {@code if}; the name
     * is a call site still.
     */
    LOOP,
    /** a file-scope macro invocation; kept in {@code invocations} too. */
    FILE_SCOPE,
    /** a macro in a record, enum or initialiser. */
    MEMBER,
    /** the name of a group of members, which are members of the record around as well. */
    GROUP_NAME,
    /** the tag that such a group has. */
    GROUP_TAG,
    /** a type or an operator given as a macro argument. */
    ARGUMENT,
    /** {@code typeof(…)}, {@code __extension__}, statement-like oddities of GNU C. */
    GNU,
    /** strings pasted with macros. */
    STRING,
    /** a preprocessor directive in a place the grammar has none. */
    DIRECTIVE,
    /** a branch of {@code #if} left out by this variant. */
    DROPPED,
    /** anything else. */
    OTHER
  }

  /** Index into {@link #conditionTable} of the condition in force at a byte. */
  public int conditionAt(int offset) {
    int i = java.util.Arrays.binarySearch(conditionStarts, offset);
    return conditionIds[i >= 0 ? i : -i - 2];
  }
}
