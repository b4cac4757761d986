package org.ktrail.indexer.extract;

import org.ktrail.indexer.syntax.FlatTree;
import org.ktrail.indexer.syntax.Grammar;

/**
 * The nodes of the C grammar that extraction tells apart, as numbers that a {@code switch} takes:
 * the grammar's own are known at run time only.
 */
final class Kind {
  private Kind() {}

  /** Any node that is none of the others, unnamed tokens included. */
  static final int OTHER = 0;

  static final int ERROR = 1;
  static final int TRANSLATION_UNIT = 2;
  static final int LINKAGE_SPECIFICATION = 3;
  static final int DECLARATION_LIST = 4;
  static final int FUNCTION_DEFINITION = 5;
  static final int DECLARATION = 6;
  static final int TYPE_DEFINITION = 7;
  static final int PREPROC_IF = 8;
  static final int PREPROC_IFDEF = 9;
  static final int PREPROC_ELSE = 10;
  static final int PREPROC_ELIF = 11;
  static final int PREPROC_ELIFDEF = 12;
  static final int STRUCT_SPECIFIER = 13;
  static final int UNION_SPECIFIER = 14;
  static final int ENUM_SPECIFIER = 15;
  static final int ENUMERATOR_LIST = 16;
  static final int ENUMERATOR = 17;
  static final int FIELD_DECLARATION_LIST = 18;
  static final int FIELD_DECLARATION = 19;
  static final int BITFIELD_CLAUSE = 20;
  static final int PRIMITIVE_TYPE = 21;
  static final int SIZED_TYPE_SPECIFIER = 22;
  static final int TYPE_IDENTIFIER = 23;
  static final int MACRO_TYPE_SPECIFIER = 24;
  static final int TYPE_QUALIFIER = 25;
  static final int STORAGE_CLASS_SPECIFIER = 26;
  static final int IDENTIFIER = 27;
  static final int FIELD_IDENTIFIER = 28;
  static final int STATEMENT_IDENTIFIER = 29;
  static final int INIT_DECLARATOR = 30;
  static final int POINTER_DECLARATOR = 31;
  static final int ARRAY_DECLARATOR = 32;
  static final int FUNCTION_DECLARATOR = 33;
  static final int PARENTHESIZED_DECLARATOR = 34;
  static final int ATTRIBUTED_DECLARATOR = 35;
  static final int ABSTRACT_POINTER_DECLARATOR = 36;
  static final int ABSTRACT_ARRAY_DECLARATOR = 37;
  static final int ABSTRACT_FUNCTION_DECLARATOR = 38;
  static final int ABSTRACT_PARENTHESIZED_DECLARATOR = 39;
  static final int PARAMETER_LIST = 40;
  static final int PARAMETER_DECLARATION = 41;
  static final int VARIADIC_PARAMETER = 42;
  static final int TYPE_DESCRIPTOR = 43;
  static final int COMPOUND_STATEMENT = 44;
  static final int EXPRESSION_STATEMENT = 45;
  static final int IF_STATEMENT = 46;
  static final int ELSE_CLAUSE = 47;
  static final int WHILE_STATEMENT = 48;
  static final int DO_STATEMENT = 49;
  static final int FOR_STATEMENT = 50;
  static final int SWITCH_STATEMENT = 51;
  static final int CASE_STATEMENT = 52;
  static final int LABELED_STATEMENT = 53;
  static final int RETURN_STATEMENT = 54;
  static final int ATTRIBUTED_STATEMENT = 55;
  static final int GOTO_STATEMENT = 56;
  static final int BREAK_STATEMENT = 57;
  static final int CONTINUE_STATEMENT = 58;
  static final int PARENTHESIZED_EXPRESSION = 59;
  static final int FIELD_EXPRESSION = 60;
  static final int SUBSCRIPT_EXPRESSION = 61;
  static final int POINTER_EXPRESSION = 62;
  static final int CALL_EXPRESSION = 63;
  static final int ARGUMENT_LIST = 64;
  static final int CAST_EXPRESSION = 65;
  static final int CONDITIONAL_EXPRESSION = 66;
  static final int ASSIGNMENT_EXPRESSION = 67;
  static final int COMMA_EXPRESSION = 68;
  static final int BINARY_EXPRESSION = 69;
  static final int UNARY_EXPRESSION = 70;
  static final int UPDATE_EXPRESSION = 71;
  static final int SIZEOF_EXPRESSION = 72;
  static final int ALIGNOF_EXPRESSION = 73;
  static final int OFFSETOF_EXPRESSION = 74;
  static final int GENERIC_EXPRESSION = 75;
  static final int COMPOUND_LITERAL_EXPRESSION = 76;
  static final int INITIALIZER_LIST = 77;
  static final int INITIALIZER_PAIR = 78;
  static final int FIELD_DESIGNATOR_NODE = 79;
  static final int SUBSCRIPT_DESIGNATOR = 80;
  static final int SUBSCRIPT_RANGE_DESIGNATOR = 81;
  static final int EXTENSION_EXPRESSION = 82;
  static final int GNU_ASM_EXPRESSION = 83;
  static final int STRING_LITERAL = 84;
  static final int CONCATENATED_STRING = 85;
  static final int NUMBER_LITERAL = 86;
  static final int CHAR_LITERAL = 87;
  static final int TRUE = 88;
  static final int FALSE = 89;
  static final int NULL = 90;
  static final int COMMENT = 91;
  static final int ATTRIBUTE_SPECIFIER = 92;

  private static final String[] NAMES = {
    "translation_unit",
    "linkage_specification",
    "declaration_list",
    "function_definition",
    "declaration",
    "type_definition",
    "preproc_if",
    "preproc_ifdef",
    "preproc_else",
    "preproc_elif",
    "preproc_elifdef",
    "struct_specifier",
    "union_specifier",
    "enum_specifier",
    "enumerator_list",
    "enumerator",
    "field_declaration_list",
    "field_declaration",
    "bitfield_clause",
    "primitive_type",
    "sized_type_specifier",
    "type_identifier",
    "macro_type_specifier",
    "type_qualifier",
    "storage_class_specifier",
    "identifier",
    "field_identifier",
    "statement_identifier",
    "init_declarator",
    "pointer_declarator",
    "array_declarator",
    "function_declarator",
    "parenthesized_declarator",
    "attributed_declarator",
    "abstract_pointer_declarator",
    "abstract_array_declarator",
    "abstract_function_declarator",
    "abstract_parenthesized_declarator",
    "parameter_list",
    "parameter_declaration",
    "variadic_parameter",
    "type_descriptor",
    "compound_statement",
    "expression_statement",
    "if_statement",
    "else_clause",
    "while_statement",
    "do_statement",
    "for_statement",
    "switch_statement",
    "case_statement",
    "labeled_statement",
    "return_statement",
    "attributed_statement",
    "goto_statement",
    "break_statement",
    "continue_statement",
    "parenthesized_expression",
    "field_expression",
    "subscript_expression",
    "pointer_expression",
    "call_expression",
    "argument_list",
    "cast_expression",
    "conditional_expression",
    "assignment_expression",
    "comma_expression",
    "binary_expression",
    "unary_expression",
    "update_expression",
    "sizeof_expression",
    "alignof_expression",
    "offsetof_expression",
    "generic_expression",
    "compound_literal_expression",
    "initializer_list",
    "initializer_pair",
    "field_designator",
    "subscript_designator",
    "subscript_range_designator",
    "extension_expression",
    "gnu_asm_expression",
    "string_literal",
    "concatenated_string",
    "number_literal",
    "char_literal",
    "true",
    "false",
    "null",
    "comment",
    "attribute_specifier",
  };

  private static final byte[] OF = new byte[1 << 16];

  static {
    for (int i = 0; i < NAMES.length; i++) {
      OF[Grammar.symbol(NAMES[i])] = (byte) (i + 2);
    }
    OF[Grammar.ERROR] = ERROR;
  }

  static final int FIELD_TYPE = Grammar.field("type");
  static final int FIELD_DECLARATOR = Grammar.field("declarator");
  static final int FIELD_NAME = Grammar.field("name");
  static final int FIELD_BODY = Grammar.field("body");
  static final int FIELD_VALUE = Grammar.field("value");
  static final int FIELD_PARAMETERS = Grammar.field("parameters");
  static final int FIELD_ARGUMENTS = Grammar.field("arguments");
  static final int FIELD_ARGUMENT = Grammar.field("argument");
  static final int FIELD_FUNCTION = Grammar.field("function");
  static final int FIELD_FIELD = Grammar.field("field");
  static final int FIELD_INDEX = Grammar.field("index");
  static final int FIELD_OPERATOR = Grammar.field("operator");
  static final int FIELD_LEFT = Grammar.field("left");
  static final int FIELD_RIGHT = Grammar.field("right");
  static final int FIELD_CONDITION = Grammar.field("condition");
  static final int FIELD_CONSEQUENCE = Grammar.field("consequence");
  static final int FIELD_ALTERNATIVE = Grammar.field("alternative");
  static final int FIELD_DESIGNATOR = Grammar.field("designator");

  static int of(FlatTree tree, int node) {
    // Keywords share no symbol with named nodes, save where the grammar aliases them.
    return OF[tree.symbol(node)];
  }
}
