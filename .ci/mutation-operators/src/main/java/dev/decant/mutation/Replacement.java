package dev.decant.mutation;

import java.util.function.Consumer;
import org.pitest.reloc.asm.MethodVisitor;

/**
 * Code in place of a call.
 *
 * @param says for the report
 * @param code finds the receiver and the arguments on the stack and leaves one operand there
 */
record Replacement(String says, Consumer<MethodVisitor> code) {}
