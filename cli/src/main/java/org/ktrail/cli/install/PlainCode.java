package org.ktrail.cli.install;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes out the code that javac leaves to be put together when it is first run: which case of a
 * {@code switch} over types applies, and how records are compared. That takes milliseconds a place,
 * and the ahead-of-time cache does not keep it. The code does what the JDK's would, to the bit: the
 * order of a hash table may show in an answer.
 */
final class PlainCode {
  private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
  private static final ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
  private static final MethodTypeDesc HASH =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object);
  private static final MethodTypeDesc EQUALS =
      MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object);

  /** A switch that was taken out of its method. */
  private record Cases(String name, MethodTypeDesc type, List<ClassDesc> labels) {}

  private final ClassModel model;
  private final ClassDesc self;
  private final List<Cases> switches = new ArrayList<>();

  private PlainCode(ClassModel model) {
    this.model = model;
    this.self = model.thisClass().asSymbol();
  }

  /** The class with such code written out; the same if it has none. */
  static byte[] of(byte[] bytes) {
    ClassFile file = ClassFile.of();
    ClassModel model = file.parse(bytes);
    PlainCode plain = new PlainCode(model);
    CodeTransform calls =
        (code, element) -> {
          if (!(element instanceof InvokeDynamicInstruction call) || !plain.replace(call, code)) {
            code.with(element);
          }
        };
    ClassTransform all =
        ClassTransform.transformingMethodBodies(calls)
            .andThen(
                ClassTransform.endHandler(builder ->
                    plain.switches.forEach(cases ->
                        builder.withMethodBody(
                            cases.name,
                            cases.type,
                            ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                            code -> choose(cases, code)))));
    return model.isModuleInfo() ? bytes : file.transformClass(model, all);
  }

  private boolean replace(InvokeDynamicInstruction call, CodeBuilder code) {
    ClassDesc maker = call.bootstrapMethod().owner();
    List<ConstantDesc> arguments = call.bootstrapArgs();
    if (maker.equals(SWITCHES)
        && call.bootstrapMethod().methodName().equals("typeSwitch")
        && arguments.stream().allMatch(label -> label instanceof ClassDesc)) {
      String name = "typeSwitch$" + switches.size();
      List<ClassDesc> labels = arguments.stream().map(label -> (ClassDesc) label).toList();
      switches.add(new Cases(name, call.typeSymbol(), labels));
      boolean isInterface = model.flags().has(AccessFlag.INTERFACE);
      code.invokestatic(self, name, call.typeSymbol(), isInterface);
      return true;
    }
    if (!maker.equals(RECORDS)) {
      return false;
    }
    List<DirectMethodHandleDesc> fields =
        arguments.stream().skip(2).map(getter -> (DirectMethodHandleDesc) getter).toList();
    return switch (call.name().stringValue()) {
      case "hashCode" -> hash(fields, code);
      case "equals" -> equal(fields, code);
      default -> false;
    };
  }

  /** The number of the first case, from one on, that is of the type; −1 for null. */
  private static void choose(Cases cases, CodeBuilder code) {
    code.aload(0).ifThen(Opcode.IFNULL, none -> none.iconst_m1().ireturn());
    for (int i = 0; i < cases.labels.size(); i++) {
      int number = i;
      code.iload(1)
          .loadConstant(number)
          .ifThen(
              Opcode.IF_ICMPLE,
              open ->
                  open.aload(0)
                      .instanceOf(cases.labels.get(number))
                      .ifThen(found -> found.loadConstant(number).ireturn()));
    }
    code.loadConstant(cases.labels.size()).ireturn();
  }

  /** On the stack: the record. */
  private boolean hash(List<DirectMethodHandleDesc> fields, CodeBuilder code) {
    code.pop().iconst_0();
    for (DirectMethodHandleDesc field : fields) {
      ClassDesc type = type(field);
      code.bipush(31).imul();
      load(field, 0, code);
      if (type.isPrimitive()) {
        code.invokestatic(box(type), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, type));
      } else {
        code.invokestatic(OBJECTS, "hashCode", HASH);
      }
      code.iadd();
    }
    return true;
  }

  /** On the stack: the record and what it is compared with. */
  private boolean equal(List<DirectMethodHandleDesc> fields, CodeBuilder code) {
    code.ifThen(Opcode.IF_ACMPEQ, same -> same.iconst_1().ireturn());
    code.aload(1).instanceOf(self).ifThen(Opcode.IFEQ, PlainCode::no);
    for (DirectMethodHandleDesc field : fields) {
      ClassDesc type = type(field);
      load(field, 0, code);
      load(field, 1, code);
      if (TypeKind.from(type).asLoadable() == TypeKind.INT) {
        code.ifThen(Opcode.IF_ICMPNE, PlainCode::no);
      } else if (type.isPrimitive()) {
        code.invokestatic(box(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type))
            .ifThen(Opcode.IFNE, PlainCode::no);
      } else {
        code.invokestatic(OBJECTS, "equals", EQUALS).ifThen(Opcode.IFEQ, PlainCode::no);
      }
    }
    code.iconst_1();
    return true;
  }

  private static void no(CodeBuilder code) {
    code.iconst_0().ireturn();
  }

  private void load(DirectMethodHandleDesc field, int local, CodeBuilder code) {
    code.aload(local).checkcast(self).getfield(self, field.methodName(), type(field));
  }

  private static ClassDesc type(DirectMethodHandleDesc getter) {
    return getter.invocationType().returnType();
  }

  private static ClassDesc box(ClassDesc primitive) {
    return TypeKind.from(primitive) == TypeKind.INT
        ? ConstantDescs.CD_Integer
        : TypeKind.from(primitive) == TypeKind.CHAR
            ? ConstantDescs.CD_Character
            : ClassDesc.of("java.lang." + capital(primitive.displayName()));
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
