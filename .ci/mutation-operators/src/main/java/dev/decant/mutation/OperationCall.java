package dev.decant.mutation;

import org.pitest.reloc.asm.MethodVisitor;
import org.pitest.reloc.asm.Opcodes;

/** A call such as {@code tf.math.add(x, y)}, as it stands in bytecode. */
record OperationCall(String owner, String name, String descriptor) {
    private static final String OPERAND = "Lorg/tensorflow/Operand;";

    boolean addsAnOperation() {
        return owner.startsWith("org/tensorflow/op/") && owner.endsWith("Ops") && !descriptor.endsWith(")V");
    }

    /** Whether it is called with this many operands and nothing else. */
    boolean takes(int operands) {
        return descriptor.startsWith("(" + OPERAND.repeat(operands) + ")");
    }

    /** The operation of the same operands that the same receiver offers under another name. */
    OperationCall renamed(String other) {
        int simple = descriptor.lastIndexOf('/') + 1;
        String type = Character.toUpperCase(other.charAt(0)) + other.substring(1) + ";";
        return new OperationCall(owner, other, descriptor.substring(0, simple) + type);
    }

    void write(MethodVisitor code) {
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, name, descriptor, false);
    }
}
